import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';

const words = /^Your note$/;

async function writing(): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  await window.press(/^Write a note/);
  await window.at('note');
  return window;
}
const saves = (window: TestWindow): number => window.house.calls.filter((call) => call === 'noteSave').length;

test('somebody who comes to write can write at once, and is told who can see it', async () => {
  const window = await writing();
  const area = screen.getByLabelText(words);
  expect(document.activeElement).toBe(area);
  expect(area.getAttribute('aria-describedby')).toBe(
    screen.getByText('Only you can see this.').parentElement?.id,
  );
  expect(document.querySelectorAll('button.primary')).toHaveLength(1);
  expect(await axeFindings()).toEqual([]);
  await window.user.keyboard('A long day.');
  expect(await screen.findByText('Saved')).toBeTruthy();
  await window.press('Done for now');
  await window.at('today');
});

test('a look at an empty page leaves nothing behind', async () => {
  const window = await writing();
  await window.press('Done for now');
  await window.at('today');
  expect(saves(window)).toBe(0);
});

test('what is typed in one go is one note, and the next one is another', async () => {
  const window = await writing();
  await window.user.keyboard('First.');
  await window.press('Done for now');
  await window.at('today');
  await window.press(/^Write a note/);
  await window.at('note');
  expect((screen.getByLabelText(words) as HTMLTextAreaElement).value).toBe('');
  await window.user.keyboard('Second.');
  await window.press('Reflect');
  await window.at('reflect');
  await waitFor(async () => {
    const list = await window.house.commands().exerciseList();
    expect(list.ok && list.value.written).toHaveLength(2);
  });
});

test('a note can be about an earlier day and have a title', async () => {
  const window = await writing();
  await window.type('A title, if you want one', 'On the train');
  await window.type(words, 'Rain all the way.');
  await window.press('It is about another day');
  await window.type('Day', '3');
  await window.user.selectOptions(screen.getByLabelText('Month'), 'May');
  await window.type('Year', '2024');
  expect(window.heading).toBe('3 May 2024');
  expect(await axeFindings()).toEqual([]);
  await window.press('Done for now');
  await window.press('Reflect');
  expect(await screen.findByRole('button', { name: /^On the train Note, 3 May 2024/ })).toBeTruthy();
});

test('a written note is changed where it is read, and one comes back to it', async () => {
  const window = await writing();
  await window.user.keyboard('One.');
  await window.press('Reflect');
  await window.press(/^One\. Note, \d/);
  await window.at('entry');
  await window.press('Change the note');
  await window.at('note');
  const area = (await screen.findByLabelText(words)) as HTMLTextAreaElement;
  expect(area.selectionStart).toBe('One.'.length);
  await window.user.keyboard(' Two.');
  await window.press('Done for now');
  await window.at('entry');
  expect(await screen.findByText('One. Two.')).toBeTruthy();
});

test('a note is put in the bin while it is written, and can be taken back', async () => {
  const window = await writing();
  expect(screen.queryByRole('button', { name: 'Put in the bin' })).toBeNull();
  await window.user.keyboard('Better not.');
  await window.press('Put in the bin');
  await window.at('reflect');
  expect(await screen.findByText(/^“Note, \d.*” is in the bin now/)).toBeTruthy();
  await window.press('Undo');
  expect(await screen.findByRole('button', { name: /^Better not\. Note, \d/ })).toBeTruthy();
});

test('words that cannot be kept stay on the page, with what to do', async () => {
  const window = await writing();
  window.house.saveFault = { kind: 'diskFull' };
  await window.user.keyboard('Not lost.');
  await window.press('Done for now');
  expect(await screen.findByText('Not saved yet')).toBeTruthy();
  expect((screen.getByLabelText(words) as HTMLTextAreaElement).value).toBe('Not lost.');
  expect(await axeFindings()).toEqual([]);
  window.house.saveFault = null;
  await window.press('Try again');
  expect(await screen.findByText('Saved')).toBeTruthy();
});

test('a lock while somebody writes keeps every word', async () => {
  const window = await writing();
  await window.user.keyboard('The last words.');
  await window.user.keyboard('{Control>}l{/Control}');
  await window.at('door');
  await window.unlock();
  await window.press('Reflect');
  await window.press(/^The last words\. Note, \d/);
  expect(await screen.findByText('The last words.')).toBeTruthy();
});

test('a note is written from Reflect as well, and leads back there', async () => {
  const window = new TestWindow({ scene: 'one' });
  await window.unlock();
  await window.press('Reflect');
  await window.press('Write a note');
  await window.at('note');
  await window.press('Back');
  await window.at('reflect');
});
