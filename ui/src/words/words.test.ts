import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { hasWords, t } from './index';
import type { MessageId } from './messageIds';

const root = join(__dirname, '../../..');
const locales = join(root, 'src-tauri/locales/en');

function filesUnder(folder: string, ending: RegExp): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (name === 'generated' || name === 'messageIds.ts' || name === 'target') return [];
    if (statSync(path).isDirectory()) return filesUnder(path, ending);
    return ending.test(name) ? [path] : [];
  });
}

const source = [
  ...filesUnder(join(root, 'ui/src'), /(?<!\.test)\.(svelte|ts)$/),
  ...filesUnder(join(root, 'src-tauri/src'), /\.rs$/),
  ...filesUnder(join(root, 'src-tauri/crates'), /\.rs$/),
]
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');
const bindings = readFileSync(join(root, 'ui/src/ipc/generated/bindings.ts'), 'utf8');

const ids = readdirSync(locales)
  .flatMap((name) => [...readFileSync(join(locales, name), 'utf8').matchAll(/^([a-z][\w-]*)\s*=/gim)])
  .map((match) => match[1] as string);

/** Beginnings of ids that are put together from a kind: `error-${kind}-happened`. */
const beginnings = [...source.matchAll(/[`'"]([a-z][a-zA-Z-]+-)(?:\$\{|\{\w+\})/g)].map(
  (match) => match[1] as string,
);

/** The kinds of a union in the contract, up to the next exported type. */
function kindsOf(type: string): string[] {
  const start = bindings.indexOf(`export type ${type} =`);
  const end = bindings.indexOf('export type', start + 10);
  const text = bindings.slice(start, end);
  const quoted = type === 'AppError' ? /kind: "(\w+)"/g : /"(\w+)"/g;
  return [...text.matchAll(quoted)].map((match) => match[1] as string);
}

test('no id stands twice', () => {
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test('every id is used', () => {
  const unused = ids.filter(
    (id) =>
      !new RegExp(`['"\`]${id}['"\`]`).test(source) && !beginnings.some((start) => id.startsWith(start)),
  );
  expect(unused).toEqual([]);
});

test('every id that is named exists', () => {
  const named = [...source.matchAll(/\b(?:t|tOf|words)\(\s*['"]([a-z][\w-]+)['"]/g)].map(
    (match) => match[1] as string,
  );
  const meant = named.filter((id) => id !== 'no-such-message');
  expect(meant.length).toBeGreaterThan(100);
  expect(meant.filter((id) => !hasWords(id))).toEqual([]);
});

test('every error has what happened, what is safe and what to do next', () => {
  const kinds = kindsOf('AppError');
  expect(kinds.length).toBeGreaterThan(25);
  for (const kind of kinds) {
    for (const part of ['happened', 'safe', 'next']) {
      expect(hasWords(`error-${kind}-${part}`), `error-${kind}-${part}`).toBe(true);
    }
  }
});

test('everything the program may find while opening has its three sentences', () => {
  const kinds = kindsOf('NoticeKind');
  expect(kinds.length).toBeGreaterThan(8);
  for (const kind of kinds) {
    for (const part of ['happened', 'safe', 'next']) {
      expect(hasWords(`notice-${kind}-${part}`), `notice-${kind}-${part}`).toBe(true);
    }
  }
});

test('every judgement of a passphrase has its words', () => {
  const fits = kindsOf('PassphraseFit');
  expect(fits.length).toBeGreaterThan(3);
  for (const fit of fits) expect(hasWords(`judge-${fit}`), fit).toBe(true);
});

test('nothing shouts, counts or judges', () => {
  const text = readdirSync(locales)
    .map((name) => readFileSync(join(locales, name), 'utf8').replace(/^#.*$/gm, ''))
    .join('\n');
  expect(text).not.toMatch(/!/);
  expect(text).not.toMatch(/\b(should|streak|overdue|score|congratulat\w*|well done|great job)\b/i);
});

test('a name written from right to left does not turn the sentence around it', () => {
  expect(t('door-passphrase', { name: 'רון' })).toBe('Passphrase of \u2068רון\u2069');
  expect(t('door-passphrase', { name: 'Robin' })).toBe('Passphrase of Robin');
});

test('missing words are a fault that is seen at once', () => {
  expect(() => t('no-such-words' as MessageId)).toThrow('no-such-words');
  expect(() => t('door-passphrase')).toThrow('door-passphrase');
});
