import { commands } from '../ipc/commands';
import type { Answered, AppError, EntryLine, ExerciseLine, ReflectView, Role, Shelf } from '../ipc/types';

/** The shelves in the order in which they stand. */
export const shelves: readonly Shelf[] = [
  'begin',
  'steady',
  'impact',
  'account',
  'feelings',
  'needs',
  'roots',
  'meaning',
  'ahead',
  'help',
];

/** Whose exercises are shown: all of them, or those for one side together with those for both. */
export type Side = 'all' | Exclude<Role, 'either'>;

/** Which shelves somebody has opened, and for which side they look. Known until the lock, and kept nowhere. */
export class Shelves {
  #open = $state.raw<readonly Shelf[]>(['begin']);
  #side = $state<Side>('all');

  get side(): Side {
    return this.#side;
  }

  isOpen(shelf: Shelf): boolean {
    return this.#open.includes(shelf);
  }
  open(shelf: Shelf): void {
    if (!this.isOpen(shelf)) this.#open = [...this.#open, shelf];
  }
  close(shelf: Shelf): void {
    this.#open = this.#open.filter((each) => each !== shelf);
  }
  lookAt(side: Side): void {
    this.#side = side;
  }
}

/** The exercises, what is open, what is written, and the bin. */
export class Reflect {
  #view = $state.raw<ReflectView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #binned = $state.raw<EntryLine | null>(null);
  #back = $state.raw<EntryLine | null>(null);

  /** `binned`: what was put in the bin on the screen before. */
  constructor(binned: EntryLine | null = null) {
    this.#binned = binned;
  }

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

  /** What was taken back out of the bin last, until the next act. */
  get justBack(): EntryLine | null {
    return this.#back;
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
    this.#back = null;
  }

  async takeBack(line: EntryLine): Promise<void> {
    const done = this.#take(await commands.entryTakeBack(line.entry));
    this.#back = done ? line : null;
    this.#binned = null;
  }

  #take(said: Answered<ReflectView>): boolean {
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
    return said.ok;
  }
}
