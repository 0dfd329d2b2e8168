import { commands } from '../ipc/commands';
import type { AppError, CopyOffer, CopyText, CopyView } from '../ipc/types';
import { SharedPage } from './sharedPage.svelte';

/** Choosing what to share of an own entry. Nothing is chosen beforehand, and nothing leaves before the last press. */
export class Sharing {
  readonly entry: string;
  #offer = $state.raw<CopyOffer | null>(null);
  #preview = $state.raw<CopyText | null>(null);
  #error = $state.raw<AppError | null>(null);
  chosen = $state.raw<string[]>([]);
  before = $state('');
  deed = $state('');
  #working = false;

  constructor(entry: string) {
    this.entry = entry;
  }

  get offer(): CopyOffer | null {
    return this.#offer;
  }
  /** Exactly what the other would see; null while one chooses. */
  get preview(): CopyText | null {
    return this.#preview;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    const said = await commands.copyOffer(this.entry);
    if (said.ok) this.#offer = said.value;
    this.#error = said.ok ? null : said.error;
  }

  choose(block: string, on: boolean): void {
    const rest = this.chosen.filter((each) => each !== block);
    this.chosen = on ? [...rest, block] : rest;
  }

  async look(): Promise<void> {
    const said = await commands.copyPreview(this.#edit());
    this.#preview = said.ok ? said.value : null;
    this.#error = said.ok ? null : said.error;
  }
  chooseAgain(): void {
    this.#preview = null;
  }

  /** Gives back the copy. */
  async share(): Promise<string | null> {
    if (this.#working) return null;
    this.#working = true;
    const said = await commands.copyShare(this.#edit());
    this.#working = false;
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.post : null;
  }

  #edit() {
    return {
      entry: this.entry,
      chosen: this.chosen,
      before: this.before,
      deed: this.deed === '' ? null : this.deed,
    };
  }
}

/** A copy that both can read. */
export class CopyPage extends SharedPage<CopyView> {
  constructor(post: string) {
    super(post, (id) => commands.copyShow(id));
  }
}
