import { commands } from '../ipc/commands';
import type { AppError, HouseholdView } from '../ipc/types';
import { behindACover } from './leaving';

/** The file of the household whose room is open, as this computer knows it, and the copy of it that is being saved. */
export class HouseholdFile {
  #view = $state.raw<HouseholdView | null>(null);
  #copy = $state<'none' | 'saving' | 'saved'>('none');
  #error = $state.raw<AppError | null>(null);

  get view(): HouseholdView | null {
    return this.#view;
  }
  get copy(): 'none' | 'saving' | 'saved' {
    return this.#copy;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    this.#take(await commands.householdShow());
  }

  /** Asks where, and saves a copy there. A second press while it is being saved does nothing. */
  async saveCopy(): Promise<void> {
    if (this.#copy === 'saving') return;
    this.#copy = 'saving';
    this.#error = null;
    const said = await behindACover(() => commands.householdCopy());
    this.#copy = said.ok && said.value ? 'saved' : 'none';
    this.#error = said.ok ? null : said.error;
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
