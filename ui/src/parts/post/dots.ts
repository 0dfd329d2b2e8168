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

/** Where a day stands in the drawing, and what was written on it; nothing, where nothing was. */
export interface Dot {
  x: number;
  y: number;
  told: PostReply | undefined;
}

const LOOKS = ['none', 'gone', 'gold', 'ring', 'kept'] as const;

/** One path for all dots that look the same. A plan holds many calendars, and a shape for each day of each is slow. */
export function drawn(dots: Dot[]): { look: (typeof LOOKS)[number]; d: string }[] {
  const paths = { none: '', gone: '', gold: '', ring: '', kept: '' };
  for (const { x, y, told } of dots) {
    if (told === 'kept') paths.kept += circle(x, y, 5);
    else if (told === 'lateTold') {
      paths.ring += circle(x, y, 4.25);
      paths.kept += circle(x, y, 2);
    } else if (told === 'missedTold') paths.gold += circle(x, y, 4.25);
    else if (told === 'missedNotTold') paths.gold += `M${x - 4} ${y - 4}h8v8h-8z`;
    else if (told === 'noLongerAgreed') paths.gone += `M${x - 4} ${y}h8`;
    else paths.none += circle(x, y, 1.5);
  }
  return LOOKS.flatMap((look) => (paths[look] === '' ? [] : { look, d: paths[look] }));
}

function circle(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
}
