import { expect, test } from 'vitest';

import type { ExerciseLine } from '../../ipc/types';
import { forSide, found } from './find';

const line = (title: string, summary: string, role: ExerciseLine['role'] = 'either'): ExerciseLine => ({
  id: title,
  title,
  summary,
  minutes: 10,
  questions: 4,
  role,
  weight: 'light',
  shelf: 'begin',
  openEntry: null,
  last: null,
  sittings: 0,
  waits: [],
});
const lines = [
  line('A letter', 'What you want to be understood.', 'hurt'),
  line('What I did', 'All of it, in a letter to nobody.', 'broke'),
  line('Café evenings', 'One good hour, and somebody’s name.'),
];
const titles = (some: ExerciseLine[]): string[] => some.map(({ title }) => title);

test('a word is found in the title and in the line below it', () => {
  expect(titles(found(lines, 'letter'))).toEqual(['A letter', 'What I did']);
});

test('every word must be there, in any order and in any case', () => {
  expect(titles(found(lines, 'NOBODY letter'))).toEqual(['What I did']);
  expect(found(lines, 'letter zebra')).toEqual([]);
});

test('accents and curled quotes need not be typed', () => {
  expect(titles(found(lines, 'cafe'))).toEqual(['Café evenings']);
  expect(titles(found(lines, "somebody's"))).toEqual(['Café evenings']);
});

test('nothing looked for is everything', () => {
  expect(found(lines, '  ')).toEqual(lines);
});

test('what is for both belongs to each side', () => {
  expect(titles(forSide(lines, 'hurt'))).toEqual(['A letter', 'Café evenings']);
  expect(titles(forSide(lines, 'broke'))).toEqual(['What I did', 'Café evenings']);
  expect(forSide(lines, 'all')).toEqual(lines);
});
