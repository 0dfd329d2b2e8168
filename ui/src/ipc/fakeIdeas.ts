// The deck of ideas over memory, for tests and for looking at screens in a browser.
import { Refused, type FakeHousehold } from './fakePlans';
import type { FakePosts } from './fakePosts';
import type { IdeaLine, IdeasView, Person, PostDraftView, PostText } from './types';

const idea = (id: string, what: string, size: string, novelty: string): [string, PostText] => [
  id,
  { kind: 'date', parts: { what, size, novelty } },
];

/** Four of the ideas. */
const deck = [
  idea('tea', 'Make tea and drink it at the window.', 'ten-minutes', 'well-known'),
  idea('bread', 'Bake bread or flat cakes.', 'an-hour', 'mostly-new'),
  idea('sing', 'Sing five songs loudly, from start to end.', 'an-hour', 'a-dare'),
  idea('hike', 'Walk a path that neither of you has walked.', 'half-a-day', 'new'),
];

export class FakeIdeas {
  #wanted: Record<Person, Set<string>> = { first: new Set(), second: new Set() };
  #both = new Set<string>();
  #compared: string | null = null;

  constructor(
    readonly household: FakeHousehold,
    readonly posts: FakePosts,
  ) {}

  ideaList(): IdeasView {
    const mine = this.#wanted[this.household.me()];
    const ideas = deck.map(([id, text]): IdeaLine => ({
      id,
      text,
      with: [],
      wanted: mine.has(id),
      both: this.#both.has(id),
    }));
    return { persons: this.household.persons(), ideas, compared: this.#compared };
  }

  ideaMark(id: string, wanted: boolean): IdeasView {
    const mine = this.#wanted[this.household.me()];
    if (wanted) mine.add(id);
    else mine.delete(id);
    return this.ideaList();
  }

  ideaBegin(id: string): PostDraftView {
    const text = deck.find(([name]) => name === id)?.[1];
    if (!text) throw new Refused({ kind: 'unknownEntry' });
    return this.posts.beginWith(text);
  }

  ideaCompare(mine: string, beside: string): IdeasView {
    const me = this.household.me();
    const other: Person = me === 'first' ? 'second' : 'first';
    if (!this.household.knows(me, mine) || !this.household.knows(other, beside)) {
      throw new Refused({ kind: 'wrongPassphrase' });
    }
    this.#both = new Set([...this.#wanted.first].filter((id) => this.#wanted.second.has(id)));
    this.#compared = this.household.now();
    return this.ideaList();
  }
}

/** The commands about ideas, by their names. */
export function ideaActs(ideas: FakeIdeas) {
  return {
    ideaList: () => ideas.ideaList(),
    ideaMark: ideas.ideaMark.bind(ideas),
    ideaBegin: ideas.ideaBegin.bind(ideas),
    ideaCompare: ideas.ideaCompare.bind(ideas),
  };
}
