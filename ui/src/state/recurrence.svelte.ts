import { commands } from '../ipc/commands';
import type { Answered, AppError, RecurrenceView } from '../ipc/types';

/** What two people wrote in calm for the day on which it happens again: the reader's own plan, and the shared one. */
export class Recurrence {
  #view = $state.raw<RecurrenceView | null>(null);
  #error = $state.raw<AppError | null>(null);

  get view(): RecurrenceView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    this.#view = this.#take(await commands.recurrenceShow()) ?? this.#view;
  }

  /** The own plan, begun now. */
  async begin(exercise: string): Promise<string | null> {
    return this.#take(await commands.exerciseBegin(exercise))?.entry ?? null;
  }

  /** A shared plan, begun now: an own draft until it is signed. */
  async beginShared(): Promise<string | null> {
    return this.#take(await commands.agreementBegin('recurrence', 'own'))?.draft ?? null;
  }

  /** It has happened: one dated line beside the plan, for both to read. Nothing else changes. */
  async happened(agreement: string): Promise<void> {
    const said = await commands.postSay({ kind: 'activation', parts: { agreement } }, null);
    if (this.#take(said)) await this.open();
  }

  #take<T>(said: Answered<T>): T | null {
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value : null;
  }
}
