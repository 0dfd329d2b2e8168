// The short page over memory, for tests and for looking at screens in a browser.
import { endingOf, gates } from './fakeContent';
import { Refused } from './fakePlans';
import type { GateView, ShortAnswer, ShortView } from './types';

const pages = [['alone'], ['adult'], ['fear', 'hit', 'control', 'touch', 'threat'], ['own-force']];

const gateOf = (id: string) => {
  const gate = gates.find((each) => each.id === id);
  if (!gate) throw new Error(`there is no gate ${id}`);
  return gate;
};
export const question = (id: string): GateView => {
  const { promptFor, options } = gateOf(id);
  const shown = options.map((option) => ({ id: option.id, label: option.label, own: false }));
  return { step: id, prompt: promptFor('partner'), options: shown };
};
export class FakeShort {
  /** Whether a yes stands, which no page ever asks. */
  yes = false;
  #before = false;
  #page: number | null = null;

  begin(): ShortView {
    return this.#at(0);
  }

  answer(answers: ShortAnswer[]): ShortView {
    const page = this.#page;
    if (page === null || page >= pages.length) throw new Refused({ kind: 'answerDoesNotFit' });
    this.#page = null;
    for (const id of pages[page] ?? []) {
      const gate = gateOf(id);
      const option = answers.find((answer) => answer.gate === id)?.option ?? '';
      if (gate.clears.includes(option)) continue;
      if (page === 0) return { kind: 'putOff', body: endingOf(gate.otherwise, 'partner').body };
      const named = gate.options.find((each) => each.id === option)?.ending;
      if (this.yes) this.#before = true;
      this.yes = false;
      return { kind: 'ends', ending: endingOf(named ?? gate.otherwise, 'partner') };
    }
    return this.#at(page + 1);
  }

  finish(yes: boolean): ShortView {
    if (this.#page !== pages.length) throw new Refused({ kind: 'answerDoesNotFit' });
    this.#page = null;
    this.#before = false;
    this.yes = yes;
    return { kind: 'done' };
  }

  leave(): null {
    this.yes ||= this.#before;
    return null;
  }

  #at(page: number): ShortView {
    this.#page = page;
    const asked = pages[page];
    return asked ? { kind: 'asks', questions: asked.map(question) } : { kind: 'together' };
  }
}

/** The commands of the short page, by their names. */
export function shortActs(short: FakeShort) {
  return {
    shortBegin: () => short.begin(),
    shortAnswer: short.answer.bind(short),
    shortFinish: short.finish.bind(short),
    endingLeave: () => short.leave(),
  };
}
