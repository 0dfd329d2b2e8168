export interface DayParts {
  day: string;
  month: string;
  year: string;
}

export function partsOf(value: string | null): DayParts {
  const [year = '', month = '', day = ''] = value?.split('-') ?? [];
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

/**
 * The day as `YYYY-MM-DD`; null while all three are empty; `not whole` while something is missing; `none such` for 31
 * June or letters.
 */
export function dayOf({ day, month, year }: DayParts): string | null | 'not whole' | 'none such' {
  const [d, m, y] = [day.trim(), month, year.trim()];
  if (!d && !m && !y) return null;
  if (!d || !m || y.length < 4) return /^\d{0,2}$/.test(d) && /^\d{0,4}$/.test(y) ? 'not whole' : 'none such';
  const text = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const date = new Date(`${text}T12:00:00Z`);
  const real =
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(d);
  return real ? text : 'none such';
}
