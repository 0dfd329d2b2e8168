import { commands } from '../ipc/commands';
import type {
  Answer,
  Answered,
  AppError,
  CoachMessage,
  CoachView,
  EndingView,
  EntryLine,
  ExerciseView,
  Leaving,
  PickView,
  RunView,
  StepView,
} from '../ipc/types';
import { isBlank, stepsThatCome } from './answers';
import { dayAfter } from './days';
import { LeftWordings } from './leftWordings';
import type { SaveQueue, SaveState } from './saveQueue';

type OpenQueue = (onstate: (state: SaveState) => void) => SaveQueue;

/**
 * One person's way through one exercise. It outlives its screen, so that a look at Help costs neither the place nor a
 * word that is still on its way.
 */
export class Run {
  readonly entry: string;
  readonly leftWordings = new LeftWordings();
  #exercise = $state.raw<ExerciseView | null>(null);
  #frame = $state<string | null>(null);
  #earlier = $state.raw<EntryLine[]>([]);
  #answers = $state.raw<Record<string, Answer>>({});
  #place = $state('');
  #leaving = $state<Leaving | null>(null);
  #error = $state.raw<AppError | null>(null);
  #saving = $state.raw<SaveState>({ kind: 'rest' });
  /** Whether a word of the person's was kept. Before the first one it is in no file, and nothing claims that it is. */
  #written = $state(false);
  // It is never drawn, so it need not be reactive.
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  #asked = new Set<string>();
  #since = Date.now();
  /** Where the person was, while a question about danger stands before it. Until then that place stays as it is. */
  #resumes = '';
  #answering = false;
  #queue: SaveQueue;

