// A household over memory with the same commands as the program: for unit tests, and for looking at screens in a
// browser with `npm run dev`. It is never part of what is built.
import type { Commands } from './commands';
import { aheadActs, FakeAhead } from './fakeAhead';
import { fakeLook } from './fakeCoach';
import { feelings, readExercise } from './fakeContent';
import { fakeHelp } from './fakeHelp';
import { FakePlans, Refused, type FakeHousehold } from './fakePlans';
import { FakeRituals, ritualActs } from './fakeRituals';
import { FakeIdeas, ideaActs } from './fakeIdeas';
import { FakePosts, postActs } from './fakePosts';
import { FakePulse } from './fakePulse';
import { FakeRuns } from './fakeRuns';
import { FakeSayings, sayingActs } from './fakeSayings';
import { FakeShort, shortActs } from './fakeShort';
import type {
  Answered,
  AppError,
  CopyEdit,
  DoorView,
  Notice,
  Person,
  PersonView,
  ReflectView,
  RoomView,
  SettingsView,
} from './types';

export const FIRST_PASSPHRASE = 'gravel lantern orchard seven';
export const SECOND_PASSPHRASE = 'violet kettle harbour nine';

export interface FakeOptions {
  /** `none`: no household yet. `one`: R alone. `two`: R and M. `trouble`: the file cannot be opened. */
  scene?: string;
  trouble?: AppError;
  notices?: Notice[];
  /** Exercises besides those of the content folder, each as the text of a file. */
  exercises?: string[];
  now?: () => string;
}

const suggestions = [
  'amber lobster quilt window thirty meadow',
  'copper thistle pocket river eleven dune',
  'harvest walnut signal north paper cloud',
];

export class FakeHouse {
  me: Person | null = null;
  persons: PersonView[] = [];
  /** Set by a test to make the next saves fail. */
  saveFault: AppError | null = null;
  /** How often a command was called, by name. */
  calls: string[] = [];
  #passphrases = new Map<Person, string>();
  #runs = new Map<Person, FakeRuns>();
  #pulses = new Map<Person, FakePulse>();
  #settings: SettingsView = { theme: 'system', textSize: 100, idleMinutes: 5 };
  #welcomed = false;
  #suggested = 0;
  #trouble: AppError | null;
  #notices: Notice[];
  #plans: FakePlans;
  #ideas: FakeIdeas;
  #posts: FakePosts;
  #sayings: FakeSayings;
  #exercises: string[];
  #now: () => string;

  constructor({
    scene = 'none',
    trouble,
    notices = [],
    exercises = [],
    now = () => new Date().toISOString(),
  }: FakeOptions = {}) {
    this.#now = now;
    this.#exercises = exercises;
    this.#notices = notices;
    this.#trouble = trouble ?? (scene === 'trouble' ? { kind: 'fileMissing' } : null);
    const household: FakeHousehold = {
      me: () => this.#open(),
      persons: () => this.persons,
      knows: (person, passphrase) => this.#passphrases.get(person) === passphrase,
      now,
    };
    this.#plans = new FakePlans(household);
    this.#posts = new FakePosts(household, (entry) => this.#mine().read(entry));
    this.#ideas = new FakeIdeas(household, this.#posts);
    this.#sayings = new FakeSayings(household);
    if (scene === 'one' || scene === 'two') this.#add('R', FIRST_PASSPHRASE);
    if (scene === 'two') this.#add('M', SECOND_PASSPHRASE);
  }

  commands(): Commands {
    const acts = this.#acts();
    const answering = Object.entries(acts).map(([name, act]) => [
      name,
      async (...args: never[]): Promise<Answered<unknown>> => {
        this.calls.push(name);
        try {
          return { ok: true, value: await (act as (...args: never[]) => unknown)(...args) };
        } catch (refused) {
          if (refused instanceof Refused) return { ok: false, error: refused.error };
          throw refused;
        }
      },
    ]);
    return Object.fromEntries(answering) as Commands;
  }

