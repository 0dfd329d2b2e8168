import type { FakeHousehold, FakePlans } from './fakePlans';
import type { FakePosts } from './fakePosts';
import type { SavedView } from './types';

/** Words begun beneath something shared, in each person's own room. */
export class FakeSayings {
  #household: FakeHousehold;
  #begun = new Map<string, string>();

  constructor(household: FakeHousehold) {
    this.#household = household;
  }

  begun(about: string): string {
    return this.#begun.get(this.#key(about)) ?? '';
  }
  save(about: string, text: string): SavedView {
    if (text.trim() === '') this.said(about);
    else this.#begun.set(this.#key(about), text);
    return { at: this.#household.now() };
  }
  said(about: string): void {
    this.#begun.delete(this.#key(about));
  }
  /** Only the one whose room is open has begun something there. */
  saidBy(person: string, about: string): void {
    if (person === this.#household.me()) this.said(about);
  }

  #key(about: string): string {
    return `${this.#household.me()} ${about}`;
  }
}

/** The acts by which words are begun, and said. */
export function sayingActs(sayings: FakeSayings, posts: FakePosts, plans: FakePlans) {
  return {
    sayingBegun: sayings.begun.bind(sayings),
    sayingSave: sayings.save.bind(sayings),
    postReply: (...args: Parameters<FakePosts['reply']>) => {
      const said = posts.reply(...args);
      if (args[2] === null && sayings.begun(args[0]).trim() === args[1].text.trim()) sayings.said(args[0]);
      return said;
    },
    agreementKeep: (...args: Parameters<FakePlans['agreementKeep']>) => {
      const kept = plans.agreementKeep(...args);
      sayings.saidBy(args[3], args[0]);
      return kept;
    },
  };
}
