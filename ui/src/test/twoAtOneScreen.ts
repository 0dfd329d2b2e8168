import { render } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';

import { answerWith, commands, type Commands } from '../ipc/commands';
import { aheadActs, FakeAhead } from '../ipc/fakeAhead';
import { fakeHelp } from '../ipc/fakeHelp';
import { answered, FakePlans, planCommands, type FakeHousehold } from '../ipc/fakePlans';
import { FakeIdeas, ideaActs } from '../ipc/fakeIdeas';
import { FakePosts, postActs } from '../ipc/fakePosts';
import { FakeRituals, ritualActs } from '../ipc/fakeRituals';
import { FakeSayings, sayingActs } from '../ipc/fakeSayings';
import { FakeShort, shortActs } from '../ipc/fakeShort';
import type {
  AgreementField,
  AgreementText,
  Answered,
  AppError,
  Person,
  PersonView,
  ReflectView,
  SettingsView,
} from '../ipc/types';
import { Room } from '../state/room.svelte';
import type { Screen } from '../state/screens.svelte';
import Inside from './Inside.svelte';

const persons: PersonView[] = [
  { person: 'first', label: 'Robin' },
  { person: 'second', label: 'Mika' },
];
const place = { file: 'household.hearth', folder: '/home/somebody/.local/share/hearthside' };
const passphrases: Record<Person, string> = { first: 'robin knows this', second: 'mika knows that' };

export const evenings = {
  title: 'Evenings on work trips',
  line: 'On a work trip we talk each evening before eleven.',
  reason: 'When the evening is open, I lie awake and guess.',
  keeping: 'The one who is away calls.',
  ifCrossed: 'I sleep at a friend’s home that night.',
  reviewOn: '2027-02-01',
};

/** Some parts of a text; null takes one away. */
export type Parts = Partial<Record<AgreementField, string | null>>;

/** The words of an agreement that can be signed, with some parts changed. */
export function textOf(parts: Parts): AgreementText {
  const written = Object.entries({ ...evenings, ...parts }).filter(([, value]) => value !== null);
  return { form: 'boundary', subject: 'time', parts: Object.fromEntries(written) };
}

function ok<T>(value: T): Promise<Answered<T>> {
  return Promise.resolve({ ok: true, value });
}

/** A household whose shared room is real in memory, and one person's room that is open on the page. */
export class Household {
  readonly plans: FakePlans;
  readonly posts: FakePosts;
  readonly rituals: FakeRituals;
  readonly ideas: FakeIdeas;
  readonly sayings: FakeSayings;
  readonly short = new FakeShort();
  /** What stands in the own room, as far as a page asks for it. */
  reflect: ReflectView = { exercises: [], open: [], written: [], binned: [] };
  readonly user: UserEvent = userEvent.setup();
  /** Every passphrase that reached a command. */
  readonly proved: string[] = [];
  settings: SettingsView = { theme: 'system', textSize: 100, idleMinutes: 5 };
  /** Whether this computer has the household on its list. */
  listed = true;
  locks = 0;
  /** Set to make the next saves of drafts fail. */
  saveFault: AppError | null = null;
  #me: Person = 'first';
  #minutes = 0;

  constructor(readonly lives: PersonView[] = persons) {
    const shared: FakeHousehold = {
      me: () => this.#me,
      persons: () => this.lives,
      knows: (person, passphrase) => {
        this.proved.push(passphrase);
        return passphrases[person] === passphrase;
      },
      now: () => new Date(Date.UTC(2026, 10, 8, 12, this.#minutes++)).toISOString(),
    };
    this.plans = new FakePlans(shared);
    this.posts = new FakePosts(shared);
    this.rituals = new FakeRituals(this.plans, this.posts);
    this.ideas = new FakeIdeas(shared, this.posts);
    this.sayings = new FakeSayings(shared);
    const plan = planCommands(this.plans);
    const ahead = new FakeAhead(this.plans, this.posts, () => this.reflect);
    const acts = {
      ...postActs(this.posts),
      ...ritualActs(this.rituals),
      ...ideaActs(this.ideas),
      ...shortActs(this.short),
      ...aheadActs(ahead),
      ...sayingActs(this.sayings, this.posts, this.plans),
    };
    const posts = Object.fromEntries(
      Object.entries(acts).map(([name, act]) => [
        name,
        (...args: never[]) => answered(() => (act as (...args: never[]) => unknown)(...args)),
      ]),
    );
    answerWith({
      ...commands,
      ...plan,
      ...posts,
      agreementDraftSave: (...args) =>
        this.saveFault
          ? Promise.resolve({ ok: false, error: this.saveFault })
          : plan.agreementDraftSave(...args),
      roomResume: (passphrase) =>
        passphrases[this.#me] === passphrase
          ? ok(null)
          : Promise.resolve({ ok: false, error: { kind: 'wrongPassphrase' } }),
      entryTakeBack: (entry) => {
        if (!this.plans.draftTakeBack(entry)) this.posts.draftTakeBack(entry);
        return ok({ exercises: [], open: [], written: [], binned: [] });
      },
      householdShow: () => ok({ place, listed: this.listed }),
      householdForget: () => ok({ place, listed: (this.listed = false) }),
      helpShow: () => ok(fakeHelp()),
      settingsShow: () => ok(this.settings),
      settingsSave: (settings) => ok((this.settings = settings)),
    } as Commands);
  }

  passphraseOf(person: Person): string {
    return passphrases[person];
  }

  as<T>(person: Person, act: () => T): T {
    const before = this.#me;
    this.#me = person;
    const value = act();
    this.#me = before;
    return value;
  }

  draft(text: Parts = {}, agreement: string | null = null): string {
    const { draft } = this.plans.agreementDraft(agreement);
    this.plans.agreementDraftSave(draft, textOf(text));
    return draft;
  }

  /** Proposed by one and not yet answered. */
  proposed(by: Person, text: Parts = {}, agreement: string | null = null): string {
    return this.as(
      by,
      () => this.plans.agreementPropose(this.draft(text, agreement), passphrases[by]).agreement,
    );
  }

  /** Signed by both. */
  agreed(text: Parts = {}): string {
    const agreement = this.proposed('first', text);
    this.plans.agreementAccept(agreement, 1, 'second', passphrases.second);
    return agreement;
  }

  /** Opens one person's room on the page, at a screen. */
  open(me: Person, screen: Screen): Room {
    this.#me = me;
    const mine = this.lives.find(({ person }) => person === me) ?? { person: me, label: '' };
    const view = { me: mine, persons: this.lives, lastSave: null, entries: 0, frame: null, notices: [] };
    const room = new Room(view, { lock: () => (this.locks += 1), leave: () => {} });
    room.screens.show(screen);
    render(Inside, { room });
    return room;
  }
}

/** A household in which nobody has joined yet. */
export function aloneHousehold(): Household {
  return new Household(persons.slice(0, 1));
}
