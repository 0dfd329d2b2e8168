import { commands } from '../ipc/commands';
import type { Answered, AppError, PulseFacet, PulseLine, PulseView } from '../ipc/types';
import type { SaveQueue, SaveState } from './saveQueue';

type OpenQueue = (onstate: (state: SaveState) => void) => SaveQueue;

/** Asked one after the other, felt safety first. */
export const facets: PulseFacet[] = ['safe', 'truthful', 'reliable', 'open', 'close', 'respected'];
/** Asked on the side. */
export const reaching: PulseFacet[] = ['reach', 'reachable'];

/** The ratings of one day while they are given. Nothing is chosen beforehand, and any may be left out. */
export class Sitting {
  /** Its entry; null while nothing of it is in the file. */
  entry: string | null;
  #date = $state('');
  #ratings = $state.raw<Partial<Record<PulseFacet, number>>>({});
  #note = $state('');
  #changed: () => void;

  constructor(today: string, line: PulseLine | null, changed: () => void) {
    this.entry = line?.entry ?? null;
    this.#date = line?.date ?? today;
    this.#ratings = Object.fromEntries(line?.ratings.map(({ facet, value }) => [facet, value]) ?? []);
    this.#note = line?.note ?? '';
    this.#changed = changed;
  }

  get date(): string {
    return this.#date;
  }
  get note(): string {
    return this.#note;
  }
  get isBlank(): boolean {
    return Object.keys(this.#ratings).length === 0 && this.#note.trim() === '';
  }

  of(facet: PulseFacet): number | null {
    return this.#ratings[facet] ?? null;
  }

  /** `null` leaves the facet out. */
  rate(facet: PulseFacet, value: number | null): void {
    const others = Object.entries(this.#ratings).filter(([each]) => each !== facet);
    this.#ratings = Object.fromEntries(value === null ? others : [...others, [facet, value]]);
    this.#changed();
  }

  write(note: string): void {
    this.#note = note;
    this.#changed();
  }

  isAbout(date: string): void {
    this.#date = date;
    this.#changed();
  }

  async send(): Promise<Answered<unknown>> {
    if (!this.entry && this.isBlank) return { ok: true, value: null };
    const ratings = [...facets, ...reaching].flatMap((facet) => {
      const value = this.of(facet);
      return value === null ? [] : [{ facet, value }];
    });
    const said = await commands.pulseSave(this.entry, { date: this.#date, ratings, note: this.#note });
    if (said.ok) this.entry = said.value.entry;
    return said;
  }
}

/** The trust pulse: the ratings being given, or the lines they have made. It lives as long as the room is open. */
export class Pulse {
  #view = $state.raw<PulseView | null>(null);
  #sitting = $state.raw<Sitting | null>(null);
  #error = $state.raw<AppError | null>(null);
  #saving = $state.raw<SaveState>({ kind: 'rest' });
  #kept = $state(false);
  #binned = $state.raw<PulseLine | null>(null);
  #queue: SaveQueue;

  constructor(openQueue: OpenQueue) {
    this.#queue = openQueue((state) => (this.#saving = state));
  }

  get view(): PulseView | null {
    return this.#view;
  }
  /** The ratings being given; null while the lines are shown. */
  get sitting(): Sitting | null {
    return this.#sitting;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get saving(): SaveState {
    return this.#saving;
  }
  /** True once a sitting was ended here: one quiet line says so. */
  get justKept(): boolean {
    return this.#kept;
  }
  /** What was taken out last, until the next act. */
  get justBinned(): PulseLine | null {
    return this.#binned;
  }
  /** The newest ratings of today, where there are any. */
  get ofToday(): PulseLine | null {
    return this.#view?.pulses.findLast(({ date }) => date === this.#view?.today) ?? null;
  }
  /**
   * Comes to the screen: to ratings that were left half given, to those of this week, or to the lines where today is
   * rated already.
   */
  async open(): Promise<void> {
    if (this.#sitting && this.#queue.owes) return;
    const today = this.#view?.today;
    const isShown = this.#take(await commands.pulseShow());
    if (isShown && this.#sitting && !this.#sitting.isBlank && today === this.#view?.today) return;
    this.#forget();
    this.#sitting = null;
    if (isShown && this.#view?.pulses.length && !this.ofToday) this.rate();
  }

  /** Gives ratings for today, or goes on with those of today. */
  rate(): void {
    this.#begin(this.ofToday);
  }

  /** Opens earlier ratings to change them. */
  change(entry: string): void {
    const line = this.#view?.pulses.find((each) => each.entry === entry);
    if (line) this.#begin(line);
  }

  /** Sends what is owed now. True when all of it is in the file. */
  keep(): Promise<boolean> {
    return this.#queue.flush();
  }

  /** Ends the sitting. Ratings that could not be kept are still here to be sent again. */
  async done(): Promise<void> {
    const sitting = this.#sitting;
    if (!sitting || !(await this.keep())) return;
    // Begun, and then every rating taken back: there is nothing to keep of it.
    const isEmptied = sitting.entry !== null && sitting.isBlank;
    const said = isEmptied ? await commands.pulseBin(sitting.entry ?? '') : await commands.pulseShow();
    if (!this.#take(said)) return;
    this.#sitting = null;
    this.#kept = !sitting.isBlank;
  }

  /** Leaves the screen. */
  async leave(): Promise<void> {
    const sitting = this.#sitting;
    const isKept = await this.keep();
    if (isKept && sitting?.entry && sitting.isBlank) await commands.pulseBin(sitting.entry);
  }

  async bin(): Promise<void> {
    const sitting = this.#sitting;
    if (!sitting?.entry || !(await this.keep())) return;
    const line = { entry: sitting.entry, date: sitting.date, ratings: [], note: '' };
    if (!this.#take(await commands.pulseBin(sitting.entry))) return;
    this.#sitting = null;
    this.#binned = line;
  }

  async takeBack(line: PulseLine): Promise<void> {
    if (this.#take(await commands.pulseTakeBack(line.entry))) this.#binned = null;
  }

  #begin(line: PulseLine | null): void {
    this.#forget();
    const sitting = new Sitting(this.#view?.today ?? '', line, () =>
      this.#queue.offer('pulse', () => sitting.send()),
    );
    this.#sitting = sitting;
  }

  #forget(): void {
    this.#kept = false;
    this.#binned = null;
    this.#saving = { kind: 'rest' };
  }

  #take(said: Answered<PulseView>): boolean {
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
    return said.ok;
  }
}
