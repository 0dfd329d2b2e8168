import { commands } from '../ipc/commands';
import type { Answered, AppError, IdeasView } from '../ipc/types';

/** The deck of ideas with the reader's own marks, and what both marked when they last looked together. */
export class Ideas {
  #view = $state.raw<IdeasView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #working = $state(false);

  get view(): IdeasView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get working(): boolean {
    return this.#working;
  }

  async open(): Promise<void> {
    this.#take(await commands.ideaList());
  }

  /** Marks an idea, or takes the mark away. */
  async mark(idea: string, wanted: boolean): Promise<void> {
    this.#take(await commands.ideaMark(idea, wanted));
  }

  /** Puts the own list of what both marked away. Says whether it is. */
  async putAway(): Promise<boolean> {
    const said = await commands.ideaPutAway();
    this.#take(said);
    return said.ok;
  }

  /** A draft of a date that begins with an idea. */
  async begin(idea: string): Promise<string | null> {
    const said = await commands.ideaBegin(idea);
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.draft : null;
  }

  /** Looks at what both marked. Says who typed a wrong passphrase, or null where nobody did. */
  async compare(mine: string, beside: string): Promise<'mine' | 'beside' | 'refused' | null> {
    if (this.#working) return 'refused';
    this.#working = true;
    const me = await commands.roomResume(mine);
    const said = me.ok ? await commands.ideaCompare(mine, beside) : me;
    this.#working = false;
    if (!said.ok && said.error.kind === 'wrongPassphrase') return me.ok ? 'beside' : 'mine';
    if (!said.ok) this.#error = said.error;
    else if (said.value) this.#take({ ok: true, value: said.value });
    return said.ok ? null : 'refused';
  }

  forgive(): void {
    this.#error = null;
  }

  #take(said: Answered<IdeasView>): void {
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }
}
