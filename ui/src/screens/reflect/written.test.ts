import { expect, test } from 'vitest';

import type { EntryLine, ExerciseLine } from '../../ipc/types';
import { besides, byMonth, nameOf, thenOf, titleOf } from './written';

const line = (entry: string, exercise: string | null, at: string, title = entry): EntryLine => ({
  entry,
  exercise,
  title,
  at,
  question: 0,
  of: 0,
});
const sittings = (id: string, count: number): ExerciseLine =>
  ({ id, sittings: count }) as unknown as ExerciseLine;

test('lines come month by month, each month once', () => {
  const months = byMonth([
    line('c', 'x', '2026-11-22T21:00:00'),
    line('b', 'x', '2026-11-02T21:00:00'),
    line('a', 'x', '2025-11-20T21:00:00'),
  ]);
  expect(months.map(({ name, lines }) => [name, lines.length])).toEqual([
    ['November 2026', 2],
    ['November 2025', 1],
  ]);
});

test('the newest of several sittings is laid beside the one before it', () => {
  const written = [
    line('x3', 'x', '2026-11-03'),
    line('y1', 'y', '2026-11-02'),
    line('note', null, '2026-11-02'),
    line('x2', 'x', '2026-11-01'),
    line('x1', 'x', '2026-10-01'),
  ];
  const pairs = besides(written, [sittings('x', 3), sittings('y', 1)]);
  expect([...pairs]).toEqual([['x3', 'x2']]);
});

test('a note without a title is told from others by its day', () => {
  const note = line('n', null, '2024-05-03', '');
  expect(titleOf(note)).toBe('Note');
  expect(thenOf(note)).toBe('3 May 2024');
  expect(nameOf(note)).toBe('Note, 3 May 2024');
  expect(thenOf({ ...note, title: 'On the train' })).toBe('Note, 3 May 2024');
});
