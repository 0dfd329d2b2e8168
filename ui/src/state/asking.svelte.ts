import { commands } from '../ipc/commands';
import type { AppError, EndingView, GateView } from '../ipc/types';

/** The questions about danger that come before an act with an entry, one after the other. No answer stays here. */
export class Asking {
  readonly entry: string;
  #gate = $state.raw<GateView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #working = false;

  constructor(entry: string) {
    this.entry = entry;
  }

  /** The question that is asked now. */
  get gate(): GateView | null {
    return this.#gate;
  }
  get error(): AppError | null {
    return this.#error;
  }

  /** Looks for the first question. True where none is left. */
  async look(): Promise<boolean> {
    const said = await commands.gateShow(this.entry);
    if (said.ok) this.#gate = said.value ?? this.#gate;
    else this.#error = said.error;
    return said.ok && said.value === null;
  }

  /** Takes an answer to the program: to the next question, to the end of them, or to where it ends. */
  async answer(chosen: string): Promise<'next' | 'done' | EndingView> {
    const gate = this.#gate;
    if (!gate || this.#working) return 'next';
    this.#working = true;
    const said = await commands.gateAnswer(this.entry, gate.step, chosen === '' ? null : chosen);
    this.#working = false;
    if (!said.ok) {
      this.#error = said.error;
      return 'next';
    }
    if (said.value.kind === 'ends') return said.value.ending;
    return (await this.look()) ? 'done' : 'next';
  }
}
