// The trust pulse over memory. Whether a line has moved is decided more simply here than in the program.
import { Refused } from './fakePlans';
import type {
  PulseChange,
  PulseEdit,
  PulseFacet,
  PulseFacetLine,
  PulseLine,
  PulseMark,
  PulsePoint,
  PulseView,
  SavedPulse,
} from './types';

const labels: Record<PulseFacet, string> = {
  safe: 'Safe with you',
  truthful: 'You tell me the truth',
  reliable: 'You do what you say',
  open: 'I can show myself',
  close: 'Close',
  respected: 'Respected',
  reach: 'I could reach you',
  reachable: 'You could reach me',
};
const facets = Object.keys(labels) as PulseFacet[];
const DAY_MS = 86_400_000;

const isOf = (facet: PulseFacet) => (each: { facet: PulseFacet }) => each.facet === facet;
const rates = (facet: PulseFacet) => (line: PulseLine) => line.ratings.some(isOf(facet));
const dayNumber = (date: string): number => Date.parse(date) / DAY_MS;

export class FakePulse {
  marks: PulseMark[] = [];
  #lines: (PulseLine & { binned: boolean })[] = [];
  #now: () => string;

  constructor(now: () => string) {
    this.#now = now;
  }

  show(): PulseView {
    const today = this.#now().slice(0, 10);
    const pulses = this.#lines
      .filter(({ binned }) => !binned)
      .map(({ entry, date, ratings, note }) => ({ entry, date, ratings, note }))
      .sort((a, b) => a.date.localeCompare(b.date));
    const nowFrom = new Date((dayNumber(today) - 55) * DAY_MS).toISOString().slice(0, 10);
    return {
      today,
      pulses,
      facets: facets.map((facet) => this.#line(facet, pulses, nowFrom)),
      marks: this.marks,
      nowFrom,
      feelsUnsafe: (pulses.findLast(rates('safe'))?.ratings.find(isOf('safe'))?.value ?? 10) <= 3,
    };
  }

  save(entry: string | null, edit: PulseEdit): SavedPulse {
    const isBlank = edit.ratings.length === 0 && edit.note.trim() === '';
    if (edit.date > this.#now().slice(0, 10) || (!entry && isBlank))
      throw new Refused({ kind: 'answerDoesNotFit' });
    const line = structuredClone(edit);
    if (entry) Object.assign(this.#find(entry), line);
    else this.#lines.push({ ...line, entry: `pulse-${this.#lines.length}`, binned: false });
    return { entry: entry ?? `pulse-${this.#lines.length - 1}`, at: this.#now() };
  }

  bin(entry: string, binned: boolean): PulseView {
    this.#find(entry).binned = binned;
    return this.show();
  }

  #line(facet: PulseFacet, pulses: PulseLine[], nowFrom: string): PulseFacetLine {
    const points: PulsePoint[] = pulses.flatMap(({ entry, date, ratings }) => {
      const rated = ratings.find(isOf(facet));
      return rated ? [{ entry, date, value: rated.value }] : [];
    });
    const stretches: PulsePoint[][] = [];
    for (const point of points) {
      const last = stretches.at(-1)?.at(-1);
      if (last && dayNumber(point.date) - dayNumber(last.date) <= 13) stretches.at(-1)?.push(point);
      else stretches.push([point]);
    }
    const mean = (of: PulsePoint[]): number => of.reduce((sum, { value }) => sum + value, 0) / of.length;
    const now = mean(points.filter(({ date }) => date >= nowFrom));
    const before = mean(points.filter(({ date }) => date < nowFrom));
    const change: PulseChange =
      points.length < 14
        ? 'tooFew'
        : Math.abs(now - before) < 1.5
          ? 'within'
          : now > before
            ? 'higher'
            : 'lower';
    return { facet, stretches, change, says: this.#says(facet, stretches, change, before, now) };
  }

  #says(
    facet: PulseFacet,
    stretches: PulsePoint[][],
    change: PulseChange,
    before: number,
    now: number,
  ): string {
    const value = stretches.at(-1)?.at(-1)?.value;
    if (value === undefined) return `You have not rated “${labels[facet]}” yet.`;
    const newest = `You last put “${labels[facet]}” at ${value}.`;
    const says = {
      tooFew: `${newest} There are too few weeks so far to tell a change from ordinary ups and downs.`,
      within: `${newest} It moves within its usual ups and downs.`,
      moved: `“${labels[facet]}” stood around ${Math.round(before)} and has stood around ${Math.round(now)} for the last eight weeks. That is more than its usual ups and downs.`,
    };
    const first = says[change === 'higher' || change === 'lower' ? 'moved' : change];
    return stretches.length > 1 ? `${first} Where the line stops, nothing was rated.` : first;
  }

  #find(entry: string): PulseLine & { binned: boolean } {
    const line = this.#lines.find((each) => each.entry === entry);
    if (!line) throw new Refused({ kind: 'unknownEntry' });
    return line;
  }
}
