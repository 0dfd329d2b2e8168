import { commands } from '../ipc/commands';
import type { AppError, PassphraseJudgement } from '../ipc/types';

/** A pause in typing after which the words are judged. */
const PAUSE_MS = 150;

/** A passphrase on its way to being chosen: drawn by chance or one's own, and judged in words while it is typed. */
export class NewSecret {
  #suggested = $state('');
  #fit = $state<PassphraseJudgement['fit'] | null>(null);
  #error = $state.raw<AppError | null>(null);
  #labels: () => string[];
  #pause: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  /** `labels`: the names on the doors, which a passphrase had better not hold. */
  constructor(labels: () => string[]) {
    this.#labels = labels;
  }

  get suggested(): string {
    return this.#suggested;
  }
  /** Null while nothing was typed or the answer is on its way. */
  get fit(): PassphraseJudgement['fit'] | null {
    return this.#fit;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async suggest(): Promise<void> {
    const said = await commands.passphraseSuggest();
    if (said.ok) this.#suggested = said.value;
    this.#error = said.ok ? null : said.error;
  }

  /** Only the answer to the newest words counts. */
  judge(typed: string): void {
    clearTimeout(this.#pause);
    this.#fit = null;
    const asked = ++this.#asked;
    if (typed.trim() === '') return;
    this.#pause = setTimeout(() => void this.#ask(typed, asked), PAUSE_MS);
  }

  /** Wipes what the page knows of it. */
  drop(): void {
    clearTimeout(this.#pause);
    this.#asked++;
    this.#suggested = '';
    this.#fit = null;
  }

  async #ask(typed: string, asked: number): Promise<void> {
    const said = await commands.passphraseJudge(typed, this.#labels());
    if (asked !== this.#asked) return;
    this.#fit = said.ok ? said.value.fit : null;
    this.#error = said.ok ? null : said.error;
  }
}

/** Two typings of one passphrase: what the keyboard composed differently is still the same. */
export function sameWords(one: string, other: string): boolean {
  return one.normalize('NFKC').trim() === other.normalize('NFKC').trim();
}
