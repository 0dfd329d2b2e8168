import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';

async function atTheWords(label = 'Robin'): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'none' });
  await window.press('Begin');
  await window.type('Your name here', label);
  await window.press('Next');
  await screen.findByLabelText('Six words for you');
  return window;
}

const sixWords = (): string =>
  (screen.getByLabelText('Six words for you').textContent ?? '').replace(/\s+/g, ' ').trim();

test('six words, typed once more, open a room', async () => {
  const window = await atTheWords();
  const words = sixWords();
  expect(words.split(' ')).toHaveLength(6);
  expect(screen.getByText(/Nobody can reset this/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.press('I have written them down');
  // What closing hides and does not hide is said before the first private word.
  expect(screen.getByText(/^Close hides everything at once and keeps your words\./)).toBeTruthy();
  expect(screen.getByText(/pressing Shift three times/)).toBeTruthy();
  await window.type('Your passphrase, once more', words);
  await window.press('Open my room');
  await window.at('today');
  expect(document.body.textContent).not.toContain(words);
});

test('it takes six screens at most', async () => {
  const window = new TestWindow({ scene: 'none' });
  const screens = new Set<string>();
  const note = async (): Promise<void> =>
    void screens.add((await screen.findByRole('heading', { level: 1 })).textContent ?? '');
  await screen.findByRole('button', { name: 'Begin' });
  await note();
  await window.press('Begin');
  await note();
  await window.type('Your name here', 'R');
  await window.press('Next');
  await screen.findByLabelText('Six words for you');
  await note();
  await window.press('I have written them down');
  await note();
  expect(screens.size + 1).toBeLessThanOrEqual(6);
});

test('the focus goes to the new heading on every step', async () => {
  const window = await atTheWords();
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  await window.press('I have written them down');
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Once more, from the paper' }));
});

test('whoever starts to type at once types into the one field, and shortcuts stay shortcuts', async () => {
  const window = new TestWindow({ scene: 'none' });
  await window.press('Begin');
  const field = screen.getByLabelText<HTMLInputElement>('Your name here');
  await window.user.keyboard(' {Control>}a{/Control}{Tab}{Shift>}{Tab}{/Shift}');
  expect(field.value).toBe('');
  screen.getByRole('heading', { level: 1 }).focus();
  await window.user.keyboard('Robin{Enter}');
  await screen.findByLabelText('Six words for you');
});

test('six others are other words', async () => {
  const window = await atTheWords();
  const before = sixWords();
  await window.press('Show me six others');
  await expect.poll(sixWords).not.toBe(before);
});

test('a second typing that differs makes nothing', async () => {
  const window = await atTheWords();
  await window.press('I have written them down');
  await window.type('Your passphrase, once more', 'something else entirely');
  await window.press('Open my room');
  expect(await screen.findByText('This is not the same passphrase.')).toBeTruthy();
  expect(window.house.calls).not.toContain('householdCreate');
});

test('own words are judged in words while they are typed, and weak ones go no further', async () => {
  const window = await atTheWords();
  await window.press('Choose my own words');
  await window.type('Your own passphrase', 'short one');
  expect(await screen.findByText('Too short so far. Add another word.')).toBeTruthy();
  await window.press('I have written it down');
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Your own passphrase');
  await window.type('Your own passphrase', 'seven herons near the gasworks');
  expect(await screen.findByText('This will hold.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.press('I have written it down');
  await window.type('Your passphrase, once more', 'seven herons near the gasworks');
  await window.press('Open my room');
  await window.at('today');
});

test('without a name one is asked for it, in words above the field', async () => {
  const window = new TestWindow({ scene: 'none' });
  await window.press('Begin');
  await window.press('Next');
  expect(await screen.findByText('There is no name yet.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});
