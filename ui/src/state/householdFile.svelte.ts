import { commands } from '../ipc/commands';
import type { AppError } from '../ipc/types';

/** Where the household file lies, and the copy of it that is being saved. */
export class HouseholdFile {
  #place = $state('');
  #copy = $state<'none' | 'saving' | 'saved'>('none');
  #error = $state.raw<AppError | null>(null);

  get place(): string {
    return this.#place;
  }
  get copy(): 'none' | 'saving' | 'saved' {
    return this.#copy;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    const said = await commands.householdPlace();
    if (said.ok) this.#place = said.value;
    this.#error = said.ok ? null : said.error;
  }

  /** Asks where, and saves a copy there. A second press while it is being saved does nothing. */
  async saveCopy(): Promise<void> {
    if (this.#copy === 'saving') return;
    this.#copy = 'saving';
    this.#error = null;
    const said = await commands.householdCopy();
    this.#copy = said.ok && said.value ? 'saved' : 'none';
    this.#error = said.ok ? null : said.error;
  }
}
