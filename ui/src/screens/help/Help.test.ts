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

/** The choice of a country, from the first lines. */
async function askWhere(): Promise<void> {
  const [first] = await screen.findAllByRole('button', { name: /Choose your country|Another country/ });
  await userEvent.click(first as HTMLElement);
}

/** A clock that tells nothing of a country. */
function nowhere(): void {
  vi.spyOn(Intl.DateTimeFormat.prototype, 'resolvedOptions').mockReturnValue({
    timeZone: 'UTC',
  } as Intl.ResolvedDateTimeFormatOptions);
}

async function openIn(country: string): Promise<void> {
  answerWith({ ...commands, helpShow: () => Promise.resolve({ ok: true, value: fakeHelp() }) } as Commands);
  render(Help, { onback: null });
  await askWhere();
  await screen.findByRole('option', { name: 'Ireland' });
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: 'Where are you?' }), country);
}

function firstLines(): string {
  return document.querySelector('.first')?.textContent?.replace(/\s+/g, ' ') ?? '';
}

test('the first lines say whom to call, what to do where the screen is seen, and whom for suicide', async () => {
  await openIn('GB');
  const said = firstLines();
  expect(said).toMatch(/In danger now\? Call 999 \(United Kingdom\)\./);
  expect(said).toContain('Close this (Ctrl Q) and use a phone or computer they can’t reach.');
  expect(said).toContain('Call 999, or 116 123 (hours not known).');
  expect([...document.querySelectorAll('.first strong')].map(({ textContent }) => textContent)).toEqual([
    '999',
    '999',
    '116 123',
  ]);
  const links = [...document.querySelectorAll('nav button')].map(({ textContent }) => textContent);
  expect(links).toEqual([
    'I’m thinking about suicide',
    'I’m afraid of someone',
    'I might hurt someone, or I have',
    'A child isn’t safe',
    'Drink or drugs',
    'I’m worried about someone else',
  ]);
  // Nothing stands before them but the way back and the title.
  const parts = [...(document.querySelector('main') as HTMLElement).children];
  expect(parts.map((part) => part.localName)).toEqual(['header', 'div', 'nav', 'div']);
  expect(await axeFindings()).toEqual([]);
});

test('what to do where one cannot speak stands in the first lines', async () => {
  await openIn('GB');
  expect(firstLines()).toContain('If you can’t speak on a mobile, stay on the line and press 55 when asked.');
});

test('where several numbers are for emergencies, the first line says which is for what', async () => {
  await openIn('DE');
  expect(firstLines()).toContain('In Germany, call 112 (Fire and ambulance) or 110 (Police).');
});

test('without a country the first lines still hold, and name no number of one country', async () => {
  answerWith({ ...commands, helpShow: () => Promise.resolve({ ok: true, value: fakeHelp() }) } as Commands);
  nowhere();
  render(Help, { onback: null });
  // In the first lines, and in each of the six sections.
  expect(await screen.findAllByRole('button', { name: 'Choose your country' })).toHaveLength(7);
  expect(firstLines()).toContain('Call your emergency number: in many countries 112, 911 or 999.');
  expect(firstLines()).toContain('Call your emergency number, or go to a hospital emergency department.');
  expect(document.querySelectorAll('.phone')).toHaveLength(0);
});

