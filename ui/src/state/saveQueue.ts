import type { Answered, AppError } from '../ipc/types';

/** What there is to say about saving. "saving" comes only when it takes longer than a blink. */
export type SaveState =
  { kind: 'rest' } | { kind: 'saving' } | { kind: 'saved' } | { kind: 'failed'; error: AppError };

type Send = () => Promise<Answered<unknown>>;

/** A call that breaks instead of answering kept nothing. */
const gone = (): Answered<unknown> => ({ ok: false, error: { kind: 'locked' } });

/** After the last key. Short enough that a stroke and its commit lie well within 1.5 s. */
const QUIET_MS = 400;
/** While somebody writes without a pause, a save goes out at least this often. */
const LONGEST_MS = 1200;
/** Before this a save is not worth a word. */
const WORD_MS = 300;

/**
 * The one way by which words leave the page for one entry or draft.
 *
 * Offers come from event handlers, never from effects. For each key (a step, a draft) only the newest offer counts;
 * only one call is under way at a time; a failed offer stays here and goes out again with the next key, flush or lock.
 */
export class SaveQueue {
  #waiting = new Map<string, Send>();
  #underWay: Promise<void> | null = null;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #oldest: number | null = null;
  #state: SaveState = { kind: 'rest' };
  #onstate: (state: SaveState) => void;

  constructor(onstate: (state: SaveState) => void = () => {}) {
    this.#onstate = onstate;
  }

  get state(): SaveState {
    return this.#state;
  }

  /** True while something the person wrote is not known to be in the file. */
  get owes(): boolean {
    return this.#waiting.size > 0 || this.#underWay !== null;
  }

  /** Takes the newest words for a key. They go out when the keyboard has been quiet for a moment. */
  offer(key: string, send: Send): void {
    this.#waiting.set(key, send);
    this.#oldest ??= Date.now();
    clearTimeout(this.#quiet);
    const left = Math.max(0, this.#oldest + LONGEST_MS - Date.now());
    this.#quiet = setTimeout(() => void this.flush(), Math.min(QUIET_MS, left));
  }

  /** Sends everything now. True when nothing is owed any more. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#quiet);
    // Whatever is under way was begun before the newest words; it is waited for and then they follow.
    while (this.#underWay) await this.#underWay;
    if (this.#waiting.size === 0) return true;
    this.#underWay = this.#sendAll();
    await this.#underWay;
    return !this.owes;
  }

  async #sendAll(): Promise<void> {
    const word = setTimeout(() => this.#say({ kind: 'saving' }), WORD_MS);
    this.#oldest = null;
    let failed: AppError | null = null;
    const taken = [...this.#waiting];
    this.#waiting.clear();
    for (const [key, send] of taken) {
      const said: Answered<unknown> | null = failed ? null : await send().catch(gone);
      if (said?.ok) continue;
      if (said) failed = said.error;
      // Newer words may have come meanwhile; they replace these.
      if (!this.#waiting.has(key)) this.#waiting.set(key, send);
    }
    clearTimeout(word);
    this.#underWay = null;
    if (failed) this.#say({ kind: 'failed', error: failed });
    else if (this.#waiting.size === 0) this.#say({ kind: 'saved' });
  }

  #say(state: SaveState): void {
    this.#state = state;
    this.#onstate(state);
  }
}
