import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import type { PulseFacet } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';

const all: PulseFacet[] = ['safe', 'truthful', 'reliable', 'open', 'close', 'respected'];

/** A room with a rating for each of these days, of every facet the same. */
async function rated(days: [string, number][], note = ''): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  for (const [date, value] of days)
    window.house.pulse.save(null, { date, ratings: all.map((facet) => ({ facet, value })), note });
  return window;
}

async function toPulse(window: TestWindow): Promise<HTMLElement> {
  await window.press(/^Trust pulse/);
  return await window.at('pulse');
}

const groups = (): string[] =>
  screen.getAllByRole('group').map((group) => group.querySelector('legend')?.textContent ?? '');
const choose = async (window: TestWindow, facet: string, value: string): Promise<void> =>
  await window.user.click(
    within(screen.getByRole('group', { name: facet })).getByRole('radio', { name: value }),
  );

test('an empty pulse says what belongs there and offers one way to begin', async () => {
  const window = await rated([]);
  await toPulse(window);
  expect(await screen.findByRole('heading', { name: 'How trust feels, week by week' })).toBeTruthy();
  expect(screen.getByText(/Nobody has tested them/)).toBeTruthy();
  expect(screen.getByText('Your own ratings. Only you can see them.')).toBeTruthy();
  expect(document.querySelectorAll('button.primary')).toHaveLength(1);
  expect(await axeFindings()).toEqual([]);
});

test('felt safety is asked first, nothing is chosen beforehand, and all of it is kept as one', async () => {
  const window = await rated([]);
  await toPulse(window);
  await window.press('Rate this week');
  expect(groups().slice(0, 6)).toEqual([
    'Safe with you',
    'You tell me the truth',
    'You do what you say',
    'I can show myself',
    'Close',
    'Respected',
  ]);
  expect(screen.queryAllByRole('radio', { checked: true })).toEqual([]);
  expect(await axeFindings()).toEqual([]);
  await choose(window, 'Safe with you', '0, not at all');
  await choose(window, 'You tell me the truth', '6');
  await choose(window, 'Close', '10, fully');
  await window.press('Leave “Close” out');
  await window.type('A word on it, if you want one', 'Slept badly.');
  await window.press('Done');
  expect(await screen.findByText(/Written down/)).toBeTruthy();
  expect(window.house.pulse.show().pulses).toEqual([
    {
      entry: 'pulse-0',
      date: '2026-11-22',
      ratings: [
        { facet: 'safe', value: 0 },
        { facet: 'truthful', value: 6 },
      ],
      note: 'Slept badly.',
    },
  ]);
  expect(screen.getByText(/Something light may be enough for today/)).toBeTruthy();
  await window.press('See Help');
  await window.at('help');
});

test('a pulse in which nothing was said leaves nothing behind', async () => {
  const window = await rated([]);
  await toPulse(window);
  await window.press('Rate this week');
  await window.press('Done');
  expect(await screen.findByRole('heading', { name: 'How trust feels, week by week' })).toBeTruthy();
  await window.press('Rate this week');
  await choose(window, 'Respected', '3');
  await window.press('Leave “Respected” out');
  await window.press('Done');
  expect(await screen.findByRole('heading', { name: 'How trust feels, week by week' })).toBeTruthy();
  expect(window.house.pulse.show().pulses).toEqual([]);
});

test('what could not be kept stays on the page and can be sent again', async () => {
  const window = await rated([]);
  await toPulse(window);
  await window.press('Rate this week');
  window.house.saveFault = { kind: 'diskFull' };
  await choose(window, 'Safe with you', '4');
  await window.press('Done');
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy();
  await window.press('Reflect');
  await window.at('reflect');
  await window.press('Today');
  await toPulse(window);
  expect(
    within(screen.getByRole('group', { name: 'Safe with you' })).getByRole('radio', { checked: true }),
  ).toBe(within(screen.getByRole('group', { name: 'Safe with you' })).getByRole('radio', { name: '4' }));
  window.house.saveFault = null;
  await window.press('Done');
  expect(await screen.findByText(/Written down/)).toBeTruthy();
  expect(window.house.pulse.show().pulses).toHaveLength(1);
});

