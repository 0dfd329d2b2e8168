import type { PostReply } from '../../ipc/types';
import { t, tOf } from '../../words';
import { day as dayInWords } from '../../words/dates';

/** The five outcomes, in the order of the legend. */
export const outcomes = [
  'kept',
  'lateTold',
  'missedTold',
  'missedNotTold',
  'noLongerAgreed',
] as const satisfies PostReply[];

export type Outcomes = Partial<Record<string, PostReply>>;

const WEEKS = 5;
const DAY_MS = 86_400_000;

/** A calendar day as UTC noon: no change of the clocks can shift it. */
function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`);
}
function dayOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** Five weeks, Monday to Sunday, whose last one holds `day`, moved back by whole pages. */
export function weeksUntil(day: string, pagesBack: number): string[][] {
  const at = noon(day);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  const monday = at - (sinceMonday + 7 * (WEEKS - 1) + 7 * WEEKS * pagesBack) * DAY_MS;
  return Array.from({ length: WEEKS }, (_, week) =>
    Array.from({ length: 7 }, (__, place) => dayOf(monday + (week * 7 + place) * DAY_MS)),
  );
}

/** The newest of these days on which something was written; null where nothing was. */
export function lastWritten(told: Outcomes, days: string[] = Object.keys(told)): string | null {
  return (
    days
      .filter((each) => told[each])
      .sort()
      .at(-1) ?? null
  );
}

/** What was written down last, and never how often: a promise is no tally. */
export function lastWords(told: Outcomes): string {
  const last = lastWritten(told);
  return last === null ? t('dots-says-never') : t('dots-says-last', wordsOf(told, last));
}

/** The same of some earlier weeks. Days on which nothing was written are not spoken of. */
export function wordsOfWeeks(told: Outcomes, days: string[]): string {
  const last = lastWritten(told, days);
  return last === null ? t('dots-says-none') : t('dots-says-then', wordsOf(told, last));
}

function wordsOf(told: Outcomes, each: string): { day: string; text: string } {
  return { day: dayInWords(each), text: tOf(`post-reply-${told[each] ?? ''}`) };
}
