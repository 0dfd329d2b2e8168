import { commands } from '../ipc/commands';
import type { AppError, RitualNext } from '../ipc/types';

/** When each ritual in force comes back. */
export class Rituals {
  #list = $state.raw<RitualNext[]>([]);
  #error = $state.raw<AppError | null>(null);

  get error(): AppError | null {
    return this.#error;
  }

  /** When this one comes back; null where it has no rhythm. */
  of(agreement: string): RitualNext | null {
    return this.#list.find((ritual) => ritual.agreement === agreement) ?? null;
  }

  async open(): Promise<void> {
    const said = await commands.ritualList();
    if (said.ok) this.#list = said.value;
    this.#error = said.ok ? null : said.error;
  }
}
