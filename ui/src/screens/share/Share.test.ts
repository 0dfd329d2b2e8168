import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';
import { SECOND_PASSPHRASE } from '../../ipc/fake';

async function written(exercise: string, answers: Record<string, string>): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  const run = window.house.commands();
  const begun = await run.exerciseBegin(exercise);
  if (!begun.ok) throw new Error('no exercise');
  for (const [step, text] of Object.entries(answers)) {
    await run.answerSave(begun.value.entry, step, { kind: 'text', text });
  }
  await run.entryFinish(begun.value.entry, null);
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
  const preview = await screen.findByRole('main');
  expect(within(preview).getByText('I hid the letters.')).toBeTruthy();
  expect(within(preview).queryByText('And the money.')).toBeNull();
  expect(await axeFindings()).toEqual([]);
  await window.press('Share this copy');
  const copy = await window.at('copy');
  expect(within(copy).getByText('I hid the letters.')).toBeTruthy();

  const house = window.house.commands();
  await house.roomLock();
  await house.doorUnlock('second', SECOND_PASSPHRASE);
  const list = await house.postList();
  expect(list.ok && list.value.copies.map(({ title }) => title)).toEqual(['What I did, in full']);
});

test('what never leaves the private room says so, and how it can be told all the same', async () => {
  await written('what-i-have-seen', {});
  expect(
    await screen.findByText('What you write in this exercise never leaves your private room.'),
  ).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('an apology says that it is words so far until a deed stands behind it', async () => {
  const window = await written('apology', { whole: 'I hid the letters. I am sorry.' });
  await window.user.click(await screen.findByRole('checkbox', { name: /put it together/ }));
  await window.press('See what M will see');
  expect(await screen.findByText('Words so far. No deed is tied to it yet.')).toBeTruthy();
  await waitFor(async () => expect(await axeFindings()).toEqual([]));
});
