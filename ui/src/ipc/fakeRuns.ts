// One person's private room over memory: runs of exercises and notes, and what Today and Reflect say of them.
import { endingOf, gates, known, path, type KnownExercise, type Relation } from './fakeContent';
import { Refused } from './fakePlans';
import type {
  Answer,
  EntryLine,
  EntryView,
  ExerciseView,
  GateAnswered,
  GateView,
  Leaving,
  NoteBefore,
  NoteEdit,
  PickLine,
  PickView,
  ReflectView,
  RunView,
  SavedNote,
  SavedView,
  StepView,
  Suggestion,
  Wait,
} from './types';

interface Run {
  entry: string;
  exercise: KnownExercise;
  answers: Map<string, Answer>;
  place: string;
  finished: boolean;
  leaving: Leaving | null;
  binned: boolean;
  /** False until something is written that is kept: no list knows it, and it is gone with the lock. */
  inFile: boolean;
  at: string;
}

interface Note {
  entry: string;
  when: string;
  changed: string;
  title: string;
  text: string;
  before: NoteBefore[];
  binned: boolean;
}

const ONE_SITTING_MS = 30 * 60 * 1000;
const ENOUGH = 2;

/** Whether one of these options was chosen. */
function choseAny(answer: Answer | undefined, of: string[]): boolean {
  if (answer?.kind === 'choice') return of.includes(answer.option);
  return answer?.kind === 'choices' && answer.options.some((option) => of.includes(option));
}

function hasWords({ kind }: Answer): boolean {
  return kind !== 'skipped' && kind !== 'seen' && kind !== 'hold';
}

const asWritten = (lines: (string | undefined)[]): string[] =>
  lines.filter((line): line is string => line !== undefined && line.trim() !== '');

/** The lines of an answer that can be picked up elsewhere. */
function linesOf(answer: Answer, step: StepView): string[] {
  const label = (id: string) => step.options.find((option) => option.id === id && !option.own)?.label;
  switch (answer.kind) {
    case 'text':
      return asWritten([answer.text]);
    case 'choice':
      return asWritten([label(answer.option), answer.own]);
    case 'choices':
      return asWritten([...answer.options.map(label), answer.own]);
    case 'list':
      return asWritten(answer.items);
    case 'cards':
      return asWritten(answer.cards.map((card) => step.fields.map(({ id }) => card[id]).find(Boolean)));
    case 'picked':
      return asWritten(answer.picked.map(({ text }) => text));
    default:
      return [];
  }
}

/** The first words of a text, in one line; cut between two words where it goes on. */
export function firstWords(text: string): string {
  const line =
    text
      .split('\n')
      .find((each) => each.trim())
      ?.trim() ?? '';
  return line.length <= 60 ? line : `${line.slice(0, 60).replace(/\s+\S*$/, '')}…`;
}

export class FakeRuns {
  /** Whether only light pages are suggested. */
  light = false;
  #runs: Run[] = [];
  #notes: Note[] = [];
  #views = new Map<string, ExerciseView>();
  #setAside = new Set<string>();
  /** What is known of questions about danger since unlocking, and of those that are asked at their place anew. */
  #cleared = new Set<string>();
  #clearedHere = new Set<string>();
  #closed = false;
  #now: () => string;
  #known: KnownExercise[];

  constructor(now: () => string, also: KnownExercise[] = []) {
    this.#now = now;
    this.#known = [...known.filter(({ id }) => also.every((each) => each.id !== id)), ...also];
  }

  get count(): number {
    return this.#runs.filter((run) => run.inFile).length + this.#notes.length;
  }

  begin(exercise: string): RunView {
    const found = this.#known.find((each) => each.id === exercise);
    if (!found) throw new Refused({ kind: 'unknownExercise' });
    if (this.#waits(found).length > 0) throw new Refused({ kind: 'exerciseWaits' });
    const blank = this.#runs.find(
      (run) => run.exercise === found && !run.binned && !run.finished && !this.#isBegun(run),
    );
    if (blank) return this.#view(blank);
    const run: Run = {
      entry: `entry-${found.id}-${this.#runs.length}`,
      exercise: found,
      answers: new Map(),
      place: this.#viewOf(found).steps[0]?.id ?? '',
      finished: false,
      leaving: null,
      binned: false,
      inFile: false,
      at: this.#now(),
    };
    this.#runs.push(run);
    return this.#view(run);
  }

