import { t, type MessageId } from '../../words';

/** The days of the week as the notation has them, Monday first. */
export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof weekdays)[number];

/** On which days: some days of the week in every so manyth week, or one day of each month. `-1` is the last one. */
export type Beat =
  | { kind: 'weeks'; every: number; on: Weekday[] }
  | { kind: 'monthDay'; day: number }
  | { kind: 'monthWeekday'; which: number; weekday: Weekday };

/** How a ritual comes back. The time is what the clock on the wall shows. */
export interface Rhythm {
  beat: Beat;
  /** `19:00`, or empty for no set time. */
  at: string;
  minutes: number | null;
}

const dayNames: Record<Weekday, MessageId> = {
  MO: 'rhythm-mo',
  TU: 'rhythm-tu',
  WE: 'rhythm-we',
  TH: 'rhythm-th',
  FR: 'rhythm-fr',
  SA: 'rhythm-sa',
  SU: 'rhythm-su',
};
const nths: MessageId[] = ['rhythm-nth-1', 'rhythm-nth-2', 'rhythm-nth-3', 'rhythm-nth-4'];

export function weekdayName(day: Weekday): string {
  return t(dayNames[day]);
}

const isWeekday = (text: string): text is Weekday => weekdays.some((day) => day === text);

function beatOf(rule: string): Beat | null {
  const weekly = /^FREQ=WEEKLY;(?:INTERVAL=(\d+);)?BYDAY=(.+)$/.exec(rule);
  if (weekly) {
    const on = (weekly[2] ?? '').split(',').filter(isWeekday);
    return on.length > 0 ? { kind: 'weeks', every: Number(weekly[1] ?? '1'), on } : null;
  }
  const day = /^FREQ=MONTHLY;BYMONTHDAY=(-?\d+)$/.exec(rule);
  if (day) return { kind: 'monthDay', day: Number(day[1]) };
  const [, which, weekday = ''] = /^FREQ=MONTHLY;BYDAY=(-?\d)([A-Z]{2})$/.exec(rule) ?? [];
  return which && isWeekday(weekday) ? { kind: 'monthWeekday', which: Number(which), weekday } : null;
}

/** Reads the notation in which an agreement keeps a rhythm. Rust has the last word on what reads. */
export function rhythmOf(notation: string): Rhythm | null {
  const [rule = '', ...rest] = notation.split(' ');
  const beat = beatOf(rule);
  if (!beat) return null;
  const at = rest.find((word) => word.includes(':')) ?? '';
  const length = rest.find((word) => word.startsWith('PT'))?.slice(2, -1);
  return { beat, at, minutes: length === undefined ? null : Number(length) };
}

function ruleOf(beat: Beat): string {
  if (beat.kind === 'monthDay') return `FREQ=MONTHLY;BYMONTHDAY=${String(beat.day)}`;
  if (beat.kind === 'monthWeekday') return `FREQ=MONTHLY;BYDAY=${String(beat.which)}${beat.weekday}`;
  const interval = beat.every === 1 ? '' : `INTERVAL=${String(beat.every)};`;
  return `FREQ=WEEKLY;${interval}BYDAY=${weekdays.filter((day) => beat.on.includes(day)).join(',')}`;
}

/** The notation of a rhythm; empty while no day of the week is chosen. */
export function notationOf({ beat, at, minutes }: Rhythm): string {
  if (beat.kind === 'weeks' && beat.on.length === 0) return '';
  const length = minutes === null ? '' : `PT${String(minutes)}M`;
  return [ruleOf(beat), at, length].filter(Boolean).join(' ');
}

function listed(days: string[]): string {
  const last = days.at(-1) ?? '';
  if (days.length < 2) return last;
  const list = days.slice(0, -1).reduce((so, one) => t('rhythm-more', { list: so, one }));
  return t('rhythm-and', { list, one: last });
}

function beatWords(beat: Beat): string {
  if (beat.kind === 'monthDay') {
    return beat.day < 0 ? t('rhythm-last-day') : t('rhythm-month-day', { number: beat.day });
  }
  if (beat.kind === 'monthWeekday') {
    return t(nths[beat.which - 1] ?? 'rhythm-last', { day: weekdayName(beat.weekday) });
  }
  const list = listed(beat.on.map(weekdayName));
  if (beat.every === 1)
    return beat.on.length === 7 ? t('rhythm-every-day') : t('rhythm-every-week', { list });
  return beat.every === 2
    ? t('rhythm-every-second-week', { list })
    : t('rhythm-every-weeks', { weeks: beat.every, list });
}

/** How long, in words: "one hour", "90 minutes". */
export function lengthWords(minutes: number): string {
  if (minutes === 60) return t('rhythm-one-hour');
  return minutes % 60 === 0 ? t('rhythm-hours', { hours: minutes / 60 }) : t('rhythm-minutes', { minutes });
}

/** A rhythm as a sentence without its full stop; empty where there is none. */
export function rhythmWords(notation: string): string {
  const rhythm = rhythmOf(notation);
  if (!rhythm) return '';
  const { beat, at, minutes } = rhythm;
  const days = beatWords(beat);
  const timed = at ? t('rhythm-at', { text: days, time: at }) : days;
  return minutes === null ? timed : t('rhythm-for', { text: timed, length: lengthWords(minutes) });
}
