import { commands } from '../ipc/commands';
import type { AgreementView, AppError, EntryLine, PostLine } from '../ipc/types';

const EXERCISE = 'if-it-happens-again';

/** One own sitting of the exercise. */
interface OwnPlan {
  line: EntryLine;
  isFinished: boolean;
}

/** What two people wrote in calm for the day on which it happens again: the reader's own plan, and the shared one. */
export class Recurrence {
  #own = $state.raw<OwnPlan[]>([]);
  #mayBegin = $state.raw(false);
  #shared = $state.raw<AgreementView[]>([]);
  #opened = $state.raw<PostLine[]>([]);
  #error = $state.raw<AppError | null>(null);
  #ready = $state.raw(false);

  /** Own sittings, the newest first. */
  get own(): OwnPlan[] {
    return this.#own;
  }
  /** Whether the exercise can be begun now: it waits for no other one. */
  get mayBegin(): boolean {
    return this.#mayBegin;
  }
  /** The shared plans that are in force. */
  get shared(): AgreementView[] {
    return this.#shared;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get ready(): boolean {
    return this.#ready;
  }

  /** When a shared plan was opened because it had happened, the newest first. */
  opened(agreement: string): PostLine[] {
    return this.#opened.filter(({ text }) => text.parts.agreement === agreement);
  }

  async open(): Promise<void> {
    const [reflect, plan, posts] = await Promise.all([
      commands.exerciseList(),
      commands.planShow(),
      commands.postList(),
    ]);
    if (!reflect.ok || !plan.ok || !posts.ok) {
      this.#error = [reflect, plan, posts].flatMap((said) => (said.ok ? [] : [said.error]))[0] ?? null;
      return;
    }
    const { open, written, exercises } = reflect.value;
    const of = (lines: EntryLine[], isFinished: boolean): OwnPlan[] =>
      lines.filter(({ exercise }) => exercise === EXERCISE).map((line) => ({ line, isFinished }));
    this.#own = [...of(open, false), ...of(written, true)];
    this.#mayBegin = exercises.some(({ id, waits }) => id === EXERCISE && waits.length === 0);
    this.#opened = posts.value.posts.filter(({ text }) => text.kind === 'activation');
    const inForce = plan.value.agreements.filter(
      ({ form, state }) => form === 'recurrence' && state === 'inForce',
    );
    const views = await Promise.all(inForce.map(({ agreement }) => commands.agreementShow(agreement)));
    this.#shared = views.flatMap((said) => (said.ok ? [said.value] : []));
    this.#ready = true;
  }

  /** The own plan, begun now. */
  async begin(): Promise<string | null> {
    const said = await commands.exerciseBegin(EXERCISE);
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.entry : null;
  }

  /** A shared plan, begun now: an own draft until it is signed. */
  async beginShared(): Promise<string | null> {
    const said = await commands.agreementBegin('recurrence', 'own');
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.draft : null;
  }

  /** It has happened: one dated line beside the plan, for both to read. Nothing else changes. */
  async happened(agreement: string): Promise<void> {
    const said = await commands.postSay({ kind: 'activation', parts: { agreement } }, null);
    if (said.ok) await this.open();
    this.#error = said.ok ? null : said.error;
  }
}
