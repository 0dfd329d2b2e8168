import { cleanup, screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { FIRST_PASSPHRASE, SECOND_PASSPHRASE } from '../../ipc/fake';
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
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Passphrase')));
  expect(await axeFindings()).toEqual([]);
});

test('the door of one person and of two is the same, and holds no name', async () => {
  const shown: string[] = [];
  for (const scene of ['one', 'two']) {
    const window = new TestWindow({ scene });
    const main = await window.at('door');
    await screen.findByLabelText('Passphrase');
    await window.press('Where is my file?');
    // Ids differ from page to page, and stand for nothing.
    shown.push(main.innerHTML.replace(/(id|for|aria-[a-z]+)="[^"]*"/g, ''));
    expect(main.textContent).not.toMatch(/\b[RM]\b/);
    expect(screen.queryAllByRole('radio')).toEqual([]);
    cleanup();
  }
  expect(shown[0]).toBe(shown[1]);
});

test('a wrong passphrase is told calmly, empties the field and changes nothing', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.type('Passphrase', 'not these words at all');
  await window.press('Open');
  expect(await screen.findByText('That passphrase doesn’t open anything here.')).toBeTruthy();
  expect(screen.getByText(/Nothing was changed/)).toBeTruthy();
  const field = screen.getByLabelText('Passphrase') as HTMLInputElement;
  expect(field.value).toBe('');
  expect(document.activeElement).toBe(field);
  expect(window.house.me).toBeNull();
  expect(await axeFindings()).toEqual([]);
  await window.user.type(field, 'x');
  expect(screen.queryByText('That passphrase doesn’t open anything here.')).toBeNull();
});

test('the one field opens the room of whoever types', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.type('Passphrase', SECOND_PASSPHRASE);
  await window.press('Open');
  await window.at('today');
  expect(window.house.me).toBe('second');
});

test('where a passphrase fits both rooms, the names come after it was right', async () => {
  const window = new TestWindow({ scene: 'equal' });
  await window.type('Passphrase', 'not these words at all');
  await window.press('Open');
  expect(screen.queryByRole('button', { name: 'M' })).toBeNull();
  await window.type('Passphrase', FIRST_PASSPHRASE);
  await window.press('Open');
  expect(await screen.findByRole('heading', { name: 'Which room is yours?' })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.press('M');
  await window.at('today');
  expect(window.house.me).toBe('second');
});

test('going back from the two rooms asks for the passphrase again', async () => {
  const window = new TestWindow({ scene: 'equal' });
  await window.type('Passphrase', FIRST_PASSPHRASE);
  await window.press('Open');
  await screen.findByRole('heading', { name: 'Which room is yours?' });
  await window.press('Back');
  expect((screen.getByLabelText('Passphrase') as HTMLInputElement).value).toBe('');
  expect(window.house.me).toBeNull();
});

test('without a word typed nothing is tried', async () => {
  const window = new TestWindow({ scene: 'one' });
  await screen.findByLabelText('Passphrase');
  await window.press('Open');
  expect(await screen.findByText('Type your passphrase first.')).toBeTruthy();
  expect(window.house.calls).not.toContain('doorUnlock');
});

test('where the file lies is told to whoever asks', async () => {
  const window = new TestWindow({ scene: 'one' });
  await window.at('door');
  expect(document.body.textContent).not.toContain('household.hearth');
  await window.press('Where is my file?');
  expect(screen.getByText('It’s called “household.hearth”.')).toBeTruthy();
  expect(screen.getByText('/home/somebody/.local/share/hearthside')).toBeTruthy();
});

test('another household is opened from the list or looked for, and none is forgotten', async () => {
  const known = [{ known: 1, place: { file: 'household-2.hearth', folder: '/media/stick' } }];
  const window = new TestWindow({ scene: 'two', known });
  await window.at('door');
  await window.press('Open another household');
  expect(await axeFindings()).toEqual([]);
  await window.press(/household-2\.hearth/);
  await window.press('Open another household');
  await window.press('Choose a file…');
  await window.press('Open another household');
  await window.user.click(screen.getByRole('checkbox', { name: /Only this time/ }));
  await window.press('Choose a file…');
  expect(window.house.chosen).toEqual(['number 1', 'a file', 'a file, only this time']);
  await window.press('Open another household');
  await window.press('Begin another');
  await window.at('create');
  await window.press('Back');
  await window.at('door');
  expect(await screen.findByLabelText('Passphrase')).toBeTruthy();
  expect(window.house.calls).not.toContain('householdForget');
});

test('help lines need no passphrase', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.at('door');
  await window.press('Help lines, without unlocking');
  await window.at('help');
  await window.press('Back');
  await window.at('door');
});

test('a file that cannot be opened is told in three sentences with three ways on, and none forgets it', async () => {
  const window = new TestWindow({ scene: 'trouble' });
  await window.at('door');
  expect(await screen.findByText('The household file is not where it was.')).toBeTruthy();
  expect(screen.getByText('Hearthside did not move it or delete it.')).toBeTruthy();
  for (const way of ['Try again', 'Find the file…', 'Begin another']) {
    expect(screen.getByRole('button', { name: way })).toBeTruthy();
  }
  expect(document.body.textContent).not.toMatch(/[Ff]orget/);
  expect(await axeFindings()).toEqual([]);
  await window.press('Find the file…');
  expect(window.house.chosen).toEqual(['a file']);
  await window.press('Begin another');
  await window.at('create');
  expect(window.house.calls).not.toContain('householdForget');
});

test('what was found while opening is told at the door and can be put away', async () => {
  const window = new TestWindow({ scene: 'two', notices: [{ kind: 'olderFile', count: 1 }] });
  await window.at('door');
  expect(await screen.findByText(/older than the one last seen/)).toBeTruthy();
  await window.press('Put away');
  expect(screen.queryByText(/older than the one last seen/)).toBeNull();
});