  #acts() {
    const plans = this.#plans;
    return {
      doorShow: () => this.#door(),
      doorUnlock: (person: Person, passphrase: string) => {
        if (this.#passphrases.get(person) !== passphrase) throw new Refused({ kind: 'wrongPassphrase' });
        this.me = person;
        return this.#room();
      },
      householdCreate: (label: string, passphrase: string) => {
        this.#judged(passphrase);
        this.me = this.#add(label, passphrase);
        return this.#room();
      },
      householdChoose: () => this.#door(),
      householdForget: () => {
        this.persons = [];
        this.#trouble = null;
        return this.#door();
      },
      householdWelcome: (passphrase: string) => {
        if (this.#passphrases.get(this.#open()) !== passphrase)
          throw new Refused({ kind: 'wrongPassphrase' });
        this.#welcomed = true;
        return null;
      },
      householdJoin: (label: string, passphrase: string) => {
        if (!this.#welcomed) throw new Refused({ kind: 'notPresent' });
        if (this.persons.some((each) => each.label === label.trim()))
          throw new Refused({ kind: 'labelTaken' });
        this.#judged(passphrase);
        this.#add(label, passphrase);
        this.me = null;
        return null;
      },
      passphraseSuggest: () => suggestions[this.#suggested++ % suggestions.length] ?? '',
      passphraseJudge: (passphrase: string) => {
        const length = [...passphrase.trim()].length;
        return {
          fit: length < 15 ? 'tooShort' : /^(.)\1+$/.test(passphrase.trim()) ? 'tooGuessable' : 'strong',
        };
      },
      roomShow: () => this.#room(),
      roomLock: () => {
        this.me = null;
        return null;
      },
      roomResume: (passphrase: string) => {
        if (this.#passphrases.get(this.#open()) !== passphrase)
          throw new Refused({ kind: 'wrongPassphrase' });
        return null;
      },
      todayShow: () => this.#today(),
      suggestionSetAside: (exercise: string) => {
        this.#mine().setAside(exercise);
        return this.#today();
      },
      lightKeep: (light: boolean) => {
        this.#mine().light = light;
        return this.#today();
      },
      exerciseList: () => this.#reflect(),
      exerciseBegin: (exercise: string) => this.#mine().begin(exercise),
      feelingList: () => feelings,
      entryOpen: (entry: string) => this.#mine().open(entry),
      entryRead: (entry: string) => ({
        ...this.#mine().read(entry),
        shared: this.#posts.copies.traces(entry),
      }),
      answerSave: (...[entry, step, answer]: Parameters<FakeRuns['save']>) => {
        this.#canSave();
        return this.#mine().save(entry, step, answer);
      },
      placeSave: (entry: string, step: string) => {
        this.#canSave();
        return this.#mine().place(entry, step);
      },
      entryFinish: (...[entry, leaving]: Parameters<FakeRuns['finish']>) => {
        this.#canSave();
        return this.#mine().finish(entry, leaving);
      },
      lineList: (entry: string, step: string) => this.#mine().lines(entry, step),
      noteSave: (...[entry, note]: Parameters<FakeRuns['noteSave']>) => {
        this.#canSave();
        return this.#mine().noteSave(entry, note);
      },
      entryBin: (entry: string) => {
        this.#mine().bin(entry, true);
        return this.#reflect();
      },
      entryTakeBack: (entry: string) => {
        const isDraft = plans.draftTakeBack(entry) || this.#posts.draftTakeBack(entry);
        if (!isDraft) this.#mine().bin(entry, false);
        return this.#reflect();
      },
      pulseShow: () => this.pulse.show(),
      pulseSave: (...args: Parameters<FakePulse['save']>) => {
        this.#canSave();
        return this.pulse.save(...args);
      },
      pulseBin: (entry: string) => this.pulse.bin(entry, true),
      pulseTakeBack: (entry: string) => this.pulse.bin(entry, false),
      ...aheadActs(new FakeAhead(plans, this.#posts, () => this.#reflect())),
      ...ritualActs(new FakeRituals(plans, this.#posts)),
      ...ideaActs(this.#ideas),
      ...shortActs(new FakeShort()),
      planShow: () => plans.planShow(),
      agreementShow: plans.agreementShow.bind(plans),
      agreementDraft: plans.agreementDraft.bind(plans),
      agreementBegin: plans.agreementBegin.bind(plans),
      controlLook: plans.controlLook.bind(plans),
      templateList: plans.templateList.bind(plans),
      agreementBeginFrom: plans.agreementBeginFrom.bind(plans),
      agreementDraftSave: (...args: Parameters<FakePlans['agreementDraftSave']>) => {
        this.#canSave();
        return plans.agreementDraftSave(...args);
      },
      agreementDraftAnew: (draft: string) => {
        this.#canSave();
        return plans.agreementDraftAnew(draft);
      },
      agreementDraftDiscard: plans.agreementDraftDiscard.bind(plans),
      agreementPropose: plans.agreementPropose.bind(plans),
      agreementAccept: plans.agreementAccept.bind(plans),
      agreementDecline: plans.agreementDecline.bind(plans),
      agreementWithdraw: plans.agreementWithdraw.bind(plans),
      remarkTakeBack: plans.remarkTakeBack.bind(plans),
      agreementRetire: plans.agreementRetire.bind(plans),
      ...postActs(this.#posts),
      ...sayingActs(this.#sayings, this.#posts, plans),
      sayingSave: (about: string, text: string) => {
        this.#canSave();
        return this.#sayings.save(about, text);
      },
      copyDraftSave: (edit: CopyEdit) => {
        this.#canSave();
        return this.#posts.copies.draftSave(edit);
      },
      coachLook: fakeLook,
      helpShow: () => fakeHelp(),
      settingsShow: () => this.#settings,
      settingsSave: (settings: SettingsView) => (this.#settings = { ...settings }),
      windowPainted: () => null,
      windowPrint: () => null,
      windowWaits: () => null,
    };
  }

  #add(label: string, passphrase: string): Person {
    const person: Person = this.persons.length === 0 ? 'first' : 'second';
    this.persons.push({ person, label: label.trim() });
    this.#passphrases.set(person, passphrase);
    this.#pulses.set(person, new FakePulse(this.#now));
    this.#runs.set(person, new FakeRuns(this.#now, this.#exercises.map(readExercise)));
    return person;
  }

  /** The pulse of whoever has the room open. */
  get pulse(): FakePulse {
    return this.#pulses.get(this.#open()) as FakePulse;
  }

  #open(): Person {
    if (!this.me) throw new Refused({ kind: 'locked' });
    return this.me;
  }

  #mine(): FakeRuns {
    return this.#runs.get(this.#open()) as FakeRuns;
  }

  #canSave(): void {
    if (this.saveFault) throw new Refused(this.saveFault);
  }

  #judged(passphrase: string): void {
    if ([...passphrase.trim()].length < 15) throw new Refused({ kind: 'passphraseTooShort' });
  }

  #reflect(): ReflectView {
    const view = this.#mine().reflect();
    return { ...view, binned: [...view.binned, ...this.#posts.binnedLines(), ...this.#plans.binnedLines()] };
  }

  #today() {
    const runs = this.#mine();
    return {
      date: this.#now().slice(0, 10),
      suggestion: runs.suggestion(),
      open: runs.openLines(),
      plans: this.#plans.planLines(),
      looks: this.#plans.lookLines(),
      promises: this.#posts.list().posts.some(({ by, text }) => by === this.me && text.kind === 'commitment'),
      light: runs.light,
    };
  }

  #door(): DoorView {
    if (this.#trouble) return { kind: 'trouble', fileName: 'Our house.hearth', error: this.#trouble };
    if (this.persons.length === 0) return { kind: 'none' };
    return {
      kind: 'household',
      persons: this.persons,
      canJoin: this.persons.length === 1,
      notices: this.#notices,
    };
  }

  #room(): RoomView {
    const me = this.persons.find((each) => each.person === this.#open()) as PersonView;
    return { me, persons: this.persons, lastSave: null, entries: this.#mine().count, notices: this.#notices };
  }
}

export function fakeCommands(options: FakeOptions = {}): Commands {
  return new FakeHouse(options).commands();
}
