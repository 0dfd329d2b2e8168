import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { gates } from '../../ipc/fakeContent';
import type { Answer } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { clearGates, finished } from '../../test/runner';
import { TestWindow } from '../../test/window';

const exercise = 'responsibility-account';
const title = 'What I did, in full';
const text = (words: string): Answer => ({ kind: 'text', text: words });

/** A window whose clock is set by hand. */
class Years {
  now = '2026-05-03T21:00:00+02:00';
  readonly window = new TestWindow({ scene: 'two', now: () => this.now });

  async sitting(at: string, answers: Record<string, Answer>): Promise<string> {
    this.now = at;
    const run = this.window.house.commands();
    const begun = await run.exerciseBegin(exercise);
    if (!begun.ok) throw new Error('no exercise');
    const { entry } = begun.value;
    await clearGates(entry);
    for (const [step, answer] of Object.entries(answers)) await run.answerSave(entry, step, answer);
    await run.entryFinish(entry, 'steadier');
    return entry;
  }
}

async function twice(): Promise<Years> {
  const years = new Years();
  await years.window.unlock();
  await years.sitting('2026-05-03T21:00:00+02:00', {
    'one-sentence': text('I kept a second phone.'),
    acts: { kind: 'list', items: ['One.'] },
  });
  await years.sitting('2026-11-22T21:00:00+01:00', {
    'one-sentence': text('I kept a second phone.'),
    acts: { kind: 'list', items: ['One.', 'Two.'] },
    began: { kind: 'date', date: '2025-03-01', about: '' },
  });
  await years.window.press('Reflect');
  await years.window.at('reflect');
  return years;
}

test('two sittings lie side by side, the earlier one first, with what stayed the same said once', async () => {
  const { window } = await twice();
  await window.press(`Lay two side by side: “${title}”`);
  const page = await window.at('entry');
  expect(within(page).getAllByText('I kept a second phone.')).toHaveLength(1);
  expect(within(page).getByText('The same both times')).toBeTruthy();
  const [then, now] = within(page).getAllByRole('group');
  expect(then?.getAttribute('aria-label')).toBe('3 May 2026');
  expect(now?.getAttribute('aria-label')).toBe('22 November 2026');
  expect(then?.textContent).not.toContain('Two.');
  expect(now?.textContent).toContain('Two.');
  expect(within(page).getAllByText('Nothing was written here.')).toHaveLength(1);
  expect(within(page).getAllByText(/^You left this steadier/)).toHaveLength(2);
  expect(await axeFindings()).toEqual([]);
});

test('another sitting is chosen by its day, and taken away again', async () => {
  const { window } = await twice();
  await window.press(/^What I did, in full Written on 22 November/);
  await window.at('entry');
  const choice = await screen.findByRole('combobox', { name: 'Beside another time' });
  expect(
    within(choice)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['This one alone', '3 May 2026']);
  await window.user.selectOptions(choice, '3 May 2026');
  expect(await screen.findByText('The same both times')).toBeTruthy();
  await window.user.selectOptions(choice, 'This one alone');
  expect(screen.queryByText('The same both times')).toBeNull();
  expect(screen.getByText('1 March 2025')).toBeTruthy();
});

test('an exercise that was done once offers nothing to lay beside it', async () => {
  const years = new Years();
  await years.window.unlock();
  await years.sitting('2026-11-22T21:00:00+01:00', { 'one-sentence': text('Once.') });
  await years.window.press('Reflect');
  await years.window.at('reflect');
  expect(screen.queryByText('Lay two side by side')).toBeNull();
  await years.window.press(/^What I did, in full Written on/);
  await years.window.at('entry');
  expect(await screen.findByText('Once.')).toBeTruthy();
  expect(screen.queryByRole('combobox')).toBeNull();
});

test('an entry is put in the bin where it is read, and can be taken back', async () => {
  const { window } = await twice();
  await window.press(/^What I did, in full Written on 3 May/);
  await window.at('entry');
  await window.press('Put in the bin');
  await window.at('reflect');
  expect(await screen.findByText(/“What I did, in full” is in the bin now/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Written on 3 May/ })).toBeNull();
  await window.press('Undo');
  expect(await screen.findByRole('button', { name: /Written on 3 May/ })).toBeTruthy();
});

test('a note is read with what it said before, closed until it is asked for', async () => {
  const years = new Years();
  const { window } = years;
  await window.unlock();
  const run = window.house.commands();
  years.now = '2026-11-01T09:00:00+01:00';
  const note = { date: '2026-11-01', title: 'Rain', text: 'The first words.' };
  const saved = await run.noteSave(null, note);
  if (!saved.ok) throw new Error('not kept');
  years.now = '2026-11-20T09:00:00+01:00';
  await run.noteSave(saved.value.entry, { ...note, text: 'Other words.' });
  await window.press('Reflect');
  await window.press(/^Rain Note, 1 November/);
  await window.at('entry');
  expect(await screen.findByText('Other words.')).toBeTruthy();
  expect(screen.queryByText('The first words.')).toBeNull();
  await window.press('What it said before');
  expect(screen.getByRole('heading', { name: 'Until 20 November 2026' })).toBeTruthy();
  expect(screen.getByText('The first words.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('a picked line leads to the entry it came from', async () => {
  const years = new Years();
  const { window } = years;
  await window.unlock();
  const account = await years.sitting('2026-05-03T21:00:00+02:00', {
    acts: { kind: 'list', items: ['I hid the letters.'] },
  });
  const run = window.house.commands();
  const apology = await run.exerciseBegin('apology');
  if (!apology.ok) throw new Error('no exercise');
  await clearGates(apology.value.entry);
  const picked = [{ text: 'I hid the letters.', entry: account }];
  await run.answerSave(apology.value.entry, 'what-for', { kind: 'picked', picked });
  await run.entryFinish(apology.value.entry, null);
  await window.press('Reflect');
  await window.press(/^Words for an apology Written on/);
  await window.at('entry');
  await window.press(/^From “What I did, in full”, 3 May/);
  expect((await screen.findByRole('heading', { level: 1 })).textContent).toContain('What I did, in full');

  // In the bin, the source is named and no way leads there; the line can still be shared, with a hint.
  await run.entryBin(account);
  await window.press('Plans');
  await window.press('Reflect');
  await window.press(/^Words for an apology Written on/);
  await window.at('entry');
  expect(await screen.findByText('From “What I did, in full”, which is in the bin now')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^From “What I did/ })).toBeNull();
  await window.press('Share a copy');
  await window.at('share');
  const line = await screen.findByRole('checkbox', { name: /I hid the letters\./ });
  expect(line.closest('label')?.textContent).toContain('Picked up from an entry that you threw away.');
});

test('a draft of something between the two begins only once the question of its page is cleared', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  const asked = text('Please ring me when you are late.');
  await finished('asking-for-one-thing', { what: asked }, 'same');
  await window.user.keyboard('{Control>}l{/Control}');
  await window.unlock();
  await window.press('Reflect');
  await window.press(/^Asking for one thing Written on/);
  await window.at('entry');
  await window.press('Make this a request');
  const question = gates.find(({ id }) => id === 'fear')?.promptFor('partner') ?? '';
  const heading = await screen.findByRole('heading', { level: 2, name: question });
  expect(document.activeElement).toBe(heading);
  expect(await axeFindings()).toEqual([]);
  await window.press('Not now');
  expect(screen.queryByRole('heading', { name: question })).toBeNull();
  await window.press('Make this a request');
  await window.user.click(await screen.findByRole('radio', { name: 'No, I can say no to them' }));
  await window.press('Continue');
  await window.at('post-editor');
});
