import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { clearGates, finished } from '../../test/runner';
import { TestWindow } from '../../test/window';
import { FIRST_PASSPHRASE, SECOND_PASSPHRASE } from '../../ipc/fake';
import { gates, type KnownGate } from '../../ipc/fakeContent';
import type { Answer } from '../../ipc/types';

async function written(exercise: string, answers: Record<string, string>): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  const run = window.house.commands();
  const begun = await run.exerciseBegin(exercise);
  if (!begun.ok) throw new Error('no exercise');
  await clearGates(begun.value.entry);
  for (const [step, text] of Object.entries(answers)) {
    await run.answerSave(begun.value.entry, step, { kind: 'text', text });
  }
  await run.entryFinish(begun.value.entry, 'same');
  await window.press('Reflect');
  await window.press(new RegExp(`^${begun.value.exercise.title} Written on`));
  await window.at('entry');
  await window.press('Share a copy');
  await window.at('share');
  return window;
}

test('nothing is chosen beforehand, and the preview shows what the other reads, word for word', async () => {
  const window = await written('responsibility-account', {
    'one-sentence': 'I hid the letters.',
    'kept-hidden': 'And the money.',
  });
  const boxes = await screen.findAllByRole('checkbox');
  expect(boxes.every((box) => !(box as HTMLInputElement).checked)).toBe(true);
  expect(await axeFindings()).toEqual([]);
  await window.user.click(screen.getByRole('checkbox', { name: /what did you do\?/ }));
  await window.press('See what M will see');
  await screen.findByRole('heading', { name: 'This is what M will see' });
  const preview = await screen.findByRole('main');
  expect(within(preview).getByText('I hid the letters.')).toBeTruthy();
  expect(within(preview).queryByText('And the money.')).toBeNull();
  expect(await axeFindings()).toEqual([]);
  await window.press('Share this copy');
  const copy = await window.at('copy');
  expect(within(copy).getByText('I hid the letters.')).toBeTruthy();

  const house = window.house.commands();
  await house.roomLock();
  await house.doorUnlock(SECOND_PASSPHRASE, null);
  const list = await house.postList();
  expect(list.ok && list.value.copies.map(({ title }) => title)).toEqual(['What I did, in full']);
});

