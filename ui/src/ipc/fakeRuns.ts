// One person's private room over memory: runs of exercises, and what Today and Reflect say of them.
import { exercises } from './fakeContent';
import { Refused } from './fakePlans';
import type {
  Answer,
  EntryLine,
  EntryView,
  ExerciseView,
  ReflectView,
  RunView,
  SavedView,
  Suggestion,
} from './types';

interface Run {
  entry: string;
  exercise: ExerciseView;
  answers: Map<string, Answer>;
  place: string;
  finished: boolean;
  binned: boolean;
  at: string;
}

export class FakeRuns {
  #runs: Run[] = [];
  #setAside = new Set<string>();
  #now: () => string;

  constructor(now: () => string) {
    this.#now = now;
  }

  get count(): number {
    return this.#runs.length;
  }

  begin(exercise: string): RunView {
    const open = this.#runs.find((run) => run.exercise.id === exercise && !run.finished && !run.binned);
    if (open) return this.#view(open);
    const found = exercises.find((each) => each.id === exercise);
    if (!found) throw new Refused({ kind: 'unknownExercise' });
    const run: Run = {
      entry: `entry-${found.id}-${this.#runs.length}`,
      exercise: found,
      answers: new Map(),
      place: found.steps[0]?.id ?? '',
      finished: false,
      binned: false,
      at: this.#now(),
    };
    this.#runs.push(run);
    return this.#view(run);
  }

  open(entry: string): RunView {
    return this.#view(this.#find(entry));
  }

  read(entry: string): EntryView {
    const run = this.#find(entry);
    return { entry, title: run.exercise.title, at: run.at, note: null, run: this.#view(run) };
  }

  save(entry: string, step: string, answer: Answer): SavedView {
    const run = this.#find(entry);
    run.answers.set(step, structuredClone(answer));
    return this.#touched(run);
  }

  place(entry: string, step: string): SavedView {
    const run = this.#find(entry);
    run.place = step;
    return this.#touched(run);
  }

  finish(entry: string): SavedView {
    const run = this.#find(entry);
    run.finished = true;
    return this.#touched(run);
  }

  bin(entry: string, binned: boolean): ReflectView {
    this.#find(entry).binned = binned;
    return this.reflect();
  }

  setAside(exercise: string): void {
    this.#setAside.add(exercise);
  }

  suggestion(): Suggestion | null {
    const left = this.openLines().find((line) => line.exercise && !this.#setAside.has(line.exercise));
    const done = (id: string) => this.#runs.some((run) => run.exercise.id === id && run.finished);
    const exercise = left
      ? exercises.find((each) => each.id === left.exercise)
      : exercises.find((each) => !this.#setAside.has(each.id) && !done(each.id));
    if (!exercise) return null;
    const { id, title, summary, minutes, questions } = exercise;
    const said = { exercise: id, title, summary, minutes, questions };
    if (left) {
      const reason = { kind: 'leftOpen', question: left.question, of: left.of, on: left.at } as const;
      return { ...said, entry: left.entry, reason };
    }
    return {
      ...said,
      entry: null,
      reason: { kind: this.#runs.some((run) => run.finished) ? 'otherRole' : 'firstStep' },
    };
  }

  openLines(): EntryLine[] {
    return this.#lines((run) => !run.finished && !run.binned && run.answers.size > 0);
  }

  reflect(): ReflectView {
    return {
      exercises: exercises.map(({ id, title, summary, minutes, questions, role, weight }) => ({
        id,
        title,
        summary,
        minutes,
        questions,
        role,
        weight,
        openEntry: this.openLines().find((line) => line.exercise === id)?.entry ?? null,
      })),
      open: this.openLines(),
      written: this.#lines((run) => run.finished && !run.binned),
      binned: this.#lines((run) => run.binned),
    };
  }

  #lines(which: (run: Run) => boolean): EntryLine[] {
    return this.#runs
      .filter(which)
      .map((run) => ({
        entry: run.entry,
        exercise: run.exercise.id,
        title: run.exercise.title,
        at: run.at,
        question: run.exercise.steps.find((step) => step.id === run.place)?.question || 1,
        of: run.exercise.questions,
      }))
      .reverse();
  }

  #view(run: Run): RunView {
    const answers = [...run.answers].map(([step, answer]) => ({ step, answer: structuredClone(answer) }));
    return { entry: run.entry, exercise: run.exercise, answers, place: run.place, finished: run.finished };
  }

  #touched(run: Run): SavedView {
    run.at = this.#now();
    return { at: run.at };
  }

  #find(entry: string): Run {
    const run = this.#runs.find((each) => each.entry === entry);
    if (!run) throw new Refused({ kind: 'unknownEntry' });
    return run;
  }
}
