import { commands } from '../ipc/commands';
import type { Answered, AppError, EntryLine, ExerciseLine, ReflectView } from '../ipc/types';

/** The exercises, what is open, what is written, and the bin. */
export class Reflect {
  #view = $state.raw<ReflectView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #binned = $state.raw<EntryLine | null>(null);

  get view(): ReflectView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }
  /** What was put in the bin last, until the next act: it can be taken back at once. */
  get justBinned(): EntryLine | null {
    return this.#binned;
  }

  async open(): Promise<void> {
    this.#take(await commands.exerciseList());
  }

  async begin(line: ExerciseLine): Promise<string | null> {
    if (line.openEntry) return line.openEntry;
    const said = await commands.exerciseBegin(line.id);
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.entry : null;
  }

  async bin(line: EntryLine): Promise<void> {
    const done = this.#take(await commands.entryBin(line.entry));
    this.#binned = done ? line : null;
  }

  async takeBack(line: EntryLine): Promise<void> {
    this.#take(await commands.entryTakeBack(line.entry));
    this.#binned = null;
  }

  #take(said: Answered<ReflectView>): boolean {
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
    return said.ok;
  }
}