test('the lines show one facet with its gaps, without target, sum or score', async () => {
  const window = await rated([
    ['2026-10-04', 2],
    ['2026-10-11', 4],
    ['2026-11-15', 5],
    ['2026-11-22', 7],
  ]);
  const page = await toPulse(window);
  expect(await within(page).findByRole('heading', { name: /^Safe with you, since/ })).toBeTruthy();
  expect(page.querySelectorAll('figure path.line')).toHaveLength(2);
  expect(within(page).getByText(/Where the line stops, nothing was rated/)).toBeTruthy();
  expect(page.textContent).not.toMatch(/average|score|target|goal|overall/i);
  expect(within(page).getAllByRole('radio')).toHaveLength(6);
  await window.user.click(within(page).getByRole('radio', { name: 'Close' }));
  expect(within(page).getByRole('heading', { name: /^Close, since/ })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('the arrow keys walk the points and each is spoken with its day and its words', async () => {
  const window = await rated(
    [
      ['2026-11-15', 5],
      ['2026-11-22', 7],
    ],
    'A good talk.',
  );
  await toPulse(window);
  const walk = await screen.findByRole('slider', { name: 'Ratings of “Safe with you”' });
  expect(walk.getAttribute('aria-valuetext')).toBe('22 November: 7 of 10. A good talk.');
  (walk as HTMLInputElement).value = '0';
  walk.dispatchEvent(new Event('input', { bubbles: true }));
  expect(await screen.findByText('15 November: 5 of 10. A good talk.')).toBeTruthy();
  expect(walk.getAttribute('aria-valuetext')).toBe('15 November: 5 of 10. A good talk.');
});

test('marks stand in the lines as named shapes and in the table in words', async () => {
  const window = await rated([
    ['2026-11-15', 5],
    ['2026-11-22', 7],
  ]);
  window.house.pulse.marks = [
    { date: '2026-11-16', kind: 'agreement', title: 'Evenings on work trips', facet: null },
    { date: '2026-11-18', kind: 'setback', title: 'A setback', facet: null },
  ];
  const page = await toPulse(window);
  expect(await within(page).findByText('agreement signed')).toBeTruthy();
  expect(within(page).getByText('a setback')).toBeTruthy();
  await window.press('Show as table');
  const table = screen.getByRole('table', { name: 'What you rated, newest first' });
  const rows = within(table).getAllByRole('row');
  expect(rows.map((row) => within(row).queryByRole('rowheader')?.textContent?.trim())).toEqual([
    undefined,
    '22 November',
    '18 November',
    '16 November',
    '15 November',
  ]);
  expect(within(table).getByText('agreement signed: Evenings on work trips')).toBeTruthy();
  expect(within(table).getAllByRole('columnheader')).toHaveLength(8);
  expect(await axeFindings()).toEqual([]);
});

test('where the words of one line changed, that line says so and the others do not', async () => {
  const window = await rated([
    ['2026-11-15', 5],
    ['2026-11-22', 7],
  ]);
  window.house.pulse.marks = [
    { date: '2026-11-18', kind: 'wording', title: 'You do what you say', facet: 'reliable' },
  ];
  const page = await toPulse(window);
  const says = 'this line asks for more since';
  expect(await within(page).findByRole('slider', { name: 'Ratings of “Safe with you”' })).toBeTruthy();
  expect(within(page).queryByText(says)).toBeNull();
  await window.user.click(within(page).getByRole('radio', { name: 'You do what you say' }));
  expect(await within(page).findByText(says)).toBeTruthy();
  await window.press('Show as table');
  const table = screen.getByRole('table', { name: 'What you rated, newest first' });
  expect(within(table).getByText(`${says}: You do what you say`)).toBeTruthy();
});

test('an earlier one is changed, taken out and taken back', async () => {
  const window = await rated([
    ['2026-11-15', 5],
    ['2026-11-22', 7],
  ]);
  await toPulse(window);
  await window.press('Show as table');
  await window.press('Change the ratings of 15 November');
  expect(await screen.findByText('15 November 2026')).toBeTruthy();
  await choose(window, 'Close', '1');
  await window.press('Done');
  await screen.findByText(/Written down/);
  expect(window.house.pulse.show().pulses[0]?.ratings.find(({ facet }) => facet === 'close')?.value).toBe(1);
  await window.press('Show as table');
  await window.press('Change the ratings of 15 November');
  await window.press('Take it out');
  expect(await screen.findByText(/The ratings of 15 November are in the bin now/)).toBeTruthy();
  expect(window.house.pulse.show().pulses).toHaveLength(1);
  await window.press('Undo');
  expect(window.house.pulse.show().pulses).toHaveLength(2);
});

test('a week later the ratings come first, and the lines are one step away', async () => {
  const window = await rated([['2026-11-15', 5]]);
  await toPulse(window);
  expect(await screen.findByRole('group', { name: 'Safe with you' })).toBeTruthy();
  expect(screen.queryAllByRole('radio', { checked: true })).toEqual([]);
  await window.press('Look at the lines');
  expect(await screen.findByRole('heading', { name: /^Safe with you, since/ })).toBeTruthy();
  expect(await screen.findByRole('button', { name: 'Rate this week' })).toBeTruthy();
});

test('whoever steps aside half way finds the ratings as they were left', async () => {
  const window = await rated([['2026-11-15', 5]]);
  await toPulse(window);
  await choose(window, 'Close', '8');
  await window.press('Help');
  await window.at('help');
  await window.press('Today');
  await toPulse(window);
  const close = await screen.findByRole('group', { name: 'Close' });
  expect((within(close).getByRole('radio', { name: '8' }) as HTMLInputElement).checked).toBe(true);
  expect(window.house.pulse.show().pulses).toHaveLength(2);
});

test('a day that has not come is not taken', async () => {
  const window = await rated([['2026-11-15', 5]]);
  await toPulse(window);
  await window.press('It is about another day');
  const day = screen.getByRole('group', { name: 'The day it is about' });
  await window.user.clear(within(day).getByLabelText('Day'));
  await window.user.type(within(day).getByLabelText('Day'), '30');
  expect(await screen.findByText(/That day has not come yet/)).toBeTruthy();
  await window.user.clear(within(day).getByLabelText('Day'));
  await window.user.type(within(day).getByLabelText('Day'), '20');
  await choose(window, 'I can show myself', '2');
  await window.press('Done');
  await screen.findByText(/Written down/);
  expect(window.house.pulse.show().pulses.map(({ date }) => date)).toEqual(['2026-11-15', '2026-11-20']);
});
