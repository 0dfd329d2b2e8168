import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { FIRST_PASSPHRASE } from '../../ipc/fake';
import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';

async function joining(): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'one' });
  await window.unlock();
  await window.press('Plans');
  await window.press('Add the second person');
  await window.at('join');
  return window;
}

test('the founder confirms, passes the keyboard, and the second person makes a room', async () => {
  const window = await joining();
  expect(await axeFindings()).toEqual([]);
  await window.type('Passphrase of R', FIRST_PASSPHRASE);
  await window.press('Confirm');
  await window.at('handover');
  expect(document.body.textContent).not.toContain('Today');
  await window.press('I am here');
  await window.at('join');
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(
    screen.getByText(/stop at any step before “Make my room”\. After that it can’t be undone for now/),
  ).toBeTruthy();
  expect(screen.getByText(/^Nobody owes anyone the use of this\./)).toBeTruthy();
  await window.type('Your name here', 'M');
  await window.press('Next');
  const words = ((await screen.findByLabelText('Six words for you')).textContent ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  await window.press('I have written them down');
  await window.type('Your passphrase, once more', words);
  await window.press('Make my room');
  await window.at('door');
  expect(window.house.me).toBeNull();
  await window.unlock(words);
  expect(window.house.me).toBe('second');
});

test('the founder’s passphrase is not taken, and the words do not say why', async () => {
  const window = await joining();
  await window.type('Passphrase of R', FIRST_PASSPHRASE);
  await window.press('Confirm');
  await window.press('I am here');
  await window.type('Your name here', 'M');
  await window.press('Next');
  await window.press('Choose my own words');
  await window.type('Your own passphrase', FIRST_PASSPHRASE);
  await screen.findByText('This will hold.');
  await window.press('I have written it down');
  await window.type('Your passphrase, once more', FIRST_PASSPHRASE);
  await window.press('Make my room');
  expect(await screen.findByText('This passphrase can’t be used here.')).toBeTruthy();
  expect(screen.getByText('Please choose another.')).toBeTruthy();
});

test('a wrong passphrase of the founder lets nobody in', async () => {
  const window = await joining();
  await window.type('Passphrase of R', 'some other words');
  await window.press('Confirm');
  expect(await screen.findByText('That passphrase does not open this room.')).toBeTruthy();
  expect((screen.getByLabelText('Passphrase of R') as HTMLInputElement).value).toBe('');
});

test('two people cannot have the same name', async () => {
  const window = await joining();
  await window.type('Passphrase of R', FIRST_PASSPHRASE);
  await window.press('Confirm');
  await window.press('I am here');
  await window.type('Your name here', 'R');
  await window.press('Next');
  expect(await screen.findByText('The other person already uses this name.')).toBeTruthy();
});

test('the second person may stop, and that locks', async () => {
  const window = await joining();
  await window.type('Passphrase of R', FIRST_PASSPHRASE);
  await window.press('Confirm');
  await window.press('I am here');
  await window.press('Stop and lock');
  await window.at('door');
  expect(window.house.me).toBeNull();
});

test('stopping at the hand-over locks too: the room behind it was closed when the founder confirmed', async () => {
  const window = await joining();
  await window.type('Passphrase of R', FIRST_PASSPHRASE);
  await window.press('Confirm');
  await window.at('handover');
  await window.press('Lock');
  await window.at('door');
  expect(window.house.me).toBeNull();
});
