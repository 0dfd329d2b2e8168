import { screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';

import { answerWith, commands } from '../../ipc/commands';
import type { Answered } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { Household } from '../../test/twoAtOneScreen';
import { TestWindow } from '../../test/window';

afterEach(() => {
  document.documentElement.removeAttribute('data-theme');
  document.documentElement.removeAttribute('style');
});

test('dark is worn at once and kept', async () => {
  const household = new Household();
  household.open('first', { name: 'settings' });
  await household.user.click(await screen.findByRole('radio', { name: 'Dark' }));
  expect(document.documentElement.dataset.theme).toBe('dark');
  await waitFor(() => {
    expect(household.settings.theme).toBe('dark');
  });
  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('larger text is the root of every measure', async () => {
  const household = new Household();
  household.open('first', { name: 'settings' });
  await household.user.click(await screen.findByRole('radio', { name: '150 percent' }));
  expect(document.documentElement.style.fontSize).toBe('150%');
  expect(household.settings.textSize).toBe(150);
});

test('the minutes until the lock are chosen from a list', async () => {
  const household = new Household();
  household.open('first', { name: 'settings' });
  await household.user.selectOptions(await screen.findByRole('combobox', { name: /Lock when nobody/ }), '10');
  await waitFor(() => {
    expect(household.settings.idleMinutes).toBe(10);
  });
});

test('Settings shows where the household lies, and a copy is called saved only when it is', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  await window.press('Settings');
  await waitFor(() => {
    expect(document.querySelector('main')?.textContent).toContain('household.hearth');
  });
  let done: (said: Answered<boolean>) => void = () => {};
  const householdCopy = () => new Promise<Answered<boolean>>((resolve) => (done = resolve));
  answerWith({ ...commands, householdCopy });
  const says = (text: string) => screen.queryByText(text) !== null;

  await window.press('Save a copy of the household file…');
  expect(says('Saving the copy and checking it')).toBe(true);
  done({ ok: true, value: true });
  expect(await screen.findByText(/The copy is saved/)).toBeTruthy();

  await window.press('Save a copy of the household file…');
  done({ ok: true, value: false });
  await waitFor(() => {
    expect(says('Saving the copy and checking it')).toBe(false);
  });
  expect(screen.queryByText(/The copy is saved/)).toBeNull();

  await window.press('Save a copy of the household file…');
  done({ ok: false, error: { kind: 'copyStands' } });
  expect((await screen.findByRole('alert')).textContent).toContain('already in that place');
  expect(screen.queryByText(/The copy is saved/)).toBeNull();
  expect(await axeFindings()).toEqual([]);
});

test('F1 lists every key that does something', async () => {
  const household = new Household();
  household.open('first', { name: 'plans' });
  await screen.findByRole('button', { name: 'Write an agreement' });
  await household.user.keyboard('{F1}');
  expect(screen.getByRole('dialog', { name: 'Keys' })).toBeTruthy();
  expect(screen.getByText('Ctrl L', { selector: 'dialog kbd' })).toBeTruthy();
  await household.user.click(screen.getByRole('button', { name: 'Done' }));
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the file of the open household is taken off the list only here, after a question', async () => {
  const household = new Household();
  household.open('first', { name: 'settings' });
  expect(await screen.findByText('It’s called “household.hearth”.')).toBeTruthy();
  await household.user.click(await screen.findByRole('button', { name: 'Take it off the list' }));
  const dialog = screen.getByRole('dialog', { name: 'Take this file off the list?' });
  await household.user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect(household.listed).toBe(true);
  await household.user.click(screen.getByRole('button', { name: 'Take it off the list' }));
  await household.user.click(
    within(screen.getByRole('dialog')).getByRole('button', { name: 'Take it off the list' }),
  );
  expect(await screen.findByText(/It isn’t on this computer’s list/)).toBeTruthy();
  expect(household.listed).toBe(false);
  expect(screen.queryByRole('button', { name: 'Take it off the list' })).toBeNull();
});
