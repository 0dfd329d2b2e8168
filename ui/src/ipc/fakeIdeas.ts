// The deck of ideas over memory, for tests and for looking at screens in a browser.
import { Refused, type FakeHousehold } from './fakePlans';
import type { FakePosts } from './fakePosts';
import type { IdeaCircle, IdeaLine, IdeasView, Person, PostDraftView, PostText } from './types';

const idea = (
  id: string,
  what: string,
  size: string,
  novelty: string,
  circles: IdeaCircle[] = [],
): [string, PostText, IdeaCircle[]] => [id, { kind: 'date', parts: { what, size, novelty } }, circles];

/** Four of the ideas. */
const deck = [
  idea('tea', 'Make tea and drink it at the window.', 'ten-minutes', 'well-known'),
  idea('bread', 'Bake bread or flat cakes.', 'an-hour', 'mostly-new'),
  idea('sing', 'Sing five songs loudly, from start to end.', 'an-hour', 'a-dare'),
  idea('hike', 'Walk a path that neither of you has walked.', 'half-a-day', 'new', ['friends']),
];

export class FakeIdeas {
  #wanted: Record<Person, Set<string>> = { first: new Set(), second: new Set() };
  #both: Record<Person, Set<string>> = { first: new Set(), second: new Set() };
  #compared: Record<Person, string | null> = { first: null, second: null };

  constructor(
    readonly household: FakeHousehold,
    readonly posts: FakePosts,
  ) {}

  ideaList(): IdeasView {
    const me = this.household.me();
    const mine = this.#wanted[me];
    const ideas = deck.map(([id, text, circles]): IdeaLine => ({
      id,
      text,
      with: circles,
      wanted: mine.has(id),
      both: this.#both[me].has(id),
    }));
    return { persons: this.household.persons(), ideas, compared: this.#compared[me] };
  }

  ideaMark(id: string, wanted: boolean): IdeasView {
    const mine = this.#wanted[this.household.me()];
    if (wanted) mine.add(id);
    else mine.delete(id);
    return this.ideaList();
  }

  ideaPutAway(): IdeasView {
    const me = this.household.me();
    this.#both[me] = new Set();
    this.#compared[me] = null;
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
    const both = [...this.#wanted.first].filter((id) => this.#wanted.second.has(id));
    this.#both = { first: new Set(both), second: new Set(both) };
    const now = this.household.now();
    this.#compared = { first: now, second: now };
    return this.ideaList();
  }
}

/** The commands about ideas, by their names. */
export function ideaActs(ideas: FakeIdeas) {
  return {
    ideaList: () => ideas.ideaList(),
    ideaPutAway: () => ideas.ideaPutAway(),
    ideaMark: ideas.ideaMark.bind(ideas),
    ideaBegin: ideas.ideaBegin.bind(ideas),
    ideaCompare: ideas.ideaCompare.bind(ideas),
  };
}