  open(entry: string): RunView {
    return this.#view(this.#find(entry));
  }

  read(entry: string): EntryView {
    const note = this.#notes.find((each) => each.entry === entry);
    if (note) {
      const { title, when, text, before } = note;
      return {
        entry,
        title,
        at: when,
        note: text,
        before: [...before],
        run: null,
        about: null,
        staysHere: false,
        shared: [],
      };
    }
    const run = this.#find(entry);
    const view = this.#view(run, () => false);
    return {
      entry,
      title: run.exercise.title,
      at: run.at,
      note: null,
      before: [],
      run: view,
      about: null,
      staysHere: false,
      shared: [],
    };
  }

  save(entry: string, step: string, answer: Answer): SavedView {
    const run = this.#find(entry);
    const asked = this.#viewOf(run.exercise).steps.find(({ id }) => id === step);
    const most = asked?.atMost ?? null;
    const chosen =
      answer.kind === 'choices' ? answer.options.length : answer.kind === 'picked' ? answer.picked.length : 0;
    if (!asked || (most !== null && chosen > most)) throw new Refused({ kind: 'answerDoesNotFit' });
    this.#behindNoGate(run, step);
    run.answers.set(step, structuredClone(answer));
    run.place = step;
    return this.#touched(run);
  }

  place(entry: string, step: string): SavedView {
    const run = this.#find(entry);
    this.#behindNoGate(run, step);
    run.place = step;
    return this.#touched(run);
  }

  finish(entry: string, leaving: Leaving | null): SavedView {
    const run = this.#find(entry);
    this.#behindNoGate(run, null);
    run.finished = true;
    run.leaving = leaving;
    return this.#touched(run);
  }

  /** Everything that was answered about danger goes with the lock, and so does what holds no word. */
  lock(): void {
    this.#cleared.clear();
    this.#clearedHere.clear();
    this.#closed = false;
    this.#runs = this.#runs.filter((run) => run.inFile);
  }

  /** Whether anything that two people share may be begun, suggested or shown. */
  get jointIsOpen(): boolean {
    return !this.#closed;
  }

  /** An answer elsewhere did not clear. */
  closeJoint(): void {
    this.#closed = true;
  }

