import { commands } from '../ipc/commands';
import type { AppError, HouseholdView } from '../ipc/types';

/** The file of the household whose room is open, as this computer knows it. */
export class HouseholdFile {
  #view = $state.raw<HouseholdView | null>(null);
  #error = $state.raw<AppError | null>(null);

  get view(): HouseholdView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    this.#take(await commands.householdShow());
  }

  /** Takes it off this computer's list. The file is not touched. */
  async forget(): Promise<void> {
    this.#take(await commands.householdForget());
  }

  #take(said: Awaited<ReturnType<typeof commands.householdShow>>): void {
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }
}
