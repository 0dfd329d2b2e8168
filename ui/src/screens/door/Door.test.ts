import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { SECOND_PASSPHRASE } from '../../ipc/fake';
import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';

test('the first time says in three sentences what this is and what it is not', async () => {
  const window = new TestWindow({ scene: 'none' });
  const main = await window.at('door');
  await screen.findByRole('button', { name: 'Begin' });
  const said = [...main.querySelectorAll('p')].slice(0, 3).map(({ textContent }) => textContent ?? '');
  expect(said.every((sentence) => sentence.split(/[.?]\s|[.?]$/).filter(Boolean).length <= 2)).toBe(true);
  expect(said.join(' ')).toMatch(/nothing is ever sent anywhere/);
  expect(said.join(' ')).toMatch(/does not replace a counsellor/);
  expect(await axeFindings()).toEqual([]);
});

test('the keyboard can begin to type the passphrase at once', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.at('door');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Passphrase of R')));
  expect(await axeFindings()).toEqual([]);
});

test('a wrong passphrase is told calmly, empties the field and changes nothing', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.type('Passphrase of R', 'not these words at all');
  await window.press('Open');
  expect(await screen.findByText('That passphrase does not open this room.')).toBeTruthy();
  expect(screen.getByText(/Nothing was changed/)).toBeTruthy();
  const field = screen.getByLabelText('Passphrase of R') as HTMLInputElement;
  expect(field.value).toBe('');
  expect(document.activeElement).toBe(field);
  expect(window.house.me).toBeNull();
  expect(await axeFindings()).toEqual([]);
  await window.user.type(field, 'x');
  expect(screen.queryByText('That passphrase does not open this room.')).toBeNull();
});

test('each door has its own passphrase', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.at('door');
  await window.user.click(await screen.findByRole('radio', { name: 'M' }));
  await window.type('Passphrase of M', SECOND_PASSPHRASE);
  await window.press('Open');
  await window.at('today');
  expect(window.house.me).toBe('second');
});

test('without a word typed nothing is tried', async () => {
  const window = new TestWindow({ scene: 'one' });
  await screen.findByLabelText('Passphrase of R');
  await window.press('Open');
  expect(await screen.findByText('Type the passphrase of R first.')).toBeTruthy();
  expect(window.house.calls).not.toContain('doorUnlock');
});

test('help lines need no passphrase', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.at('door');
  await window.press('Help lines, without unlocking');
  await window.at('help');
  await window.press('Back');
  await window.at('door');
});

test('a file that cannot be opened is told in three sentences with three ways on', async () => {
  const window = new TestWindow({ scene: 'trouble' });
  await window.at('door');
  expect(await screen.findByText('The household file is not where it was.')).toBeTruthy();
  expect(screen.getByText('Hearthside did not move it or delete it.')).toBeTruthy();
  for (const way of ['Look again', 'Choose the file', 'Go on without this file']) {
    expect(screen.getByRole('button', { name: way })).toBeTruthy();
  }
  expect(await axeFindings()).toEqual([]);
});

test('going on without the file says first what that means', async () => {
  const window = new TestWindow({ scene: 'trouble' });
  await window.press('Go on without this file');
  expect(screen.getByRole('dialog').textContent).toMatch(/The file itself is not touched/);
  await window.press('Forget the place');
  expect(await screen.findByRole('button', { name: 'Begin' })).toBeTruthy();
});

test('what was found while opening is told at the door and can be put away', async () => {
  const window = new TestWindow({ scene: 'two', notices: [{ kind: 'olderFile', count: 1 }] });
  await window.at('door');
  expect(await screen.findByText(/older than the one last seen/)).toBeTruthy();
  await window.press('Put away');
  expect(screen.queryByText(/older than the one last seen/)).toBeNull();
});
