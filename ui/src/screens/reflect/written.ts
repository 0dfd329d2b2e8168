import type { EntryLine, ExerciseLine } from '../../ipc/types';
import { t } from '../../words';
import { day, months } from '../../words/dates';

/** What a line is called. A note need not have a title. */
export function titleOf(line: EntryLine): string {
  return line.title || t('note-untitled');
}

/** The same, where it must be told from others without looking at its line. */
export function nameOf(line: EntryLine): string {
  return line.title || t('reflect-written-note', { on: day(line.at) });
}

/** "Written on 3 May"; a note says which day it is about. */
export function thenOf({ exercise, title, at }: EntryLine): string {
  const on = day(at);
  if (exercise !== null) return t('reflect-written-then', { on });
  return title ? t('reflect-written-note', { on }) : on;
}

export interface Month {
  /** "November 2026" */
  name: string;
  lines: EntryLine[];
}

/** Lines that are newest first, by the month in which they were written. */
export function byMonth(lines: EntryLine[]): Month[] {
  const all: Month[] = [];
  for (const line of lines) {
    const when = new Date(line.at);
    const name = t('reflect-month', {
      month: months[when.getMonth()] ?? '',
      year: String(when.getFullYear()),
    });
    if (all.at(-1)?.name !== name) all.push({ name, lines: [] });
    all.at(-1)?.lines.push(line);
  }
  return all;
}

/** By the newest entry of each exercise that was written more than once: the one before it. */
export function besides(written: EntryLine[], exercises: ExerciseLine[]): Map<string, string> {
  const several = new Set(exercises.filter(({ sittings }) => sittings > 1).map(({ id }) => id));
  const newest = new Map<string, string>();
  const pairs = new Map<string, string>();
  for (const { entry, exercise } of written) {
    if (exercise === null || !several.has(exercise)) continue;
    const later = newest.get(exercise);
    if (later === undefined) newest.set(exercise, entry);
    else {
      pairs.set(later, entry);
      several.delete(exercise);
    }
  }
  return pairs;
}
