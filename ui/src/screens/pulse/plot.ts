import { line } from 'd3-shape';

import type { PulseMark, PulsePoint } from '../../ipc/types';

const DAY_MS = 86_400_000;

/** Whole days since 1970: a calendar day has no hours, and no zone can shift it. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

export function dateOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

export interface Frame {
  from: string;
  to: string;
  /** In pixels: of the place where the line is drawn. */
  width: number;
  height: number;
}

/** Where a day and a rating stand, and the path of a stretch. */
export function plot({ from, to, width, height }: Frame) {
  const first = dayNumber(from);
  const days = Math.max(1, dayNumber(to) - first);
  const x = (date: string): number => ((dayNumber(date) - first) / days) * width;
  const y = (value: number): number => height - (value / 10) * height;
  const path = line<PulsePoint>(
    ({ date }) => x(date),
    ({ value }) => y(value),
  );
  return { x, y, path: (stretch: PulsePoint[]): string => path(stretch) ?? '' };
}

/** The first days of the months within, of at most so many: every one, every second, every third. */
export function monthsWithin(from: string, to: string, atMost: number): string[] {
  const [year = 0, month = 1] = from.split('-').map(Number);
  const firsts: string[] = [];
  for (let at = 0; ; at++) {
    const first = new Date(Date.UTC(year, month - 1 + at, 1)).toISOString().slice(0, 10);
    if (first > to) break;
    if (first >= from) firsts.push(first);
  }
  const step = [1, 2, 3, 6, 12].find((each) => firsts.length / each <= atMost) ?? 12;
  return firsts.filter((first) => (Number(first.slice(5, 7)) - 1) % step === 0);
}

export interface PlacedMark {
  mark: PulseMark;
  x: number;
  /** The row of its words, 0 nearest to the line; null where there is no room for them. */
  row: number | null;
  /** Where its words are anchored, so that they stay within. */
  anchor: 'start' | 'middle' | 'end';
}

/** Gives each mark a row for its words, so that no two overlap. */
export function placeMarks(
  marks: { mark: PulseMark; x: number; words: number }[],
  width: number,
  rows: number,
): PlacedMark[] {
  const ends: number[] = Array.from({ length: rows }, () => -Infinity);
  return marks.map(({ mark, x, words }) => {
    const anchor = x < words / 2 ? 'start' : x > width - words / 2 ? 'end' : 'middle';
    const left = anchor === 'start' ? x : anchor === 'end' ? x - words : x - words / 2;
    const row = ends.findIndex((end) => end < left);
    if (row >= 0) ends[row] = left + words;
    return { mark, x, anchor, row: row >= 0 ? row : null };
  });
}

/** How far back the lines are shown. */
export type Period = 'half' | 'year' | 'all';
const PERIOD_DAYS = { half: 182, year: 365 };
/** A line of two points would be stretched over the whole width. */
const LEAST_DAYS = 70;

/** The first day shown: that of the period, or of the first rating where it lies later. */
export function firstDay(first: string, today: string, period: Period): string {
  const of = period === 'all' ? -Infinity : dayNumber(today) - PERIOD_DAYS[period];
  return dateOf(Math.min(Math.max(of, dayNumber(first)), dayNumber(today) - LEAST_DAYS));
}
