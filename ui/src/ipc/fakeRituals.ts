// Rituals over memory, for tests and for looking at screens in a browser.
import type { FakePlans } from './fakePlans';
import type { RitualNext } from './types';

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

/** The commands about rituals, by their names. */
export function ritualActs(rituals: FakeRituals) {
  return { ritualList: () => rituals.ritualList() };
}
