import { commands } from '../ipc/commands';
import type { AgreementForm, AheadView, Answered, AppError, PostKind, PostText } from '../ipc/types';

/** What lies ahead of two people: goals, each one's day in three years, what is new, and why they choose each other. */
export class Ahead {
  #view = $state.raw<AheadView | null>(null);
  #error = $state.raw<AppError | null>(null);

  get view(): AheadView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    this.#view = this.#take(await commands.aheadShow()) ?? this.#view;
  }

  /** The own day in three years, begun now: for the writer alone until they share it. */
  async beginDay(exercise: string): Promise<string | null> {
    return this.#take(await commands.exerciseBegin(exercise))?.entry ?? null;
  }

  async beginAgreement(form: AgreementForm): Promise<string | null> {
    return this.#take(await commands.agreementBegin(form, 'own'))?.draft ?? null;
  }

  async beginPost(kind: PostKind, parts: PostText['parts'] = {}): Promise<string | null> {
    return this.#take(await commands.postBeginWith({ kind, parts }))?.draft ?? null;
  }

  /** For oneself, that sense was made of what happened, as far as one wants to. */
  async markMeaning(): Promise<void> {
    if (this.#take(await commands.postSay({ kind: 'meaning', parts: {} }, null))) await this.open();
  }

  #take<T>(said: Answered<T>): T | null {
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value : null;
  }
}
