// What the pages Ahead and "If it happens again" show, read out of the other fakes.
import type { FakePlans } from './fakePlans';
import type { FakePosts } from './fakePosts';
import type { AheadView, EntryLine, PostLine, RecurrenceView, ReflectView } from './types';

const DAY = 'a-day-three-years-on';
const PLAN = 'if-it-happens-again';

export class FakeAhead {
  constructor(
    readonly plans: FakePlans,
    readonly posts: FakePosts,
    readonly reflect: () => ReflectView,
  ) {}

  aheadShow(): AheadView {
    const me = this.plans.household.me();
    const inForce = this.plans.planShow().agreements.filter(({ state }) => state === 'inForce');
    const holding = new Map(this.plans.holding().map(({ id, text }) => [id, text]));
    const { posts } = this.posts.list();
    const shared = this.posts.copies.newestOf(DAY);
    const { written, exercises } = this.reflect();
    return {
      goals: inForce
        .filter(({ form }) => form === 'goal')
        .map(({ agreement, title, line }) => ({
          agreement,
          title,
          firstStep: line,
          firstStepOn: holding.get(agreement)?.parts.firstStepOn ?? null,
        })),
      chosen: inForce.filter(({ form }) => form === 'recommitment' || form === 'chapter'),
      now: posts.filter(({ text }) => text.kind === 'now'),
      whys: posts.filter(({ text }) => text.kind === 'jar' && text.parts.sort === 'why-you'),
      marked: posts.find(({ by, text }) => by === me && text.kind === 'meaning')?.since ?? null,
      days: {
        exercise: DAY,
        both: shared.length > 1 ? shared : [],
        hasShared: shared.some(({ by }) => by === me),
        own: written.find(({ exercise }) => exercise === DAY) ?? null,
        mayBegin: exercises.some(({ id, waits }) => id === DAY && waits.length === 0),
      },
    };
  }

  recurrenceShow(): RecurrenceView {
    const { open, written, exercises } = this.reflect();
    const own = (lines: EntryLine[], finished: boolean): RecurrenceView['own'] =>
      lines.filter(({ exercise }) => exercise === PLAN).map((line) => ({ line, finished }));
    const plans = this.plans.planShow().agreements.filter(({ form }) => form === 'recurrence');
    const inForce = plans.filter(({ state }) => state === 'inForce');
    const proposed = plans.find(({ state }) => state === 'proposed');
    const opened = (agreement: string): PostLine[] =>
      this.posts
        .list()
        .posts.filter(({ text }) => text.kind === 'activation' && text.parts.agreement === agreement);
    return {
      exercise: PLAN,
      own: [...own(open, false), ...own(written, true)],
      mayBegin: exercises.some(({ id, waits }) => id === PLAN && waits.length === 0),
      shared: inForce.map(({ agreement }) => ({
        plan: this.plans.agreementShow(agreement),
        opened: opened(agreement),
      })),
      waiting: inForce.length === 0 && proposed ? proposed.agreement : null,
    };
  }
}

/** The commands about what lies ahead, by their names. */
export function aheadActs(ahead: FakeAhead) {
  return { aheadShow: () => ahead.aheadShow(), recurrenceShow: () => ahead.recurrenceShow() };
}
