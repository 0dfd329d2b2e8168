import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';

/** Reflect with two notes, of which one lies in the bin. */
async function reflecting(): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  const run = window.house.commands();
  for (const title of ['The letter', 'The call']) {
    await run.noteSave(null, { date: '2026-11-08', title, text: 'Words.' });
  }
  await run.entryBin('note-1');
  await window.press('Reflect');
  await window.at('reflect');
  return window;
}

async function deleting(): Promise<TestWindow> {
  const window = await reflecting();
  await window.user.click(screen.getByText('In the bin (1)'));
  await window.press('Delete for good…');
  await window.at('deletion');
  return window;
}

test('the page is one step from the bin, says what older copies hold, and goes back there', async () => {
  const window = await deleting();
  expect(screen.getByText(/Older copies of the file still hold it/)).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Delete “The letter”…' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Delete “The call”…' })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.press('Back');
  await window.at('reflect');
});

test('nothing is deleted before the question that names it is answered', async () => {
  const window = await deleting();
  await window.press('Delete “The letter”…');
  const dialog = screen.getByRole('dialog', { name: 'Delete “The letter” for good?' });
  expect(await axeFindings()).toEqual([]);
  expect(window.house.calls).not.toContain('entryDelete');
  await window.user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(window.house.calls).not.toContain('entryDelete');

  await window.press('Delete “The letter”…');
  await window.press('Delete for good');
  expect(await screen.findByText('“The letter” is deleted.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Delete “The letter”…' })).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Your pages' }));
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  const left = await window.house.commands().exerciseList();
  expect(left.ok && left.value.written).toEqual([]);
});

test('the whole bin goes at once, and its question names what lies there', async () => {
  const window = await deleting();
  await window.press('Delete everything in the bin…');
  const dialog = screen.getByRole('dialog', { name: 'Delete the one page in the bin for good?' });
  expect(within(dialog).getByText('The call')).toBeTruthy();
  await window.press('Delete for good');
  expect(await screen.findByText('The bin is empty.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Delete “The letter”…' })).toBeTruthy();
});

test('what could not be deleted is still there, and the page says so', async () => {
  const window = await deleting();
  window.house.saveFault = { kind: 'diskFull' };
  await window.press('Delete “The letter”…');
  await window.press('Delete for good');
  expect(await screen.findByRole('alert')).toBeTruthy();
  expect(screen.queryByText('“The letter” is deleted.')).toBeNull();
  expect(screen.getByRole('button', { name: 'Delete “The letter”…' })).toBeTruthy();
});
