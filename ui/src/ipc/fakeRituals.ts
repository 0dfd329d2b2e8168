// Rituals over memory, for tests and for looking at screens in a browser.
import { Refused, type FakePlans } from './fakePlans';
import type { CalendarLine, CalendarView, RitualNext } from './types';

const short = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const dayText = (date: Date): string => date.toISOString().slice(0, 10);

/** Days that a rhythm falls on: plain weeks and days of the month. The rest of the rules is Rust's. */
function falls(notation: string, date: Date): boolean {
  const days = /BYDAY=([A-Z,]+)/.exec(notation)?.[1]?.split(',');
  const month = /BYMONTHDAY=(\d+)/.exec(notation)?.[1];
  return days ? days.includes(short[date.getUTCDay()] ?? '') : date.getUTCDate() === Number(month);
}

export class FakeRituals {
  constructor(readonly plans: FakePlans) {}

  /** Every title that was saved. */
  readonly saved: string[] = [];
  /** Set to make the next saves fail, or be thought better of. */
  answersSave: 'saved' | 'let be' | 'refused' = 'saved';

  calendarShow(typed: string): CalendarView {
    const title = typed.trim() || 'Reserved';
    const rituals = this.ritualList().map(({ rhythm, next }): CalendarLine => ({
      kind: 'ritual',
      on: next[0] ?? '',
      rhythm,
    }));
    const looks = this.plans.holding().flatMap(({ text }): CalendarLine[] => {
      const on = text.parts.reviewOn;
      return on ? [{ kind: 'lookAgain', on, rhythm: '' }] : [];
    });
    const lines = [...rituals, ...looks].sort((a, b) => a.on.localeCompare(b.on));
    return { title, lines, text: fileOf(title, lines) };
  }

  calendarSave(title: string): boolean {
    if (this.answersSave === 'refused') throw new Refused({ kind: 'notWritten' });
    if (this.answersSave === 'saved') this.saved.push(title);
    return this.answersSave === 'saved';
  }

  ritualList(): RitualNext[] {
    const today = this.plans.household.now().slice(0, 10);
    return this.plans.holding().flatMap(({ id, text }) => {
      const { rhythm, startsOn, endsOn } = text.parts;
      if (!rhythm || !startsOn) return [];
      const from = new Date(`${startsOn > today ? startsOn : today}T12:00:00Z`);
      const ahead = Array.from({ length: 70 }, (_, place) => new Date(from.getTime() + place * 86_400_000));
      const days = ahead.filter((date) => falls(rhythm, date)).map(dayText);
      const at = /\d\d:\d\d/.exec(rhythm)?.[0];
      const next = days.filter((day) => !endsOn || day <= endsOn).slice(0, 2);
      return [{ agreement: id, rhythm, next: next.map((day) => (at ? `${day}T${at}` : day)) }];
    });
  }
}

/** What the fake writes instead of the rest of a file: enough to look at. */
const fileOf = (title: string, lines: CalendarLine[]): string =>
  ['BEGIN:VCALENDAR', ...lines.map(() => `SUMMARY:${title}`), 'END:VCALENDAR', ''].join('\r\n');

/** The commands about rituals, by their names. */
export function ritualActs(rituals: FakeRituals) {
  return {
    ritualList: () => rituals.ritualList(),
    calendarShow: rituals.calendarShow.bind(rituals),
    calendarSave: rituals.calendarSave.bind(rituals),
  };
}
