import type { Answer } from '../ipc/types';

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
    case 'scale':
      return false;
    case 'skipped':
    case 'seen':
      return true;
  }
}
