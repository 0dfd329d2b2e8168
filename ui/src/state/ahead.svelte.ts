import { commands } from '../ipc/commands';
import type {
  AgreementForm,
  AgreementLine,
  AgreementView,
  AppError,
  CopyView,
  EntryLine,
  Person,
  PostKind,
  PostLine,
  PostText,
} from '../ipc/types';

const DAY = 'a-day-three-years-on';

/** A goal that both signed, with its first step and the day of it. */
export interface Goal {
  agreement: string;
  title: string;
  firstStep: string;
  firstStepOn: string | null;
}

/** What lies ahead of two people: goals, each one's day in three years, what is new, and why they choose each other. */
export class Ahead {
  #goals = $state.raw<Goal[]>([]);
  #chosen = $state.raw<AgreementLine[]>([]);
  #posts = $state.raw<PostLine[]>([]);
  #days = $state.raw<CopyView[]>([]);
  #own = $state.raw<EntryLine | null>(null);
  #mayWrite = $state.raw(false);
  #error = $state.raw<AppError | null>(null);
  #ready = $state.raw(false);

  constructor(readonly me: Person) {}

  get goals(): Goal[] {
    return this.#goals;
  }
  /** That they choose each other, and a new chapter: what is in force of it. */
  get chosen(): AgreementLine[] {
    return this.#chosen;
  }
  /** What they do now that they did not do before. */
  get now(): PostLine[] {
    return this.#posts.filter(({ text }) => text.kind === 'now');
  }
  /** Why each chooses the other. */
  get whys(): PostLine[] {
    return this.#posts.filter(({ text }) => text.kind === 'jar' && text.parts.sort === 'why-you');
  }
  /** The own mark that sense was made. Of the other nothing is known here. */
  get mark(): PostLine | null {
    return this.#posts.find(({ by, text }) => text.kind === 'meaning' && by === this.me) ?? null;
  }
  /** The day of each, as it was shared; none while one of the two has not shared theirs. */
  get bothDays(): CopyView[] {
    const hasShared = (person: Person): boolean => this.#days.some(({ by }) => by === person);
    return hasShared('first') && hasShared('second') ? this.#days : [];
  }
  get hasSharedDay(): boolean {
    return this.#days.some(({ by }) => by === this.me);
  }
  /** The own day, finished and not shared yet. */
  get ownDay(): EntryLine | null {
    return this.#own;
  }
  /** Whether the own day can be begun now. */
  get mayWrite(): boolean {
    return this.#mayWrite;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get ready(): boolean {
    return this.#ready;
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
    const exercise = reflect.value.exercises.find(({ id }) => id === DAY);
    this.#mayWrite = exercise?.waits.length === 0;
    this.#own = reflect.value.written.find((line) => line.exercise === DAY) ?? null;
    this.#posts = posts.value.posts;
    const inForce = plan.value.agreements.filter(({ state }) => state === 'inForce');
    this.#chosen = inForce.filter(({ form }) => form === 'recommitment' || form === 'chapter');
    const goals = inForce.filter(({ form }) => form === 'goal').map(({ agreement }) => agreement);
    const views = await Promise.all(goals.map((agreement) => commands.agreementShow(agreement)));
    this.#goals = views.flatMap((said) => (said.ok ? goalOf(said.value) : []));
    // A copy holds no trace of the entry it came from: it is known by the title that it was given.
    const titled = posts.value.copies.filter(({ title }) => title === exercise?.title);
    const newest = plan.value.persons.flatMap(({ person }) => titled.find(({ by }) => by === person) ?? []);
    const copies = await Promise.all(newest.map(({ post }) => commands.copyShow(post)));
    this.#days = copies.flatMap((said) => (said.ok ? [said.value] : []));
    this.#ready = true;
  }

  /** The own day in three years, begun now: for the writer alone until they share it. */
  async beginDay(): Promise<string | null> {
    const said = await commands.exerciseBegin(DAY);
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.entry : null;
  }

  async beginAgreement(form: AgreementForm): Promise<string | null> {
    const said = await commands.agreementBegin(form, 'own');
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.draft : null;
  }

  async beginPost(kind: PostKind, parts: PostText['parts'] = {}): Promise<string | null> {
    const said = await commands.postBeginWith({ kind, parts });
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.draft : null;
  }

  /** For oneself, that sense was made of what happened, as far as one wants to. */
  async markMeaning(): Promise<void> {
    const said = await commands.postSay({ kind: 'meaning', parts: {} }, null);
    if (said.ok) await this.open();
    this.#error = said.ok ? null : said.error;
  }
}

function goalOf({ agreement, versions, inForce }: AgreementView): Goal[] {
  const parts = versions.find(({ revision }) => revision === inForce)?.text.parts;
  if (!parts) return [];
  const { title = '', firstStep = '', firstStepOn = null } = parts;
  return [{ agreement, title, firstStep, firstStepOn }];
}
