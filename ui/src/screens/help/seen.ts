import { language } from '../../words';
import { dayWithYear } from '../../words/dates';

const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric' });

/** The date of a page as far as it is known: a year, a month, or a day. */
export function seenInWords(seen: string): string {
  if (/^\d{4}$/.test(seen)) return seen;
  if (/^\d{4}-\d{2}$/.test(seen)) return month.format(new Date(`${seen}-15T12:00:00`));
  return dayWithYear(seen);
}

/** The month of a day: what is enough to say how old a list is. */
export function monthInWords(day: string): string {
  return month.format(new Date(`${day}T12:00:00`));
}
