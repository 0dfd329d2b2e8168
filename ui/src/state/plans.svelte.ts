import { commands } from '../ipc/commands';
import type { AppError, PlanView } from '../ipc/types';
import type { ThrownAway } from './screens.svelte';

/** The shared page: what both have agreed, what is proposed, and the reader's own drafts. */
export class Plans {
  #view = $state.raw<PlanView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #thrownAway = $state.raw<ThrownAway | null>(null);

  constructor(thrownAway: ThrownAway | null = null) {
    this.#thrownAway = thrownAway;
  }

  get view(): PlanView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get thrownAway(): ThrownAway | null {
    return this.#thrownAway;
  }

  async open(): Promise<void> {
    const said = await commands.planShow();
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }

  /** Begins an agreement. The draft is in the file before the first key, so that no word can be lost. */
  async beginDraft(): Promise<string | null> {
    const said = await commands.agreementDraft(null);
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.draft : null;
  }

  /** Writes the thrown-away draft anew, word for word. */
  async takeBack(): Promise<void> {
    const gone = this.#thrownAway;
    if (!gone) return;
    const draft = await commands.agreementDraft(gone.agreement);
    const saved = draft.ok ? await commands.agreementDraftSave(draft.value.draft, gone.text) : draft;
    if (!saved.ok) {
      this.#error = saved.error;
      return;
    }
    this.#thrownAway = null;
    await this.open();
  }
}
