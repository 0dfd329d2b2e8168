import { commands } from '../ipc/commands';
import type { Answered, AppError, ShortAnswer, ShortView } from '../ipc/types';

/** The short page as it stands now. No answer stays here: each page goes with its answers. */
export class ShortPage {
  #view = $state.raw<ShortView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #working = false;
  #isFirst = $state(true);

  get view(): ShortView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }
  /** Nothing has been answered yet. */
  get isFirst(): boolean {
    return this.#isFirst;
  }
  begin(): Promise<void> {
    return this.#go(() => commands.shortBegin());
  }

  answer(answers: ShortAnswer[]): Promise<void> {
    return this.#go(() => commands.shortAnswer(answers));
  }

  finish(yes: boolean): Promise<void> {
    return this.#go(() => commands.shortFinish(yes));
  }

  /** One page at a time: a second press while one is on its way is nothing. */
  async #go(act: () => Promise<Answered<ShortView>>): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    const said = await act();
    this.#working = false;
    if (said.ok) {
      this.#isFirst = this.#view === null;
      this.#view = said.value;
    }
    this.#error = said.ok ? null : said.error;
  }
}
