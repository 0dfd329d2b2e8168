import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { Household } from '../../test/twoAtOneScreen';

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
