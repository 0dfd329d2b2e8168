import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import type { BreachText } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';

const said: BreachText = {
  between: 'friend',
  word: '',
  kinds: [],
  other: '',
  shape: null,
  since: null,
  sinceAbout: '',
  side: null,
  here: null,
};

/** A note, written while the second of two records was worked on. */
async function reading(): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  const acts = window.house.commands();
  await acts.breachSave(null, { ...said, word: 'Sam', here: 'yes' });
  await acts.breachSave(null, { ...said, word: 'Lou', here: 'no' });
  await acts.noteSave(null, { date: '2026-11-20', title: 'On the train', text: 'Rain.' });
  await window.press('Reflect');
  await window.press(/^On the train Note/);
  await window.at('entry');
  await screen.findByRole('combobox', { name: 'Belongs to' });
  return window;
}
const choice = (): HTMLSelectElement => screen.getByRole('combobox', { name: 'Belongs to' });

test('what is about somebody outside of the household offers no sharing, and says why', async () => {
  await reading();
  expect(choice().selectedOptions[0]?.textContent).toBe('With Lou');
  expect(screen.queryByRole('button', { name: /^Share/ })).toBeNull();
  expect(
    screen.getByText(/^This one can’t be shared here\. What you answered in “What happened” decides/),
  ).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('an entry is moved to another record, and back', async () => {
  const window = await reading();
  await window.user.selectOptions(choice(), 'With Sam');
  expect(await screen.findByText(/^This belongs to “With Sam” now\./)).toBeTruthy();
  expect(await screen.findByRole('button', { name: /^Share/ })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.press('Undo');
  expect(await screen.findByText('This belongs where it did before.')).toBeTruthy();
  expect(document.activeElement).toBe(choice());
  expect(await screen.findByText(/^This one can’t be shared here\./)).toBeTruthy();
  expect(choice().selectedOptions[0]?.textContent).toBe('With Lou');
});

test('a note can belong to none', async () => {
  const window = await reading();
  await window.user.selectOptions(choice(), 'None of them');
  expect(await screen.findByText(/^This doesn’t belong to any of them now\./)).toBeTruthy();
  await waitFor(() => {
    expect(screen.queryByText(/^This one can’t be shared here\./)).toBeNull();
  });
});

test('the way to the records stands beside it, and leads back here', async () => {
  const window = await reading();
  await window.press('What happened');
  await window.at('breaches');
  await window.press('Not now');
  await window.at('entry');
});

test('where there is nothing to choose, nothing is asked', async () => {
  const window = new TestWindow({ scene: 'one' });
  await window.unlock();
  await window.house.commands().noteSave(null, { date: '2026-11-20', title: 'On the train', text: 'Rain.' });
  await window.press('Reflect');
  await window.press(/^On the train Note/);
  await window.at('entry');
  expect(screen.queryByRole('combobox', { name: 'Belongs to' })).toBeNull();
});