  /** The steps that come, as the answers stand. */
  readonly steps = $derived(stepsThatCome(this.#exercise?.steps ?? [], this.#answers));
  #index = $derived(this.steps.findIndex(({ id }) => id === this.#place));

  constructor(entry: string, openQueue: OpenQueue) {
    this.entry = entry;
    this.#queue = openQueue((state) => (this.#saving = state));
  }

  get exercise(): ExerciseView | null {
    return this.#exercise;
  }
  /** The own word for whom it is about, where that has to be told from others. */
  get frame(): string | null {
    return this.#frame;
  }
  /** Finished runs through the same exercise, newest first. */
  get earlier(): EntryLine[] {
    return this.#earlier;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get saving(): SaveState {
    return this.#saving.kind === 'saved' && !this.#written ? { kind: 'rest' } : this.#saving;
  }
  /** Whether a word of the person's was kept. */
  get isWritten(): boolean {
    return this.#written;
  }
  get queue(): SaveQueue {
    return this.#queue;
  }
  get step(): StepView | null {
    return this.steps[this.#index] ?? null;
  }
  get isFirst(): boolean {
    return this.#index === 0;
  }
  get isLast(): boolean {
    return this.#index === this.steps.length - 1;
  }
  /** The number of the question one is at, or was at last: steps that ask nothing keep the number before them. */
  get question(): number {
    return this.steps.slice(0, this.#index + 1).filter((step) => step.asks).length;
  }
  /** How many questions there are on the way that the answers so far lead along. */
  get questions(): number {
    return this.steps.filter((step) => step.asks).length;
  }
  /** How the person leaves it, where they said so. It is kept with the end. */
  get leaving(): Leaving | null {
    return this.#leaving;
  }
  /** Since when the person is at this step, in milliseconds. */
  get since(): number {
    return this.#since;
  }

  answerTo(step: string): Answer | null {
    return this.#answers[step] ?? null;
  }

  /** A step of the exercise with its answer, when there is something in it. */
  written(step: string | null): { step: StepView; answer: Answer } | null {
    const asked = this.#exercise?.steps.find(({ id }) => id === step);
    const answer = asked && this.answerTo(asked.id);
    return asked && answer && !isBlank(answer) ? { step: asked, answer } : null;
  }

  /** The earlier step whose answer this one may show again, when there is something in it. */
  get recalled(): { step: StepView; answer: Answer } | null {
    return this.written(this.step?.recall ?? null);
  }

  /** True the first time: nobody is asked the same softer question twice in one sitting. */
  asksOnce(step: string): boolean {
    if (this.#asked.has(step)) return false;
    this.#asked.add(step);
    return true;
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
    this.#queue.offer(step.id, async () => {
      const said = await commands.answerSave(this.entry, step.id, answer);
      if (said.ok && !isBlank(answer)) this.#written = true;
      return said;
    });
  }

  /** Sends what is owed: on leaving a field, a step, the screen. True when every word is in the file. */
  keep(): Promise<boolean> {
    return this.#queue.flush();
  }

  /** The lines that can be picked up at a step; those written a moment ago are among them. */
  async linesToPick(step: string): Promise<Answered<PickView>> {
    await this.keep();
    return commands.lineList(this.entry, step);
  }

  /** A look at how something is worded. Nothing of it is kept, and no entry is named. */
  lookAtWording(message: CoachMessage, text: string): Promise<Answered<CoachView>> {
    return commands.coachLook(message, text);
  }

  /**
   * Takes the answer to a question about danger to the program, and keeps nothing of it. Null, where the person is at
   * the next step; otherwise where it ends.
   */
  async pass(answer: string | null): Promise<EndingView | null> {
    const gate = this.step;
    if (gate?.kind !== 'gate' || this.#answering) return null;
    this.#answering = true;
    await this.keep();
    const said = await commands.gateAnswer(this.entry, gate.id, answer);
    this.#answering = false;
    if (!said.ok) this.#error = said.error;
    else if (said.value.kind === 'ends') return said.value.ending;
    else this.#cleared(gate);
    return null;
  }

  next(): void {
    this.#settled();
    this.#goTo(this.#index + 1);
  }

  back(): void {
    this.#goTo(this.#index - 1);
  }

  /** Goes on without an answer. Whatever already stands there stays. */
  skip(): void {
    const step = this.step;
    const there = step && this.answerTo(step.id);
    if (!there || (there.kind !== 'hold' && isBlank(there))) this.answer({ kind: 'skipped' });
    this.#goTo(this.#index + 1);
  }

  /** How the person is at the end, or null to leave it open. */
  leave(leaving: Leaving | null): void {
    this.#leaving = leaving;
  }

  /** A question that was cleared is not among the steps any more. */
  #cleared(gate: StepView): void {
    const exercise = this.#exercise;
    if (!exercise) return;
    const follows = this.steps[this.steps.findIndex(({ id }) => id === gate.id) + 1]?.id ?? '';
    const target = this.#resumes || follows;
    this.#exercise = { ...exercise, steps: exercise.steps.filter(({ id }) => id !== gate.id) };
    this.#resumes = '';
    if (this.#place === gate.id) this.#arrive(target);
  }

  /** True when the whole of it is kept and the entry counts as written. */
  async finish(): Promise<boolean> {
    this.#settled();
    if (!(await this.keep())) return false;
    const said = await commands.entryFinish(this.entry, this.#leaving);
    if (!said.ok) this.#saving = { kind: 'failed', error: said.error };
    return said.ok;
  }

  /** What stands there when one goes on: a step that asks nothing was read, and what is not used tonight is kept. */
  #settled(): void {
    const step = this.step;
    if (!step || this.answerTo(step.id) || this.#resumes !== '') return;
    if (!step.asks) this.answer({ kind: 'seen' });
    else if (step.kind === 'hold') this.answer({ kind: 'hold', until: dayAfter(1) });
  }

  #goTo(index: number): void {
    const step = this.steps[index];
    if (!step) return;
    this.#place = step.id;
    this.#since = Date.now();
    // That a question about danger was asked leaves no trace, so its place is never told.
    if (step.kind !== 'gate' && this.#resumes === '')
      this.#queue.offer('place', () => commands.placeSave(this.entry, step.id));
    void this.keep();
  }

  #take(view: RunView): void {
    this.#answers = Object.fromEntries(view.answers.map(({ step, answer }) => [step, answer]));
    this.#earlier = view.earlier;
    this.#frame = view.frame;
    this.#leaving = view.leaving;
    this.#exercise = view.exercise;
    const place = this.#nearest(view.finished ? '' : view.place);
    this.#place = this.#reachable(place);
    this.#resumes = this.#place === place ? '' : place;
    this.#written = view.finished || this.#cameBy(view);
    this.#since = Date.now();
  }

  /** Whether the person answered something up to where they were. What stands further on may be there by itself. */
  #cameBy({ place, answers, exercise }: RunView): boolean {
    const steps = exercise.steps.map(({ id }) => id);
    const until = steps.indexOf(place);
    return answers.some(({ step, answer }) => steps.indexOf(step) <= until && !isBlank(answer));
  }

  /** Goes on where the person was, or to the question about danger that stands before that. */
  #arrive(target: string): void {
    const near = this.#nearest(target);
    const place = this.#reachable(near);
    this.#resumes = place === near ? '' : near;
    this.#goTo(this.steps.findIndex(({ id }) => id === place));
  }

  /** The step, or the first question about danger before it. */
  #reachable(place: string): string {
    const until = this.steps.findIndex(({ id }) => id === place);
    return this.steps.slice(0, until).find(({ kind }) => kind === 'gate')?.id ?? place;
  }

  /** The place, or the last step before it that comes: another answer may have closed the way it stood on. */
  #nearest(place: string): string {
    const all = this.#exercise?.steps.map(({ id }) => id) ?? [];
    const until = all.indexOf(place);
    const before = this.steps.filter(({ id }) => all.indexOf(id) <= until);
    return (before.at(-1) ?? this.steps[0])?.id ?? '';
  }
}
