import { expect, test } from 'vitest';

import { day, dayWithWeekday, dayWithYear, months, timeOfDay } from './dates';

test('a calendar day is the same day in every time zone', () => {
  expect(dayWithYear('2026-11-22')).toBe('22 November 2026');
  expect(dayWithWeekday('2026-11-12', new Date(2026, 5, 1))).toBe('Thursday 12 November');
  expect(dayWithWeekday('2027-02-01', new Date(2026, 5, 1))).toBe('Monday 1 February 2027');
});

test('the year is written only when it is another one', () => {
  const now = new Date('2026-11-22T12:00:00');
  expect(day('2026-03-01', now)).toBe('1 March');
  expect(day('2025-03-01', now)).toBe('1 March 2025');
});

test('times have two digits and no halves of the day', () => {
  expect(timeOfDay('2026-11-22T21:04:00')).toBe('21:04');
});

test('the months begin with January', () => {
  expect(months[0]).toBe('January');
  expect(months).toHaveLength(12);
});
