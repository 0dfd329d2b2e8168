import { commands } from '../ipc/commands';
import type { Answered, AppError, EndingView, GateAnswered, GateView } from '../ipc/types';

/** Where the questions come from, and where the answers go. */
export interface Questions {
  show: () => Promise<Answered<GateView | null>>;
  answer: (step: string, answer: string | null) => Promise<Answered<GateAnswered>>;
}

/** Those that come before an act with an entry. */
export function questionsOf(entry: string): Questions {
  return {
    show: () => commands.gateShow(entry),
    answer: (step, answer) => commands.gateAnswer(entry, step, answer),
  };
}

/** The one that comes before the own records of what happened. */
export const questionBeforeRecords: Questions = {
  show: () => commands.breachGate(),
  answer: (_, answer) => commands.breachGateAnswer(answer),
};

/** The questions about danger that come before something, one after the other. No answer stays here. */
export class Asking {
  #questions: Questions;
  #gate = $state.raw<GateView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #working = false;

  constructor(questions: Questions) {
    this.#questions = questions;
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
    const said = await this.#questions.show();
    if (said.ok) this.#gate = said.value ?? this.#gate;
    else this.#error = said.error;
    return said.ok && said.value === null;
  }

  /** Takes an answer to the program: to the next question, to the end of them, or to where it ends. */
  async answer(chosen: string): Promise<'next' | 'done' | EndingView> {
    const gate = this.#gate;
    if (!gate || this.#working) return 'next';
    this.#working = true;
    const said = await this.#questions.answer(gate.step, chosen === '' ? null : chosen);
    this.#working = false;
    if (!said.ok) {
      this.#error = said.error;
      return 'next';
    }
    if (said.value.kind === 'ends') return said.value.ending;
    return (await this.look()) ? 'done' : 'next';
  }
}
