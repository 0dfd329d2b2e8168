import { commands } from '../ipc/commands';
import type { Answered, AppError, ExerciseLine, RunView, TodayView } from '../ipc/types';

/** One suggested step with its reason, what lies open, and what can be begun without looking for it. */
export class Today {
  #view = $state.raw<TodayView | null>(null);
  #exercises = $state.raw<ExerciseLine[]>([]);
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

  /** An exercise that can be begun now; null where there is none of that name, or it waits for another one. */
  exercise(id: string): ExerciseLine | null {
    return this.#exercises.find((line) => line.id === id && line.waits.length === 0) ?? null;
  }

  /** Both at once, so that nothing on the page moves when the second one comes. */
  async open(): Promise<void> {
    const [today, reflect] = await Promise.all([commands.todayShow(), commands.exerciseList()]);
    if (reflect.ok) this.#exercises = reflect.value.exercises;
    this.#take(today);
  }

  async notNow(exercise: string): Promise<void> {
    this.#take(await commands.suggestionSetAside(exercise));
    this.#setAside = true;
  }

  /** Only light pages for a while, or no longer. */
  async keepLight(light: boolean): Promise<void> {
    this.#take(await commands.lightKeep(light));
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
