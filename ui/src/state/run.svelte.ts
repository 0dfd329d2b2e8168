import { commands } from '../ipc/commands';
import type { Answer, AppError, ExerciseView, RunView, StepView } from '../ipc/types';
import { isBlank } from './answers';
import type { SaveQueue, SaveState } from './saveQueue';

type OpenQueue = (onstate: (state: SaveState) => void) => SaveQueue;

/**
 * One person's way through one exercise. It outlives its screen, so that a look at Help costs neither the place nor a
 * word that is still on its way.
 */
export class Run {
  readonly entry: string;
  #exercise = $state.raw<ExerciseView | null>(null);
  #answers = $state.raw<Record<string, Answer>>({});
  #index = $state(0);
  #error = $state.raw<AppError | null>(null);
  #saving = $state.raw<SaveState>({ kind: 'rest' });
  #queue: SaveQueue;

  constructor(entry: string, openQueue: OpenQueue) {
    this.entry = entry;
    this.#queue = openQueue((state) => (this.#saving = state));
  }

  get exercise(): ExerciseView | null {
    return this.#exercise;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get saving(): SaveState {
    return this.#saving;
  }
  get queue(): SaveQueue {
    return this.#queue;
  }
  get step(): StepView | null {
    return this.#exercise?.steps[this.#index] ?? null;
  }
  get isFirst(): boolean {
    return this.#index === 0;
  }
  get isLast(): boolean {
    return this.#index === (this.#exercise?.steps.length ?? 0) - 1;
  }
  /** The number of the question one is at, or was at last: steps that ask nothing keep the number before them. */
  get question(): number {
    const until = this.#exercise?.steps.slice(0, this.#index + 1) ?? [];
    return until.reduce((most, step) => Math.max(most, step.question), 0);
  }

  answerTo(step: string): Answer | null {
    return this.#answers[step] ?? null;
  }

  /** The earlier step whose answer this one may show again, when there is something in it. */
  get recalled(): { step: StepView; answer: Answer } | null {
    const earlier = this.#exercise?.steps.find(({ id }) => id === this.step?.recall);
    const answer = earlier && this.answerTo(earlier.id);
    return earlier && answer && !isBlank(answer) ? { step: earlier, answer } : null;
  }

  async open(): Promise<void> {
    if (this.#exercise) return;
    const said = await commands.entryOpen(this.entry);
    if (said.ok) this.#take(said.value);
    else this.#error = said.error;
  }

  /** New words for the step one is at. They are sent when the keyboard rests. */
  answer(answer: Answer): void {
    const step = this.step;
    if (!step) return;
    this.#answers = { ...this.#answers, [step.id]: answer };
    this.#queue.offer(step.id, () => commands.answerSave(this.entry, step.id, answer));
  }

  /** Sends what is owed: on leaving a field, a step, the screen. True when every word is in the file. */
  keep(): Promise<boolean> {
    return this.#queue.flush();
  }

  next(): void {
    const step = this.step;
    if (step && step.question === 0 && !this.answerTo(step.id)) this.answer({ kind: 'seen' });
    this.#goTo(this.#index + 1);
  }

  back(): void {
    this.#goTo(this.#index - 1);
  }

  /** Goes on without an answer. Whatever already stands there stays. */
  skip(): void {
    const step = this.step;
    const there = step && this.answerTo(step.id);
    if (!there || isBlank(there)) this.answer({ kind: 'skipped' });
    this.#goTo(this.#index + 1);
  }

  /** True when the whole of it is kept and the entry counts as written. */
  async finish(): Promise<boolean> {
    const step = this.step;
    if (step && step.question === 0 && !this.answerTo(step.id)) this.answer({ kind: 'seen' });
    if (!(await this.keep())) return false;
    const said = await commands.entryFinish(this.entry);
    if (!said.ok) this.#saving = { kind: 'failed', error: said.error };
    return said.ok;
  }

  #goTo(index: number): void {
    const step = this.#exercise?.steps[index];
    if (!step) return;
    this.#index = index;
    this.#queue.offer('place', () => commands.placeSave(this.entry, step.id));
    void this.keep();
  }

  #take(view: RunView): void {
    this.#answers = Object.fromEntries(view.answers.map(({ step, answer }) => [step, answer]));
    const place = view.exercise.steps.findIndex(({ id }) => id === view.place);
    this.#index = view.finished ? 0 : Math.max(0, place);
    this.#exercise = view.exercise;
  }
}
