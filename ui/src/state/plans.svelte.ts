import { commands } from '../ipc/commands';
import type { AppError, PlanView } from '../ipc/types';

/** The shared page: what both have agreed, what is proposed, and the reader's own drafts. */
export class Plans {
  #view = $state.raw<PlanView | null>(null);
  #error = $state.raw<AppError | null>(null);

  get view(): PlanView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }
  async open(): Promise<void> {
    const said = await commands.planShow();
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }
}
