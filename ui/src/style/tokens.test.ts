import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');

const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name as string,
    { light: light as string, dark: dark as string },
  ]),
);

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

const colour = (name: string, theme: 'light' | 'dark'): string => {
  const token = tokens.get(name);
  if (!token) throw new Error(`no token ${name}`);
  return token[theme];
};

const grounds = ['paper', 'card', 'sunk', 'here', 'attention'];
const themes = ['light', 'dark'] as const;

for (const theme of themes) {
  test(`every text colour can be read on every ground, ${theme}`, () => {
    for (const text of ['ink', 'muted', 'ember', 'juniper', 'plum', 'moss', 'gold']) {
      for (const ground of grounds) {
        const found = contrast(colour(text, theme), colour(ground, theme));
        expect(found, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  test(`borders of controls and the focus ring are seen, ${theme}`, () => {
    for (const ground of ['paper', 'card', 'sunk']) {
      expect(contrast(colour('line', theme), colour(ground, theme)), ground).toBeGreaterThanOrEqual(3);
      expect(contrast(colour('ember', theme), colour(ground, theme)), ground).toBeGreaterThanOrEqual(3);
    }
  });

  test(`text on a filled control can be read, ${theme}`, () => {
    for (const fill of ['ember', 'juniper', 'plum']) {
      expect(contrast(colour('on-fill', theme), colour(fill, theme)), fill).toBeGreaterThanOrEqual(4.5);
    }
  });
}
