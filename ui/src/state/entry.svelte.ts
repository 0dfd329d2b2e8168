import { commands } from '../ipc/commands';
import type { AppError, EntryView } from '../ipc/types';

/** One written entry as it is read. */
export class Entry {
  #view = $state.raw<EntryView | null>(null);
  #error = $state.raw<AppError | null>(null);

  get view(): EntryView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(entry: string): Promise<void> {
    const said = await commands.entryRead(entry);
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }
}
