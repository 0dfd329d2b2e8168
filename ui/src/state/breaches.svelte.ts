import { commands } from '../ipc/commands';
import type { Answered, AppError, BreachesView, BreachLine, BreachText, SavedBreach } from '../ipc/types';
import type { SaveQueue, SaveState } from './saveQueue';

type OpenQueue = (onstate: (state: SaveState) => void) => SaveQueue;
type Took = (view: BreachesView) => void;

/** What was just put in the bin, and in whose words that is said. */
export interface BinnedBreach {
  breach: string;
  title: string;
}

/** The own records of what happened, as a list. */
export class Breaches {
  #view = $state.raw<BreachesView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #took: Took;

  constructor(took: Took) {
    this.#took = took;
  }

  get view(): BreachesView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    this.#take(await commands.breachList());
  }

  /** True when what is begun from now on belongs to it. */
  async choose({ breach }: BreachLine): Promise<boolean> {
    return this.#take(await commands.breachChoose(breach));
  }

  /** True when it is back out of the bin. */
  async takeBack({ breach }: BinnedBreach): Promise<boolean> {
    return this.#take(await commands.breachTakeBack(breach));
  }

  #take(said: Answered<BreachesView>): boolean {
    if (said.ok) this.#view = said.value;
    if (said.ok) this.#took(said.value);
    this.#error = said.ok ? null : said.error;
    return said.ok;
  }
}

const blank = (text: string): boolean => text.trim() === '';

/**
 * The page of one record while it is written. It outlives its screen: words that could not be kept are still here when
 * the person comes back. A new one is in no file before something is said on it.
 */
export class BreachPage {
  /** Its id, or a name of its own while it has none: what the screen is known by. */
  readonly address: string;
  /** Whether it was begun here, and not opened to be corrected. */
  readonly isNew: boolean;
  #breach: string | null;
  #all = $state.raw<BreachesView | null>(null);
  #text = $state.raw<BreachText | null>(null);
  #error = $state.raw<AppError | null>(null);
  #saving = $state.raw<SaveState>({ kind: 'rest' });
  #queue: SaveQueue;
  #took: Took;

  constructor(address: string, isNew: boolean, openQueue: OpenQueue, took: Took) {
    this.address = address;
    this.isNew = isNew;
    this.#breach = isNew ? null : address;
    this.#queue = openQueue((state) => (this.#saving = state));
    this.#took = took;
  }

  /** What stands in it now; null until it has been read. */
  get text(): BreachText | null {
    return this.#text;
  }
  /** What can be chosen on it. */
  get offers(): BreachesView['offers'] | null {
    return this.#all?.offers ?? null;
  }
  /** How it stands in the list; null while it is in no file. */
  get line(): BreachLine | null {
    return this.#all?.breaches.find(({ breach }) => breach === this.#breach) ?? null;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get saving(): SaveState {
    return this.#saving;
  }
  get queue(): SaveQueue {
    return this.#queue;
  }

  async open(): Promise<void> {
    if (this.#text) return;
    const said = await commands.breachList();
    if (this.#text) return;
    if (!this.#take(said) || !this.#all) return;
    const between = this.#all.offers.between[0] ?? 'partner';
    const nothing = { between, word: '', kinds: [], other: '', shape: null, since: null };
    if (this.isNew) this.#text = { ...nothing, sinceAbout: '', side: null, here: null };
    else if (this.line) this.#text = this.line.text;
    else this.#error = { kind: 'unknownEntry' };
  }

  /** Takes one part as it is said. */
  write(part: Partial<BreachText>): void {
    if (!this.#text) return;
    this.#text = { ...this.#text, ...part };
    if (this.#breach || !this.#isBlank || this.#queue.owes) this.#queue.offer('breach', () => this.#send());
  }

  /** Sends what is owed now. True when every word is in the file. */
  keep(): Promise<boolean> {
    return this.#queue.flush();
  }

  /** Sets it aside, or takes it up again, with the words that were just typed. */
  async setAside(aside: boolean): Promise<void> {
    if (!(await this.keep()) || !this.#breach) return;
    const said = await commands.breachSetAside(this.#breach, aside);
    if (said.ok) this.#stands(said.value);
    this.#error = said.ok ? null : said.error;
  }

  /** Puts it in the bin. True when nothing of it is left outside. */
  async bin(withEntries: boolean): Promise<BinnedBreach['breach'] | null> {
    if (!(await this.keep()) || !this.#breach) return null;
    return this.#take(await commands.breachBin(this.#breach, withEntries)) ? this.#breach : null;
  }

  /** The newest words, whatever stood here when they were offered: the first of them makes the record. */
  async #send(): Promise<Answered<unknown>> {
    const text = this.#text;
    if (!text || (!this.#breach && this.#isBlank)) return { ok: true, value: null };
    const said = await commands.breachSave(this.#breach, text);
    if (said.ok) this.#stands(said.value);
    return said;
  }

  /** What only the intake told of so far has a place of its own from then on. */
  #stands({ breach, all }: SavedBreach): void {
    this.#breach = breach;
    this.#all = all;
    this.#took(all);
  }

  /** Whether a new page says nothing so far, and need not be sent. */
  get #isBlank(): boolean {
    const text = this.#text;
    const words = !text || [text.word, text.other, text.sinceAbout].every(blank);
    const chosen = text && (text.kinds.length > 0 || text.shape || text.since || text.side || text.here);
    return words && !chosen && text?.between === this.#all?.offers.between[0];
  }

  #take(said: Answered<BreachesView>): boolean {
    if (said.ok) {
      this.#all = said.value;
      this.#took(said.value);
    }
    this.#error = said.ok ? null : said.error;
    return said.ok;
  }
}
