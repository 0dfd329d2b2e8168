// What happened over memory: as much as its pages and the page of an entry need.
import { endingOf, gates } from './fakeContent';
import { Refused } from './fakePlans';
import { question } from './fakeShort';
import type { BreachesView, BreachLine, BreachText, GateAnswered, GateView, SavedBreach } from './types';

interface Kept {
  breach: string;
  text: BreachText;
  aside: boolean;
  binned: boolean;
}

export class FakeBreaches {
  #kept: Kept[] = [];
  #current: string | null = null;
  /** To which record each entry belongs. */
  #of = new Map<string, string | null>();
  #moved: [string, string | null] | null = null;
  #answered = false;
  #isTwo: () => boolean;
  #closes: () => void;
  #bins: (entry: string, binned: boolean) => void;

  constructor(isTwo: () => boolean, closes: () => void, bins: (entry: string, binned: boolean) => void) {
    this.#isTwo = isTwo;
    this.#closes = closes;
    this.#bins = bins;
  }

  lock(): void {
    this.#answered = false;
  }

  gate(): GateView | null {
    return this.#answered ? null : question('adult');
  }

  answer(answer: string | null): GateAnswered {
    const gate = gates.find(({ id }) => id === 'adult');
    this.#answered = true;
    if (gate?.clears.includes(answer ?? '')) return { kind: 'cleared' };
    this.#closes();
    return { kind: 'ends', ending: endingOf(gate?.otherwise ?? '', 'partner') };
  }

  list(): BreachesView {
    const shown = this.#kept.filter(({ binned }) => !binned);
    const standing = shown.filter(({ aside }) => !aside);
    const current = standing.find(({ breach }) => breach === this.#current) ?? standing[0];
    const line = ({ breach, text, aside }: Kept): BreachLine => ({
      breach,
      text,
      aside,
      current: breach === current?.breach,
      fromIntake: false,
      entries: this.#entriesOf(breach).length,
    });
    return {
      frame: (standing.length > 1 && current?.text.word) || null,
      breaches: shown.map(line),
      offers: {
        between: ['partner', 'family', 'friend'],
        kinds: ['secretContact', 'money', 'other'],
        shapes: ['once', 'stillGoingOn'],
        sides: ['hurt', 'broke', 'both'],
        here: [this.#isTwo() ? 'yes' : 'nobodyYet', 'no'],
      },
    };
  }

  save(breach: string | null, text: BreachText): SavedBreach {
    const known = breach === null ? this.#make(text) : this.#find(breach);
    known.text = structuredClone(text);
    return { breach: known.breach, all: this.list() };
  }

  choose(breach: string): BreachesView {
    this.#find(breach).aside = false;
    this.#current = breach;
    return this.list();
  }

  setAside(breach: string, aside: boolean): SavedBreach {
    this.#find(breach).aside = aside;
    return { breach, all: this.list() };
  }

  bin(breach: string, withEntries: boolean): BreachesView {
    this.#find(breach).binned = true;
    if (withEntries) for (const entry of this.#entriesOf(breach)) this.#bins(entry, true);
    return this.list();
  }

  takeBack(breach: string): BreachesView {
    this.#find(breach).binned = false;
    for (const entry of this.#entriesOf(breach)) this.#bins(entry, false);
    return this.list();
  }

  /** Something new was begun: it belongs to what its writer works on. */
  begun(entry: string): void {
    const current = this.list().breaches.find((line) => line.current)?.breach ?? null;
    if (!this.#of.has(entry)) this.#of.set(entry, current);
  }

  move(entry: string, breach: string | null): BreachesView {
    if (breach !== null) this.#find(breach);
    this.#moved = [entry, this.#of.get(entry) ?? null];
    this.#of.set(entry, breach);
    return this.list();
  }

  moveBack(entry: string): BreachesView {
    if (this.#moved?.[0] !== entry) throw new Refused({ kind: 'unknownEntry' });
    this.#of.set(...this.#moved);
    this.#moved = null;
    return this.list();
  }

  /** What the page of an entry says of it. */
  of(entry: string): { about: string | null; staysHere: boolean } {
    const about = this.#of.get(entry) ?? null;
    const here = about === null ? null : this.#find(about).text.here;
    return { about, staysHere: here === 'no' || here === 'nobodyYet' };
  }

  /** The word that a run shows. */
  wordOf(entry: string): string | null {
    const line = this.#kept.find(({ breach }) => breach === this.#of.get(entry));
    return this.list().frame && line ? line.text.word : null;
  }

  #entriesOf(breach: string): string[] {
    return [...this.#of].filter(([, of]) => of === breach).map(([entry]) => entry);
  }

  #make(text: BreachText): Kept {
    const made = { breach: `breach-${this.#kept.length}`, text, aside: false, binned: false };
    this.#kept.push(made);
    this.#current = made.breach;
    return made;
  }

  #find(breach: string): Kept {
    const known = this.#kept.find((each) => each.breach === breach);
    if (!known) throw new Refused({ kind: 'unknownEntry' });
    return known;
  }
}

/** The commands of what happened, by their names. `mine`: the records of whoever has the room open. */
export function breachActs(mine: () => FakeBreaches, canSave: () => void) {
  return {
    breachGate: () => mine().gate(),
    breachGateAnswer: (answer: string | null) => mine().answer(answer),
    breachList: () => mine().list(),
    breachSave: (breach: string | null, text: BreachText) => {
      canSave();
      return mine().save(breach, text);
    },
    breachChoose: (breach: string) => mine().choose(breach),
    breachSetAside: (breach: string, aside: boolean) => mine().setAside(breach, aside),
    breachBin: (breach: string, withEntries: boolean) => mine().bin(breach, withEntries),
    breachTakeBack: (breach: string) => mine().takeBack(breach),
    entryMove: (entry: string, breach: string | null) => mine().move(entry, breach),
    entryMoveBack: (entry: string) => mine().moveBack(entry),
  };
}
