import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { answerWith, commands, type Commands } from '../../ipc/commands';
import { fakeHelp } from '../../ipc/fakeHelp';
import { Help as HelpState } from '../../state/help.svelte';
import { countryOfZone } from '../../state/helpZones';
import { axeFindings } from '../../test/axe';
import Help from './Help.svelte';
import { seenInWords } from './seen';

async function openIn(country: string): Promise<void> {
  answerWith({ ...commands, helpShow: () => Promise.resolve({ ok: true, value: fakeHelp() }) } as Commands);
  render(Help, { onback: null });
  await screen.findByRole('option', { name: 'Ireland' });
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Where are you?' }), country);
}

test('the emergency number comes before everything else', async () => {
  await openIn('GB');
  const numbers = [...document.querySelectorAll('.phone')].map((phone) => phone.textContent?.trim());
  expect(numbers[0]).toBe('999');
  const headings = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
  expect(headings[0]).toBe('If you are in danger now');
  expect(await axeFindings()).toEqual([]);
});

test('numbers are text and never links', async () => {
  await openIn('DE');
  expect(screen.getByText('116 016')).toBeTruthy();
  expect(document.querySelectorAll('a')).toHaveLength(0);
});

test('each number says when it was checked, and the page says to check again', async () => {
  await openIn('DE');
  for (const item of document.querySelectorAll('main li')) {
    expect(item.textContent).toContain('Checked 22 November 2026');
  }
  expect(screen.getByText(/on a page from March 2024/)).toBeTruthy();
  expect(screen.getByText(/Check this one before you rely on it/)).toBeTruthy();
  expect(screen.getByText(/can show on a phone bill/)).toBeTruthy();
});

test('a line with text only is shown, and unknown hours are said to be unknown', async () => {
  await openIn('IE');
  const line = within(screen.getByText('50808 text service').closest('li') as HTMLElement);
  expect(line.getByText('Text: HELLO to 50808')).toBeTruthy();
  expect(line.getByText('Hours not known')).toBeTruthy();
});

test('a member state of the Union has 112 once, and no harmonised number it did not name', async () => {
  answerWith({ ...commands, helpShow: () => Promise.resolve({ ok: true, value: fakeHelp() }) } as Commands);
  const help = new HelpState();
  await help.open('Etc/UTC');
  help.choose('IE');
  expect(help.linesOf('emergency').map(({ phone }) => phone)).toEqual(['999', '112']);
  help.choose('DE');
  expect(help.linesOf('emergency').map(({ phone }) => phone)).toEqual(['112', '110']);
  help.choose('GB');
  expect(help.linesOf('emergency').map(({ phone }) => phone)).toEqual(['999']);
});

test('words on safety are there without choosing anything', async () => {
  answerWith({ ...commands, helpShow: () => Promise.resolve({ ok: true, value: fakeHelp() }) } as Commands);
  render(Help, { onback: () => {} });
  for (const name of [
    'If you are afraid of the other person',
    'If you think of harming yourself',
    'If this computer is watched',
  ]) {
    expect(await screen.findByRole('heading', { level: 2, name })).toBeTruthy();
  }
  expect(screen.getByRole('button', { name: 'Back' })).toBeTruthy();
});

test('the choice of country is kept nowhere', async () => {
  const write = vi.spyOn(Storage.prototype, 'setItem');
  const settings = vi.spyOn(commands, 'settingsSave');
  await openIn('IE');
  expect(write).not.toHaveBeenCalled();
  expect(settings).not.toHaveBeenCalled();
  expect(screen.getByText('Your choice is not kept.')).toBeTruthy();
});

test('the clock gives a guess where its zone belongs to one country, and none elsewhere', () => {
  expect(countryOfZone('Europe/Berlin')).toBe('DE');
  expect(countryOfZone('America/Chicago')).toBe('US');
  expect(countryOfZone('Europe/Athens')).toBe('EU');
  expect(countryOfZone('UTC')).toBeNull();
  expect(countryOfZone('Africa/Lagos')).toBeNull();
});

test('a page is dated as far as its date is known', () => {
  expect(['2009', '2024-03', '2023-05-11'].map(seenInWords)).toEqual(['2009', 'March 2024', '11 May 2023']);
});
