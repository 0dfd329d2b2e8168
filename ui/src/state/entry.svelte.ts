import { commands } from '../ipc/commands';
import type { AppError, EntryView } from '../ipc/types';

/** One written entry as it is read, and another sitting of the same exercise that was laid beside it. */
export class Entry {
  #view = $state.raw<EntryView | null>(null);
  #beside = $state.raw<EntryView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #wanted = '';

  get view(): EntryView | null {
    return this.#view;
  }
  /** The other sitting, while two are looked at. */
  get beside(): EntryView | null {
    return this.#beside;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(entry: string, beside: string = ''): Promise<void> {
    const [said] = await Promise.all([commands.entryRead(entry), this.lay(beside)]);
    if (said.ok) this.#view = said.value;
    else this.#error = said.error;
  }

  /** Lays another sitting beside this one, or takes it away again. Of two that were asked for, the last one counts. */
  async lay(entry: string): Promise<void> {
    this.#wanted = entry;
    if (entry === '') {
      this.#beside = null;
      return;
    }
    const said = await commands.entryRead(entry);
    if (this.#wanted !== entry) return;
    if (said.ok) this.#beside = said.value;
    this.#error = said.ok ? null : said.error;
  }

  /** Something of it stands otherwise now. */
  async readAgain(): Promise<void> {
    if (this.#view) await this.open(this.#view.entry, this.#wanted);
  }

  /** What was refused is left alone. */
  letBe(): void {
    this.#error = null;
  }

  /** A draft of what its answers can become, in the own room. */
  async become(): Promise<string | null> {
    if (!this.#view) return null;
    const said = await commands.postBeginFrom(this.#view.entry);
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.draft : null;
  }

  /** True when it is in the bin. */
  async bin(): Promise<boolean> {
    if (!this.#view) return false;
    const said = await commands.entryBin(this.#view.entry);
    this.#error = said.ok ? null : said.error;
    return said.ok;
  }
}
