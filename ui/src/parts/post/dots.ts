import type { PostReply } from '../../ipc/types';
import { t, tOf } from '../../words';

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

/** What the dots show, in one sentence. Days on which nothing was written are not spoken of. */
export function sentence(days: string[], told: Outcomes): string {
  const parts = outcomes.flatMap((outcome) => {
    const count = days.filter((day) => told[day] === outcome).length;
    return count === 0 ? [] : [tOf(`dots-${outcome}`, { count })];
  });
  return parts.length === 0 ? t('dots-says-none') : t('dots-says', { list: parts.join(', ') });
}