  /** Refuses an act towards the other with an entry that stays on its page. */
  mayLeaveItsPage(entry: string): void {
    if (this.#closed) throw new Refused({ kind: 'closedForNow' });
    const run = this.#runs.find((each) => each.entry === entry);
    if (!run) return;
    const today = this.#now().slice(0, 10);
    const held = [...run.answers.values()].some(
      (answer) => answer.kind === 'hold' && (answer.until ?? '') > today,
    );
    if (held) throw new Refused({ kind: 'held' });
    if (this.gateShow(entry)) throw new Refused({ kind: 'gateFirst' });
  }

  gateShow(entry: string): GateView | null {
    const { exercise } = this.#find(entry);
    const asked = exercise.gates.find(({ gate }) => !this.#cleared.has(gate));
    const gate = gates.find(({ id }) => id === asked?.gate);
    if (!asked || !gate) return null;
    const options = gate.options.map(({ id, label }) => ({ id, label, own: false }));
    return { step: asked.step, prompt: gate.promptFor(this.#relation()), options };
  }

  gateAnswer(entry: string, step: string, answer: string | null): GateAnswered {
    const run = this.#find(entry);
    const asked = run.exercise.gates.find((each) => each.step === step);
    const gate = gates.find(({ id }) => id === asked?.gate);
    if (!gate) throw new Refused({ kind: 'answerDoesNotFit' });
    if (answer !== null && gate.clears.includes(answer)) {
      this.#cleared.add(gate.id);
      this.#clearedHere.add(`${entry}/${step}`);
      return { kind: 'cleared' };
    }
    this.#cleared.delete(gate.id);
    this.#closed = true;
    for (const here of this.#clearedHere) if (here.startsWith(`${entry}/`)) this.#clearedHere.delete(here);
    this.#runs = this.#runs.filter((each) => each !== run || each.inFile);
    const ending = gate.options.find(({ id }) => id === answer)?.ending ?? gate.otherwise;
    return { kind: 'ends', ending: endingOf(ending, this.#relation()) };
  }

  lines(entry: string, step: string): PickView {
    const here = this.#find(entry);
    const asked = this.#viewOf(here.exercise).steps.find(({ id }) => id === step);
    if (asked?.kind !== 'pick') throw new Refused({ kind: 'answerDoesNotFit' });
    const lines: PickLine[] = [];
    const behind: Run[] = [];
    for (const source of asked.sources) {
      const runs = this.#runs
        .filter((run) => !run.binned && (run.inFile || run === here))
        .filter((run) => run.exercise.id === source.exercise)
        .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
        .sort((one, other) => Number(other === here) - Number(one === here));
      for (const run of runs) {
        const written = this.#viewOf(run.exercise).steps.find(({ id }) => id === source.step);
        const answer = run.answers.get(source.step);
        if (!written || !answer) continue;
        if (run !== here && this.gateShow(run.entry)) {
          const isNew = behind.every((each) => each.exercise !== run.exercise);
          if (isNew && linesOf(answer, written).length > 0) behind.push(run);
          continue;
        }
        for (const text of linesOf(answer, written)) {
          if (lines.some((line) => line.text === text)) continue;
          lines.push({ text, entry: run.entry, title: run.exercise.title, at: run.at });
        }
      }
    }
    return { lines, behind: this.#lines(behind) };
  }

  noteSave(entry: string | null, { date, title, text }: NoteEdit): SavedNote {
    const now = this.#now();
    const when = now.startsWith(date) ? now : `${date}T12:00:00${now.slice(19) || 'Z'}`;
    if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(Date.parse(`${date}T12:00:00Z`))) {
      throw new Refused({ kind: 'answerDoesNotFit' });
    }
    if (entry === null) {
      const made = `note-${this.#notes.length}`;
      this.#notes.push({ entry: made, when, changed: now, title, text, before: [], binned: false });
      return { entry: made, at: now };
    }
    const note = this.#notes.find((each) => each.entry === entry);
    if (!note) throw new Refused({ kind: 'unknownEntry' });
    const differs = note.title !== title || note.text !== text;
    const later = Date.parse(now) - Date.parse(note.changed) > ONE_SITTING_MS;
    if (differs && later && note.text.trim() !== '') {
      note.before.unshift({ until: now, title: note.title, text: note.text });
    }
    if (!note.when.startsWith(date)) note.when = when;
    Object.assign(note, { title, text, changed: now });
    return { entry, at: now };
  }

  bin(entry: string, binned: boolean): ReflectView {
    const note = this.#notes.find((each) => each.entry === entry);
    (note ?? this.#find(entry)).binned = binned;
    return this.reflect();
  }

  delete(entry: string): void {
    this.#runs = this.#runs.filter((run) => run.entry !== entry);
    this.#notes = this.#notes.filter((note) => note.entry !== entry);
  }
  isPickedFrom(entry: string): boolean {
    return this.#runs.some(({ answers }) =>
      [...answers.values()].some(
        (answer) => answer.kind === 'picked' && answer.picked.some((line) => line.entry === entry),
      ),
    );
  }

  setAside(exercise: string): void {
    this.#setAside.add(exercise);
  }

  /** What lies open, then the next step of the path, then what could be looked at again; after heavy days, light. */
  suggestion(): Suggestion | null {
    const today = this.#now().slice(0, 10);
    const done = this.#kept.filter((run) => run.finished);
    const lastOf = (id: string) => this.#newest(done.filter((run) => run.exercise.id === id))?.at ?? null;
    const heavy = done.filter((run) => run.at.startsWith(today) && this.#isHeavy(run.exercise)).length;
    const stirred = done.filter((run) => run.leaving === 'stirred' && this.#daysSince(run.at) < 7).length;
    const gentle = heavy >= ENOUGH || stirred >= ENOUGH || this.light;
    const side = this.#side();
    const fits = (each: KnownExercise): boolean => {
      const { role } = this.#viewOf(each);
      const bearable = !gentle || !this.#isHeavy(each);
      const forSide = side === null || role === 'either' || role === side;
      return forSide && bearable && !this.#setAside.has(each.id) && this.#waits(each).length === 0;
    };
    const along = path.flatMap((id) => this.#known.find((each) => each.id === id) ?? []).filter(fits);
    const left = this.openLines().find((line) => {
      const each = this.#known.find(({ id }) => id === line.exercise);
      return each && !this.#setAside.has(each.id) && !(gentle && this.#isHeavy(each));
    });
    const open = left && this.#suggest(left.exercise ?? '', left);
    if (gentle) {
      const light = along.find((each) => each.shelf === 'steady' && !lastOf(each.id)?.startsWith(today));
      return light ? this.#suggest(light.id, null, { kind: 'lighter' }) : (open ?? null);
    }
    if (open) return open;
    const next = along.find((each) => lastOf(each.id) === null);
    if (next) return this.#suggest(next.id, null, { kind: done.length > 0 ? 'nextStep' : 'firstStep' });
    const again = along.find((each) => {
      const last = lastOf(each.id);
      return last !== null && each.again !== null && this.#daysSince(last) >= each.again;
    });
    return again
      ? this.#suggest(again.id, null, { kind: 'again', last: lastOf(again.id)?.slice(0, 10) ?? '' })
      : null;
  }

  openLines(): EntryLine[] {
    return this.#lines(this.#kept.filter((run) => !run.finished && this.#isBegun(run)));
  }

  reflect(): ReflectView {
    const written = this.#kept.filter((run) => run.finished);
    return {
      exercises: this.#known.map((each) => {
        const { id, title, summary, minutes, questions, role, weight } = this.#viewOf(each);
        const finished = written.filter((run) => run.exercise === each);
        return {
          id,
          title,
          summary,
          minutes,
          questions,
          role,
          weight,
          shelf: each.shelf,
          openEntry: this.openLines().find((line) => line.exercise === id)?.entry ?? null,
          last: this.#newest(finished)?.at ?? null,
          sittings: finished.length,
          waits: this.#waits(each),
        };
      }),
      open: this.openLines(),
      written: this.#lines(
        written,
        this.#notes.filter((note) => !note.binned),
      ),
      binned: this.#lines(
        this.#runs.filter((run) => run.binned),
        this.#notes.filter((note) => note.binned),
      ),
    };
  }

  get #kept(): Run[] {
    return this.#runs.filter((run) => !run.binned && run.inFile);
  }

  #waits(exercise: KnownExercise): Wait[] {
    const finished = (id: string) => this.#kept.some((run) => run.finished && run.exercise.id === id);
    const side = this.#side();
    return exercise.opensAfter
      .filter(({ role }) => !role || side === null || role === side)
      .filter((gate, place, all) => all.findIndex(({ exercise: id }) => id === gate.exercise) === place)
      .filter((gate) => !finished(gate.exercise))
      .map(({ exercise: first, because }) => ({
        exercise: first,
        title: this.#known.find(({ id }) => id === first)?.title ?? '',
        because,
      }));
  }

  /** What the intake says of the other person, and of the writer's side. */
  #intake(step: string): Answer | undefined {
    return this.#newest(this.#kept.filter((run) => run.exercise.id === 'where-we-are'))?.answers.get(step);
  }
  #relation(): Relation {
    const said = this.#intake('who');
    if (choseAny(said, ['parent', 'grown-child', 'sibling', 'relative'])) return 'family';
    return choseAny(said, ['friend']) ? 'friend' : 'partner';
  }
  #side(): 'hurt' | 'broke' | null {
    const said = this.#intake('side');
    if (choseAny(said, ['hurt'])) return 'hurt';
    return choseAny(said, ['broke']) ? 'broke' : null;
  }

  #viewOf(exercise: KnownExercise): ExerciseView {
    const relation = this.#relation();
    const name = `${relation}/${exercise.id}`;
    const view = this.#views.get(name) ?? exercise.viewFor(relation, this.#known);
    this.#views.set(name, view);
    return view;
  }
  #isHeavy(exercise: KnownExercise): boolean {
    return this.#viewOf(exercise).weight === 'heavy';
  }
  #daysSince(at: string): number {
    return Math.floor((Date.parse(this.#now()) - Date.parse(at)) / 86_400_000);
  }
  #newest(runs: Run[]): Run | undefined {
    return [...runs].sort((one, other) => Date.parse(other.at) - Date.parse(one.at))[0];
  }

  #suggest(id: string, left: EntryLine | null, reason?: Suggestion['reason']): Suggestion | null {
    const exercise = this.#known.find((each) => each.id === id);
    if (!exercise) return null;
    const { title, summary, minutes, questions } = this.#viewOf(exercise);
    const said = { exercise: id, title, summary, minutes, questions, entry: left?.entry ?? null };
    if (reason) return { ...said, reason };
    const { question = 0, of = 0, at = '' } = left ?? {};
    return { ...said, reason: { kind: 'leftOpen', question, of, on: at } };
  }

  /** The steps that come: an answer counts only where its own step comes. */
  #coming(run: Run): StepView[] {
    const coming = new Set<string>();
    return this.#viewOf(run.exercise).steps.filter(({ id, onlyIf, notIf }) => {
      const chosen = (branch: StepView['onlyIf']) =>
        branch !== null && coming.has(branch.step) && choseAny(run.answers.get(branch.step), branch.any);
      const comes = (!onlyIf || chosen(onlyIf)) && !chosen(notIf);
      if (comes) coming.add(id);
      return comes;
    });
  }

  #progress(run: Run): { question: number; of: number } {
    const steps = this.#coming(run);
    const at = steps.findIndex(({ id }) => id === run.place);
    const asks = (list: StepView[]) => list.filter((step) => step.asks).length;
    return { question: asks(steps.slice(0, at + 1)), of: asks(steps) };
  }

  #isBegun(run: Run): boolean {
    return [...run.answers.values()].some(hasWords) || this.#progress(run).question > 0;
  }

  #lines(runs: Run[], notes: Note[] = []): EntryLine[] {
    const ofRuns = runs.map((run) => ({
      entry: run.entry,
      exercise: run.exercise.id,
      title: run.exercise.title,
      at: run.at,
      ...this.#progress(run),
    }));
    const ofNotes = notes.map(({ entry, title, text, when }) => ({
      entry,
      exercise: null,
      title: title.trim() || firstWords(text),
      at: when,
      question: 0,
      of: 0,
    }));
    return [...ofRuns, ...ofNotes].reverse().sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  }

  /** A gate needs no answer any more. Of what asks nothing about danger that is always so. */
  #isPassed(run: Run, step: StepView): boolean {
    const asked = run.exercise.gates.find((each) => each.step === step.id);
    if (!asked) return true;
    return asked.again ? this.#clearedHere.has(`${run.entry}/${step.id}`) : this.#cleared.has(asked.gate);
  }
  #behindNoGate(run: Run, step: string | null): void {
    const coming = this.#coming(run);
    const until = coming.findIndex(({ id }) => id === step);
    const before = until < 0 ? coming : coming.slice(0, until);
    if (!before.every((each) => this.#isPassed(run, each))) throw new Refused({ kind: 'gateFirst' });
  }

  #view(run: Run, asks = (gate: StepView): boolean => !this.#isPassed(run, gate)): RunView {
    const answers = [...run.answers].map(([step, answer]) => ({ step, answer: structuredClone(answer) }));
    const { entry, place, finished, leaving } = run;
    const others = this.#kept.filter(
      (each) => each.exercise === run.exercise && each.finished && each !== run,
    );
    const all = this.#viewOf(run.exercise);
    const exercise = { ...all, steps: all.steps.filter((step) => step.kind !== 'gate' || asks(step)) };
    const picked = answers.flatMap(({ answer }) => (answer.kind === 'picked' ? answer.picked : []));
    const sources = this.#runs.filter(
      (each) => each !== run && picked.some(({ entry: from }) => from === each.entry),
    );
    return {
      entry,
      exercise,
      answers,
      place,
      finished,
      leaving,
      frame: null,
      earlier: this.#lines(others),
      pickedFrom: this.#lines(sources.filter(({ binned }) => !binned)),
      pickedFromBin: this.#lines(sources.filter(({ binned }) => binned)),
      becomes: run.exercise.id === 'asking-for-one-thing' && run.answers.size > 0 ? 'request' : null,
    };
  }

  #touched(run: Run): SavedView {
    run.at = this.#now();
    run.inFile ||= run.leaving !== null || [...run.answers.values()].some(hasWords);
    return { at: run.at };
  }

  #find(entry: string): Run {
    const run = this.#runs.find((each) => each.entry === entry);
    if (!run) throw new Refused({ kind: 'unknownEntry' });
    return run;
  }
}
