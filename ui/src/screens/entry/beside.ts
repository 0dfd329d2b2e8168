import type { Answer, RunView, StepView } from '../../ipc/types';
import { isBlank, stepsThatCome } from '../../state/answers';

/** The steps that put a question and came up in this run, with what was answered. */
export function askedIn(run: RunView): { step: StepView; answer: Answer | null }[] {
  return coming(run)
    .filter((step) => step.asks)
    .map((step) => ({ step, answer: answerTo(run, step.id) }));
}

/** How the answers of two sittings to one step stand to each other. */
export interface Pair {
  step: StepView;
  same: boolean;
  /** `null` where the question did not come up in that sitting. */
  earlier: { answer: Answer | null } | null;
  later: { answer: Answer | null } | null;
}

/** Two sittings of one exercise, step by step. Where neither has a word there is nothing to lay side by side. */
export function pairsOf(earlier: RunView, later: RunView): Pair[] {
  const [first, second] = [coming(earlier), coming(later)];
  const side = (run: RunView, steps: StepView[], { id }: StepView): Pair['earlier'] =>
    steps.some((step) => step.id === id) ? { answer: answerTo(run, id) } : null;
  const hasWords = (each: Pair['earlier']): boolean => !!each?.answer && !isBlank(each.answer);
  return later.exercise.steps
    .filter((step) => step.asks)
    .map((step) => ({ step, earlier: side(earlier, first, step), later: side(later, second, step) }))
    .filter((pair) => hasWords(pair.earlier) || hasWords(pair.later))
    .map((pair) => ({ ...pair, same: alike(pair.earlier?.answer, pair.later?.answer) }));
}

function answerTo(run: RunView, step: string): Answer | null {
  return run.answers.find((each) => each.step === step)?.answer ?? null;
}

function coming({ exercise, answers }: RunView): StepView[] {
  return stepsThatCome(exercise.steps, Object.fromEntries(answers.map(({ step, answer }) => [step, answer])));
}

/** Whether two answers say the same, whatever the order of their keys and the space around their words. */
function alike(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one.trim() === other.trim();
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return one === other;
  const [keys, others] = [Object.keys(one), Object.keys(other)];
  const inside = (whole: object, key: string): unknown => (whole as Record<string, unknown>)[key];
  return keys.length === others.length && keys.every((key) => alike(inside(one, key), inside(other, key)));
}
