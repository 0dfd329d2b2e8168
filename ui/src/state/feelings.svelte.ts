import { commands } from '../ipc/commands';
import type { AppError, FeelingsView, FeelingWord } from '../ipc/types';

/** The vocabulary of feelings. It is the same for everybody and is read once. */
export class Feelings {
  #view = $state.raw<FeelingsView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #byId = $derived(
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- made anew from the view and never changed
    new Map(
      [...(this.#view?.apart ?? []), ...(this.#view?.families ?? []).flatMap(({ words }) => words)].map(
        (word) => [word.id, word],
      ),
    ),
  );

  get view(): FeelingsView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    if (this.#view) return;
    const said = await commands.feelingList();
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }

  word(id: string): FeelingWord | null {
    return this.#byId.get(id) ?? null;
  }
}
