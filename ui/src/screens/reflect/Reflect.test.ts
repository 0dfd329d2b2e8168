import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';

async function written(): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  const run = window.house.commands();
  const begun = await run.exerciseBegin('responsibility-account');
  if (!begun.ok) throw new Error('no exercise');
  await run.answerSave(begun.value.entry, 'one-sentence', { kind: 'text', text: 'I kept a second phone.' });
  await run.answerSave(begun.value.entry, 'began', { kind: 'date', date: '2025-03-01', about: 'in spring' });
  await run.answerSave(begun.value.entry, 'acts', { kind: 'list', items: ['One.', 'Two.', ' '] });
  await run.entryFinish(begun.value.entry);
  await window.press('Reflect');
  await window.at('reflect');
  return window;
}

test('a written entry is read with its questions and answers', async () => {
  const window = await written();
  await window.press(/^What I did, in full Written on/);
  const page = await window.at('entry');
  expect(within(page).getByText('I kept a second phone.')).toBeTruthy();
  expect(within(page).getByText('1 March 2025, in spring')).toBeTruthy();
  expect(
    within(page)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['One.', 'Two.']);
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  expect(await axeFindings()).toEqual([]);
});

test('what goes in the bin can be taken back at once, and later', async () => {
  const window = await written();
  await window.press('Put “What I did, in full” in the bin');
  expect(await screen.findByText(/is in the bin now/)).toBeTruthy();
  await window.press('Undo');
  expect(await screen.findByRole('button', { name: /^What I did, in full Written on/ })).toBeTruthy();
  await window.press('Put “What I did, in full” in the bin');
  await window.press('In the bin (1)');
  expect(await axeFindings()).toEqual([]);
  await window.press('Take back');
  expect(await screen.findByRole('button', { name: /^What I did, in full Written on/ })).toBeTruthy();
});

test('"Not now" is answered with one quiet line and costs nothing', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  expect(await axeFindings()).toEqual([]);
  await window.press('Not now');
  await window.press('Not now');
  expect(await screen.findByText(/You set this aside for today/)).toBeTruthy();
  expect(document.querySelectorAll('button.primary')).toHaveLength(0);
});

test('the second person sees nothing of what the first wrote', async () => {
  const window = await written();
  await window.press(/^Lock/);
  await window.at('door');
  await window.user.click(await screen.findByRole('radio', { name: 'M' }));
  await window.unlock('violet kettle harbour nine');
  expect(document.body.textContent).not.toContain('second phone');
  await window.press('Reflect');
  await window.at('reflect');
  expect(await screen.findByText('What you finish is kept here. Only you can read it.')).toBeTruthy();
});
