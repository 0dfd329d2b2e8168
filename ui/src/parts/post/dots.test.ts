import { expect, test } from 'vitest';

import { day } from '../../words/dates';
import { drawn, lastWords, outcomes, weeksUntil, wordsOfWeeks } from './dots';
import { isVague } from './postWords';

test('five weeks run from Monday to Sunday, over a change of the clocks and a turn of the year', () => {
  for (const day of ['2026-10-25', '2026-03-29', '2027-01-01', '2028-02-29']) {
    const weeks = weeksUntil(day, 0);
    expect(weeks).toHaveLength(5);
    expect(weeks.every((week) => new Date(`${week[0] ?? ''}T12:00:00Z`).getUTCDay() === 1)).toBe(true);
    expect(new Set(weeks.flat()).size).toBe(35);
    expect(weeks[4]).toContain(day);
  }
  expect(weeksUntil('2026-11-26', 1).flat().at(-1)).toBe('2026-10-25');
});

test('the sentence says what was written last, and never how often', () => {
  const days = weeksUntil('2026-11-26', 0).flat();
  expect(lastWords({})).toBe('Nothing is written down here yet.');
  expect(wordsOfWeeks({}, days)).toBe('Nothing is written for these five weeks.');
  const told = { '2026-11-25': 'missedTold', '2026-11-23': 'kept', '2026-11-24': 'kept' } as const;
  expect(lastWords(told)).toBe(`Last written down on ${day('2026-11-25')}: missed and told.`);
  expect(wordsOfWeeks(told, days)).toBe(
    `In these five weeks, last written down on ${day('2026-11-25')}: missed and told.`,
  );
  expect(lastWords({ '2020-01-01': 'kept' })).toBe('Last written down on 1 January 2020: kept.');
  expect(wordsOfWeeks({ '2020-01-01': 'kept' }, days)).toBe('Nothing is written for these five weeks.');
});

test('each outcome has a drawing of its own, and dots that look the same are one path', () => {
  const at = (
    told: (typeof outcomes)[number] | undefined,
    x = 7,
  ): { x: number; y: number; told: typeof told } => ({
    x,
    y: 9,
    told,
  });
  const shapes = [...outcomes, undefined].map((told) => JSON.stringify(drawn([at(told)])));
  expect(new Set(shapes).size).toBe(6);
  expect(drawn([])).toEqual([]);
  expect(drawn([at('lateTold')]).map(({ look }) => look)).toEqual(['ring', 'kept']);
  expect(drawn([at('missedTold'), at('missedNotTold', 26)]).map(({ look }) => look)).toEqual(['gold']);
  const [kept, ...others] = drawn([at('kept', 9), at('kept', 28)]);
  expect(others).toEqual([]);
  expect(kept?.d).toBe('M4 9a5 5 0 1 0 10 0a5 5 0 1 0 -10 0zM23 9a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z');
});

test('a promise is vague when nobody in the room could see it', () => {
  for (const vague of [
    'be better',
    'I will try to be honest',
    'Never again',
    'I respect you more',
    'change',
  ]) {
    expect(isVague(vague), vague).toBe(true);
  }
  for (const plain of [
    'I call when I leave work',
    'The phone lies on the shelf after dinner',
    'On Fridays I cook',
    'I write before six',
    '',
  ]) {
    expect(isVague(plain), plain).toBe(false);
  }
});
