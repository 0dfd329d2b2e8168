import { expect, test } from 'vitest';

import { dateOf, dayNumber, firstDay, monthsWithin, placeMarks, plot } from './plot';

test('a day stands where the calendar has it, whatever the clocks did', () => {
  expect(dayNumber('2026-03-30') - dayNumber('2026-03-28')).toBe(2);
  expect(dateOf(dayNumber('2028-02-29'))).toBe('2028-02-29');
});

test('ten lies at the top, nothing at the bottom, today at the right', () => {
  const { x, y, path } = plot({ from: '2026-01-01', to: '2026-01-11', width: 100, height: 50 });
  expect([x('2026-01-01'), x('2026-01-11'), y(10), y(0)]).toEqual([0, 100, 0, 50]);
  expect(path([{ entry: 'a', date: '2026-01-06', value: 5 }])).toMatch(/^M50,25/);
});

test('months thin out before their names would touch', () => {
  expect(monthsWithin('2026-01-15', '2026-04-15', 6)).toEqual(['2026-02-01', '2026-03-01', '2026-04-01']);
  expect(monthsWithin('2025-01-01', '2026-12-31', 6)).toEqual([
    '2025-01-01',
    '2025-07-01',
    '2026-01-01',
    '2026-07-01',
  ]);
});

test('the words of two marks never overlap, and those without room are left to the key', () => {
  const mark = { date: '2026-01-01', kind: 'setback', title: '', facet: null } as const;
  const placed = placeMarks(
    [
      { mark, x: 5, words: 40 },
      { mark, x: 20, words: 40 },
      { mark, x: 30, words: 40 },
      { mark, x: 98, words: 40 },
    ],
    100,
    2,
  );
  expect(placed.map(({ row, anchor }) => [row, anchor])).toEqual([
    [0, 'start'],
    [1, 'middle'],
    [null, 'middle'],
    [0, 'end'],
  ]);
});

test('a line of few weeks is not stretched over the whole width', () => {
  expect(firstDay('2026-11-15', '2026-11-22', 'all')).toBe('2026-09-13');
  expect(firstDay('2023-01-01', '2026-11-22', 'all')).toBe('2023-01-01');
  expect(firstDay('2023-01-01', '2026-11-22', 'half')).toBe('2026-05-24');
});