test('what never leaves the private room says so, and how it can be told all the same', async () => {
  await written('what-i-have-seen', {});
  expect(await screen.findByText('This never leaves your private room.')).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('an apology says that it is words so far until a deed stands behind it', async () => {
  const window = await written('apology', { whole: 'I hid the letters. I am sorry.' });
  await window.user.click(await screen.findByRole('checkbox', { name: /put it together/ }));
  await window.press('See what M will see');
  expect(await screen.findByText('Words so far. No deed is tied to it yet.')).toBeTruthy();
  await waitFor(async () => expect(await axeFindings()).toEqual([]));
});

/** A note of several paragraphs, at the place where it is shared. */
async function noteWritten(text: string): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  const said = await window.house.commands().noteSave(null, { date: '2026-11-01', title: 'The shed', text });
  if (!said.ok) throw new Error('no note');
  await window.press('Reflect');
  await window.press(/^The shed Note, /);
  await window.at('entry');
  await window.press('Share a copy');
  await window.at('share');
  return window;
}
const ticked = async (name: string | RegExp): Promise<boolean> =>
  ((await screen.findByRole('checkbox', { name })) as HTMLInputElement).checked;

test('of a note a part can be shared, and only that part is seen', async () => {
  const window = await noteWritten('I hid the letters.\n\nAnd the money.\n\nIt rained.');
  await window.user.click(await screen.findByRole('checkbox', { name: 'The whole note' }));
  expect(await ticked('And the money.')).toBe(true);
  await window.user.click(screen.getByRole('checkbox', { name: 'And the money.' }));
  expect(await ticked('The whole note')).toBe(false);
  expect(await axeFindings()).toEqual([]);
  await window.press('See what M will see');
  await screen.findByRole('heading', { name: 'This is what M will see' });
  const preview = within(await screen.findByRole('main'));
  expect(preview.getByText('I hid the letters.')).toBeTruthy();
  expect(preview.getByText('It rained.')).toBeTruthy();
  expect(preview.queryByText('And the money.')).toBeNull();
});

const before = 'A word before it, if you want one';

test('what is chosen is still there after a step aside', async () => {
  const window = await noteWritten('I hid the letters.\n\nAnd the money.');
  await window.user.click(await screen.findByRole('checkbox', { name: 'And the money.' }));
  await window.press('Help');
  await window.at('help');
  await window.press('Reflect');
  await window.press(/^The shed Note, /);
  await window.press('Share a copy');
  await window.at('share');
  await waitFor(async () => expect(await ticked('And the money.')).toBe(true));
});

test('what is chosen and written is among the own drafts after a lock', async () => {
  const window = await noteWritten('I hid the letters.\n\nAnd the money.');
  await window.user.click(await screen.findByRole('checkbox', { name: 'And the money.' }));
  await window.user.click(await screen.findByLabelText(before));
  await window.user.paste('Please wait.');
  await window.user.keyboard('{Control>}l{/Control}');
  await window.at('door');
  await window.unlock();
  await window.press('Plans');
  await window.press('Between us');
  const drafts = within(await screen.findByRole('region', { name: 'Your drafts' }));
  await window.user.click(drafts.getByRole('button', { name: /^The shed A copy/ }));
  await window.at('share');
  await waitFor(async () => expect(await ticked('And the money.')).toBe(true));
  expect((screen.getByLabelText(before) as HTMLTextAreaElement).value).toBe('Please wait.');
});

test('a choice is thrown away with a way back, and one that reads differently now says so', async () => {
  const window = await noteWritten('I hid the letters.\n\nAnd the money.');
  await window.user.click(await screen.findByRole('checkbox', { name: 'And the money.' }));
  await window.press('Throw this choice away');
  expect(await screen.findByText('What you had chosen is in the bin now.')).toBeTruthy();
  expect(await ticked('And the money.')).toBe(false);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Undo'));
  await window.user.keyboard('{Enter}');
  await waitFor(async () => expect(await ticked('And the money.')).toBe(true));

  // The note is changed behind the preview: nothing goes out before its writer has looked again.
  await window.press('See what M will see');
  await screen.findByRole('heading', { name: 'This is what M will see' });
  const house = window.house.commands();
  await house.noteSave('note-0', {
    date: '2026-11-01',
    title: 'The shed',
    text: 'I hid it.\n\nAnd the ring.',
  });
  await window.press('Share this copy');
  expect(await screen.findByText('Something you chose here reads differently now.')).toBeTruthy();
  expect(await screen.findByText(/It is not chosen any more/)).toBeTruthy();
  expect(await ticked('And the ring.')).toBe(false);
  const list = await house.postList();
  expect(list.ok && list.value.copies).toEqual([]);
  expect(await axeFindings()).toEqual([]);
});

test('the entry tells its writer what was shared of it, and when that was taken back', async () => {
  const window = await noteWritten('I hid the letters.');
  await window.user.click(await screen.findByRole('checkbox', { name: /^The whole note/ }));
  await window.press('See what M will see');
  await window.press('Share this copy');
  await window.at('copy');
  const house = window.house.commands();
  await window.press('Reflect');
  await window.press(/^The shed Note, /);
  const history = within(await screen.findByRole('region', { name: 'What you have shared of this' }));
  expect(history.getByRole('button', { name: /^A copy, shared/ })).toBeTruthy();
  const list = await house.postList();
  const post = list.ok ? (list.value.copies[0]?.post ?? '') : '';
  await house.postTakeBack(post, 'first', FIRST_PASSPHRASE);
  await window.press('Plans');
  await window.press('Reflect');
  await window.press(/^The shed Note, /);
  expect(await screen.findByText(/^A copy, shared .* and taken back/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('the deed behind an apology can come later, and the words stay as they are', async () => {
  const window = await written('apology', { whole: 'I hid the letters. I am sorry.' });
  await window.user.click((await screen.findAllByRole('checkbox'))[0] as HTMLElement);
  await window.press('See what M will see');
  await window.press('Share this copy');
  const copy = await window.at('copy');
  expect(within(copy).getByText(/^Once a deed of yours stands in Between us/)).toBeTruthy();
  const house = window.house.commands();
  await house.postSay({ kind: 'deed', parts: { what: 'I pay it back.' } }, null);
  await window.press('Between us');
  await window.press(/apology/i);
  await window.at('copy');
  await window.user.click(await screen.findByRole('radio', { name: 'I pay it back.' }));
  expect(await axeFindings()).toEqual([]);
  await window.press('Tie it to this');
  expect(await screen.findByRole('button', { name: /I pay it back\./ })).toBeTruthy();
  expect(screen.getByText('I hid the letters. I am sorry.')).toBeTruthy();
});

/** The page where an account that was written before the last lock would be shared. */
async function sharedAfterALock(): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  const words: Answer = { kind: 'text', text: 'I hid the letters.' };
  await finished('responsibility-account', { 'one-sentence': words }, 'same');
  await window.user.keyboard('{Control>}l{/Control}');
  await window.unlock();
  await window.press('Reflect');
  await window.press(/^What I did, in full Written on/);
  await window.at('entry');
  await window.press('Share a copy');
  await window.at('share');
  return window;
}

test('the questions of an exercise come before a copy of it, one after the other, and then the choice', async () => {
  const window = await sharedAfterALock();
  for (const gate of ['fear', 'own-force', 'self-harm']) {
    const { promptFor, options, clears } = gates.find(({ id }) => id === gate) as KnownGate;
    await screen.findByRole('heading', { level: 2, name: promptFor('partner') });
    expect(screen.getByText('Only you can see this, and it isn’t kept.')).toBeTruthy();
    expect(screen.queryByRole('checkbox')).toBeNull();
    const label = options.find(({ id }) => clears.includes(id))?.label ?? '';
    await window.user.click(screen.getByRole('radio', { name: label }));
    await window.press('Continue');
  }
  expect(await screen.findByRole('checkbox', { name: /what did you do\?/ })).toBeTruthy();
});

test('a copy of what is not cleared is not begun, and the next try is put off in the same words as anything', async () => {
  const window = await sharedAfterALock();
  await screen.findByRole('heading', { level: 2 });
  expect(await axeFindings()).toEqual([]);
  await window.press('Continue');
  await window.at('ending');
  await window.press('Close this page');
  await window.at('today');
  await window.press('Reflect');
  await window.press(/^What I did, in full Written on/);
  await window.at('entry');
  await window.press('Share a copy');
  expect(await screen.findByText('This can wait for another day.')).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
});
