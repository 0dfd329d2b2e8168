// Rituals over memory, for tests and for looking at screens in a browser.
import { Refused, type FakePlans } from './fakePlans';
import type { FakePosts } from './fakePosts';
import type { CalendarLine, CalendarView, PostLine, RitualNext } from './types';

const short = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const dayText = (date: Date): string => date.toISOString().slice(0, 10);

/** Days that a rhythm falls on: plain weeks and days of the month. The rest of the rules is Rust's. */
function falls(notation: string, date: Date): boolean {
  const days = /BYDAY=([A-Z,]+)/.exec(notation)?.[1]?.split(',');
  const month = /BYMONTHDAY=(\d+)/.exec(notation)?.[1];
  return days ? days.includes(short[date.getUTCDay()] ?? '') : date.getUTCDate() === Number(month);
}

const dayLine = (kind: CalendarLine['kind'], on: string | null | undefined): CalendarLine | null =>
  on ? { kind, on, rhythm: '' } : null;

/** Neither done nor let go, and still agreed on the last day of which it tells. */
function stands({ ending, outcomes }: PostLine): boolean {
  const last = Object.keys(outcomes).sort().at(-1);
  return ending === null && (last === undefined || outcomes[last] !== 'noLongerAgreed');
}

export class FakeRituals {
  constructor(
    readonly plans: FakePlans,
    readonly posts: FakePosts,
  ) {}

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
    const today = this.plans.household.now().slice(0, 10);
    const days = [
      ...this.plans
        .holding()
        .flatMap(({ text, lookOn }) => [
          dayLine('lookAgain', lookOn),
          dayLine('firstStep', text.parts.firstStepOn),
        ]),
      ...this.posts
        .list()
        .posts.filter(stands)
        .flatMap(({ text: { kind, parts } }) => [
          dayLine('together', kind === 'date' ? parts.on : null),
          dayLine('check', kind === 'commitment' ? parts.checkOn : null),
        ]),
    ];
    const ahead = days.filter((line) => line !== null).filter(({ on }) => on >= today);
    const lines = [...rituals, ...ahead].sort((a, b) => a.on.localeCompare(b.on));
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
