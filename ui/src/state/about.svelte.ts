import { commands } from '../ipc/commands';
import type { Answered, AppError, BreachesView, BreachLine } from '../ipc/types';

/** What was done last: moved to a record or to none, or moved back. */
type Moved = { to: string | null } | 'back';

/** To which record an entry belongs, and moving it to another. */
export class About {
  readonly entry: string;
  #lines = $state.raw<BreachLine[]>([]);
  #moved = $state.raw<Moved | null>(null);
  #error = $state.raw<AppError | null>(null);
  #took: (view: BreachesView) => void;

  constructor(entry: string, took: (view: BreachesView) => void) {
    this.entry = entry;
    this.#took = took;
  }

  /** All the records it could belong to. */
  get lines(): BreachLine[] {
    return this.#lines;
  }
  /** What was done last here. */
  get moved(): Moved | null {
    return this.#moved;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    this.#take(await commands.breachList());
  }

  /** True when it belongs there now; null is none of them. */
  async move(breach: string | null): Promise<boolean> {
    const done = this.#take(await commands.entryMove(this.entry, breach));
    if (done) this.#moved = { to: breach };
    return done;
  }

  /** True when it belongs where it did before. */
  async moveBack(): Promise<boolean> {
    const done = this.#take(await commands.entryMoveBack(this.entry));
    if (done) this.#moved = 'back';
    return done;
  }

  #take(said: Answered<BreachesView>): boolean {
    if (said.ok) {
      this.#lines = said.value.breaches;
      this.#took(said.value);
    }
    this.#error = said.ok ? null : said.error;
    return said.ok;
  }
}