test('each section says a few sentences and then its numbers, in one place', async () => {
  await openIn('GB');
  for (const [name, number] of [
    ['If you’re thinking about suicide or hurting yourself', '116 123'],
    ['If you’re afraid of someone', '0808 2000 247'],
    ['If you’ve hurt someone, or you’re afraid you will', '0808 802 4040'],
    ['If a child isn’t safe', '0808 2000 247'],
    ['If you’re worried about someone else', '116 123'],
  ] as const) {
    const section = within(screen.getByRole('region', { name }));
    const words = section.getAllByText(/./, { selector: 'section > p' });
    expect(words.length).toBeGreaterThan(0);
    const phone = section.getAllByText(number)[0] as HTMLElement;
    expect(words.at(-1)?.compareDocumentPosition(phone)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  }
});

test('no section says more than five things before its numbers', async () => {
  await openIn('GB');
  for (const section of document.querySelectorAll('.more > section')) {
    let said = 0;
    for (const child of section.children) {
      if (child.tagName === 'H3') said = 0;
      if (child.tagName === 'P') said += 1;
      expect(said).toBeLessThanOrEqual(5);
    }
  }
});

test('where the country has no line for people who use force, the page says so and the crisis line takes the call', async () => {
  await openIn('DE');
  const section = within(
    screen.getByRole('region', { name: 'If you’ve hurt someone, or you’re afraid you will' }),
  );
  expect(section.getByText(/^We know of no such line here\./)).toBeTruthy();
  expect(section.getByText(/0800 111 0 111/)).toBeTruthy();
});

test('a link leads to its section, and so does whoever opens the page for one', async () => {
  await openIn('GB');
  await userEvent.click(screen.getByRole('button', { name: 'I’m afraid of someone' }));
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'If you’re afraid of someone' }));
});

test('somebody who is led here for something finds its section at once', async () => {
  answerWith({ ...commands, helpShow: () => Promise.resolve({ ok: true, value: fakeHelp() }) } as Commands);
  render(Help, { onback: null, section: 'force' });
  const heading = await screen.findByRole('heading', { name: /^If you’ve hurt someone/ });
  await vi.waitFor(() => expect(document.activeElement).toBe(heading));
});

test('an old list says how old it is', async () => {
  const aged = { ...fakeHelp(), aged: true };
  answerWith({ ...commands, helpShow: () => Promise.resolve({ ok: true, value: aged }) } as Commands);
  render(Help, { onback: null });
  await askWhere();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Where are you?' }), 'GB');
  expect(screen.getByText(/^This list was checked in November 2026\. Numbers change\./)).toBeTruthy();
});

test('nobody is told that they owe anyone the use of this', async () => {
  await openIn('GB');
  expect(screen.getByText(/^Nobody owes anyone the use of this\./)).toBeTruthy();
});

test('numbers are text and never links', async () => {
  await openIn('DE');
  expect(screen.getAllByText('116 016').length).toBeGreaterThan(0);
  expect(document.querySelectorAll('a')).toHaveLength(0);
});

test('each number says when it was checked, and the page says to check again', async () => {
  await openIn('DE');
  for (const item of document.querySelectorAll('main section li')) {
    expect(item.textContent).toContain('Checked 22 November 2026');
  }
  expect(screen.getAllByText(/on a page from March 2024/).length).toBeGreaterThan(0);
  expect(screen.getByText(/Check this one before you rely on it/)).toBeTruthy();
  expect(screen.getByText(/can show on a phone bill/)).toBeTruthy();
});

test('a line with text only is shown, and unknown hours are said to be unknown', async () => {
  await openIn('IE');
  const line = within(screen.getAllByText('50808 text service')[0]?.closest('li') as HTMLElement);
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
    'If you’re afraid of someone',
    'If you’re thinking about suicide or hurting yourself',
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
  expect(screen.getByText('Your choice isn’t kept.')).toBeTruthy();
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

test('whoever was led to a section before a country was chosen gets to the choice from there', async () => {
  answerWith({ ...commands, helpShow: () => Promise.resolve({ ok: true, value: fakeHelp() }) } as Commands);
  nowhere();
  render(Help, { onback: null, section: 'fear' });
  const section = await screen.findByRole('region', { name: 'If you’re afraid of someone' });
  await userEvent.click(await within(section).findByRole('button', { name: 'Choose your country' }));
  const where = await screen.findByRole('combobox', { name: 'Where are you?' });
  expect(document.activeElement).toBe(where);
  await userEvent.selectOptions(where, 'IE');
  expect(within(section).queryByRole('button', { name: 'Choose your country' })).toBeNull();
});
