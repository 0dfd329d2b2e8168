import { commands } from '../ipc/commands';
import type { Answered, AppError, DeletionLine } from '../ipc/types';

/** What is one's own and can be deleted for good. */
export class Deletion {
  #lines = $state.raw<DeletionLine[] | null>(null);
  #error = $state.raw<AppError | null>(null);

  get lines(): DeletionLine[] | null {
    return this.#lines;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    this.#take(await commands.deletionShow());
  }

  /** True once it is gone. There is no way back. */
  async delete({ line }: DeletionLine): Promise<boolean> {
    return this.#take(await commands.entryDelete(line.entry));
  }

  async emptyBin(): Promise<boolean> {
    return this.#take(await commands.binEmpty());
  }

  #take(said: Answered<DeletionLine[]>): boolean {
    if (said.ok) this.#lines = said.value;
    this.#error = said.ok ? null : said.error;
    return said.ok;
  }
}
