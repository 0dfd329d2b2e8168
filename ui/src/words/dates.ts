import { language } from './index';

/** A calendar day, `2026-11-22`, is the same day everywhere: it is read as noon so that no time zone shifts it. */
function moment(at: string): Date {
  return new Date(/^\d{4}-\d{2}-\d{2}$/.test(at) ? `${at}T12:00:00` : at);
}

const formats = {
  long: new Intl.DateTimeFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }),
  longWithYear: new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }),
  plain: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric' }),
  short: new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long' }),
  time: new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
};

/** "Thursday 12 November", with the year only when it is another one than now. */
export function dayWithWeekday(at: string, now: Date = new Date()): string {
  const when = moment(at);
  const format = when.getFullYear() === now.getFullYear() ? formats.long : formats.longWithYear;
  return format.format(when).replace(',', '');
}

/** "12 November 2026": complete, for agreements and finished entries. */
export function dayWithYear(at: string): string {
  return formats.plain.format(moment(at));
}

/** "12 November", with the year only when it is another one than now. */
export function day(at: string, now: Date = new Date()): string {
  const when = moment(at);
  return (when.getFullYear() === now.getFullYear() ? formats.short : formats.plain).format(when);
}

/** "21:14" */
export function timeOfDay(at: string): string {
  return formats.time.format(moment(at));
}

/** The months by name, January first. */
export const months: string[] = Array.from({ length: 12 }, (_, month) =>
  new Intl.DateTimeFormat(language, { month: 'long' }).format(new Date(2026, month, 15)),
);

const narrowWeekday = new Intl.DateTimeFormat(language, { weekday: 'narrow' });

/** "M": above a column of days. */
export function weekdayBriefly(at: string): string {
  return narrowWeekday.format(moment(at));
}

const shortMonth = new Intl.DateTimeFormat(language, { month: 'short' });

/** "Nov": beneath a line over time. */
export function monthBriefly(at: string): string {
  return shortMonth.format(moment(at));
}
