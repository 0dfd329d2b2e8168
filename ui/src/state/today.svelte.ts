import { commands } from '../ipc/commands';
import type { Answered, AppError, RunView, TodayView } from '../ipc/types';

/** One suggested step with its reason, and what lies open. */
export class Today {
  #view = $state.raw<TodayView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #setAside = $state(false);

  get view(): TodayView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }
  /** True once "Not now" was said on this screen. */
  get setAside(): boolean {
    return this.#setAside;
  }

  async open(): Promise<void> {
    this.#take(await commands.todayShow());
  }

  async notNow(exercise: string): Promise<void> {
    this.#take(await commands.suggestionSetAside(exercise));
    this.#setAside = true;
  }

  /** The entry to go to: the one left open, or a new one. */
  async begin(exercise: string, entry: string | null): Promise<string | null> {
    if (entry) return entry;
    const said: Answered<RunView> = await commands.exerciseBegin(exercise);
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.entry : null;
  }

  #take(said: Answered<TodayView>): void {
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }
}
