import type { Answer, StepView } from '../ipc/types';

/** Whether there is nothing of a person's own in it. */
export function isBlank(answer: Answer): boolean {
  switch (answer.kind) {
    case 'text':
      return answer.text.trim() === '';
    case 'choice':
      return answer.option === '' && answer.own.trim() === '';
    case 'choices':
      return answer.options.length === 0 && answer.own.trim() === '';
    case 'feelings':
      return answer.words.length === 0 && answer.own.trim() === '';
    case 'list':
      return answer.items.every((item) => item.trim() === '');
    case 'date':
      return answer.date === '' && answer.about.trim() === '';
    case 'grid':
      return Object.keys(answer.rows).length === 0;
    case 'cards':
      return answer.cards.every((card) => Object.values(card).every((value) => value.trim() === ''));
    case 'picked':
      return answer.picked.every(({ text }) => text.trim() === '');
    case 'scale':
      return false;
    case 'hold':
    case 'skipped':
    case 'seen':
      return true;
  }
}

type Branch = NonNullable<StepView['onlyIf']>;

/** Whether one of the options that a branch hangs on was chosen. */
function isChosen(answer: Answer | undefined, { any }: Branch): boolean {
  if (answer?.kind === 'choice') return any.includes(answer.option);
  return answer?.kind === 'choices' && answer.options.some((option) => any.includes(option));
}

/**
 * The steps that come, given what was answered so far. An answer counts only where its own step comes; a step that no
 * longer comes keeps its answer and is passed over.
 */
export function stepsThatCome(steps: StepView[], answers: Record<string, Answer>): StepView[] {
  const coming = new Set<string>();
  return steps.filter(({ id, onlyIf, notIf }) => {
    const chosen = (branch: Branch) => coming.has(branch.step) && isChosen(answers[branch.step], branch);
    const comes = (!onlyIf || chosen(onlyIf)) && !(notIf && chosen(notIf));
    if (comes) coming.add(id);
    return comes;
  });
}
