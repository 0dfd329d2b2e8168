// A household over memory with the same commands as the program: for unit tests, and for looking at screens in a
// browser with `npm run dev`. It is never part of what is built.
import type { Commands } from './commands';
import { aheadActs, FakeAhead } from './fakeAhead';
import { breachActs, FakeBreaches } from './fakeBreaches';
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
  DeletionLine,
  DoorView,
  GateAnswered,
  HouseholdView,
  KnownView,
  Notice,
  OpenedView,
  Person,
  PersonView,
  PlaceView,
  ReflectView,
  RoomView,
  SettingsView,
} from './types';

export const FIRST_PASSPHRASE = 'gravel lantern orchard seven';
export const SECOND_PASSPHRASE = 'violet kettle harbour nine';

export interface FakeOptions {
  /** `none`: no household yet. `one`: R alone. `two`: R and M. `equal`: with one passphrase for both. `trouble`: the file cannot be opened. */
  scene?: string;
  trouble?: AppError;
  notices?: Notice[];
  /** Other households on the list of this computer. */
  known?: KnownView[];
  /** Exercises besides those of the content folder, each as the text of a file. */
  exercises?: string[];
  now?: () => string;
}

const place: PlaceView = { file: 'household.hearth', folder: '/home/somebody/.local/share/hearthside' };

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
  /** What was chosen at the Door instead of the household that is there. */
  chosen: string[] = [];
  #passphrases = new Map<Person, string>();
  #known: KnownView[];
  #listed = true;
  #runs = new Map<Person, FakeRuns>();
  #pulses = new Map<Person, FakePulse>();
  #breaches = new Map<Person, FakeBreaches>();
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
    known = [],
    exercises = [],
    now = () => new Date().toISOString(),
  }: FakeOptions = {}) {
    this.#now = now;
    this.#exercises = exercises;
    this.#notices = notices;
    this.#known = known;
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
    if (['one', 'two', 'equal'].includes(scene)) this.#add('R', FIRST_PASSPHRASE);
    if (scene === 'two') this.#add('M', SECOND_PASSPHRASE);
    if (scene === 'equal') this.#add('M', FIRST_PASSPHRASE);
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
      doorUnlock: (passphrase: string, ofTwo: Person | null): OpenedView => {
        const fits = this.persons.filter(({ person }) => this.#passphrases.get(person) === passphrase);
        const meant = fits.length > 1 ? fits.find(({ person }) => person === ofTwo) : fits[0];
        if (fits.length === 0) throw new Refused({ kind: 'wrongPassphrase' });
        if (!meant) return { kind: 'which', persons: fits };
        this.me = meant.person;
        return { kind: 'room', room: this.#room() };
      },
      householdCreate: (label: string, passphrase: string) => {
        this.#judged(passphrase);
        this.me = this.#add(label, passphrase);
        return this.#room();
      },
      householdChoose: (onlyThisTime: boolean) => {
        this.chosen.push(onlyThisTime ? 'a file, only this time' : 'a file');
        return this.#door();
      },
      householdList: () => this.#known,
      householdChooseKnown: (known: number) => {
        this.chosen.push(`number ${known}`);
        return this.#door();
      },
      householdShow: () => this.#household(),
      householdForget: () => {
        this.#listed = false;
        return this.#household();
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
        if ([...this.#passphrases.values()].includes(passphrase))
          throw new Refused({ kind: 'passphraseUnusable' });
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
        for (const runs of this.#runs.values()) runs.lock();
        for (const breaches of this.#breaches.values()) breaches.lock();
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
      exerciseBegin: (exercise: string) => {
        const run = this.#mine().begin(exercise);
        this.#about.begun(run.entry);
        return run;
      },
      feelingList: () => feelings,
      entryOpen: (entry: string) => ({ ...this.#mine().open(entry), frame: this.#about.wordOf(entry) }),
      entryRead: (entry: string) => ({
        ...this.#mine().read(entry),
        ...this.#about.of(entry),
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
      gateShow: (entry: string) => this.#mine().gateShow(entry),
      gateAnswer: (...args: Parameters<FakeRuns['gateAnswer']>): GateAnswered => {
        const said = this.#mine().gateAnswer(...args);
        if (said.kind === 'cleared' || this.persons.length > 1) return said;
        const acts = said.ending.acts.filter((act) => act !== 'between');
        return { ...said, ending: { ...said.ending, closes: false, acts } };
      },
      lineList: (entry: string, step: string) => this.#mine().lines(entry, step),
      noteSave: (...[entry, note]: Parameters<FakeRuns['noteSave']>) => {
        this.#canSave();
        const saved = this.#mine().noteSave(entry, note);
        this.#about.begun(saved.entry);
        return saved;
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
      deletionShow: () => this.#deletable(),
      entryDelete: (entry: string) => {
        this.#canSave();
        return this.#delete([entry]);
      },
      binEmpty: () => {
        this.#canSave();
        return this.#delete(this.#reflect().binned.map(({ entry }) => entry));
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
      ...breachActs(
        () => this.#about,
        () => this.#canSave(),
      ),
      planShow: () => plans.planShow(),
      agreementShow: plans.agreementShow.bind(plans),
      agreementSignDay: plans.agreementSignDay.bind(plans),
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
      postBeginFrom: (entry: string) => {
        this.#mine().mayLeaveItsPage(entry);
        return this.#posts.beginFrom(entry);
      },
      copyOffer: (entry: string) => {
        this.#mine().mayLeaveItsPage(entry);
        return this.#posts.copies.offer(entry);
      },
      copyPreview: (edit: CopyEdit) => {
        this.#mine().mayLeaveItsPage(edit.entry);
        return this.#posts.copies.preview(edit);
      },
      copyDraftSave: (edit: CopyEdit) => {
        this.#canSave();
        this.#mine().mayLeaveItsPage(edit.entry);
        return this.#posts.copies.draftSave(edit);
      },
      coachLook: fakeLook,
      helpShow: () => fakeHelp(),
      settingsShow: () => this.#settings,
      settingsSave: (settings: SettingsView) => (this.#settings = { ...settings }),
      householdCopy: () => {
        this.#canSave();
        return true;
      },
      windowPainted: () => null,
      windowClose: () => null,
      windowPrint: () => null,
      windowWaits: () => null,
    };
  }

  #add(label: string, passphrase: string): Person {
    const person: Person = this.persons.length === 0 ? 'first' : 'second';
    this.persons.push({ person, label: label.trim() });
    this.#passphrases.set(person, passphrase);
    this.#pulses.set(person, new FakePulse(this.#now));
    const runs = new FakeRuns(this.#now, this.#exercises.map(readExercise));
    this.#runs.set(person, runs);
    const breaches = new FakeBreaches(
      () => this.persons.length > 1,
      () => runs.closeJoint(),
      (entry, binned) => void runs.bin(entry, binned),
    );
    this.#breaches.set(person, breaches);
    return person;
  }

  /** The pulse of whoever has the room open. */
  get pulse(): FakePulse {
    return this.#pulses.get(this.#open()) as FakePulse;
  }

  /** What happened, of whoever has the room open. */
  get #about(): FakeBreaches {
    return this.#breaches.get(this.#open()) as FakeBreaches;
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

  #deletable(): DeletionLine[] {
    const { open, written, binned } = this.#reflect();
    return [...open, ...written, ...binned].map((line) => ({
      line,
      binned: binned.includes(line),
      shared: this.#posts.copies.traces(line.entry).some(({ stands }) => stands),
      carried: this.#mine().isPickedFrom(line.entry),
    }));
  }

  #delete(entries: string[]): DeletionLine[] {
    for (const entry of entries) {
      this.#mine().delete(entry);
      this.#posts.delete(entry);
      this.#plans.delete(entry);
    }
    return this.#deletable();
  }

  #today() {
    const runs = this.#mine();
    const joint = runs.jointIsOpen;
    return {
      date: this.#now().slice(0, 10),
      suggestion: runs.suggestion(),
      open: runs.openLines(),
      plans: joint ? this.#plans.planLines() : [],
      looks: joint ? this.#plans.lookLines() : [],
      promises:
        joint &&
        this.#posts.list().posts.some(({ by, text }) => by === this.me && text.kind === 'commitment'),
      light: runs.light,
    };
  }

  #door(): DoorView {
    if (this.#trouble) return { kind: 'trouble', place, error: this.#trouble };
    return this.persons.length === 0
      ? { kind: 'none' }
      : { kind: 'household', place, notices: this.#notices };
  }

  #household(): HouseholdView {
    this.#open();
    return { place, listed: this.#listed };
  }

  #room(): RoomView {
    const me = this.persons.find((each) => each.person === this.#open()) as PersonView;
    return {
      me,
      persons: this.persons,
      lastSave: null,
      entries: this.#mine().count,
      frame: this.#about.list().frame,
      notices: this.#notices,
    };
  }
}

export function fakeCommands(options: FakeOptions = {}): Commands {
  return new FakeHouse(options).commands();
}
