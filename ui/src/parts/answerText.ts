import type { Answer } from '../ipc/types';

/** What a person typed with their own hands, as plain text: for copying it out when it cannot be saved. */
export function answerText(answer: Answer): string {
  switch (answer.kind) {
    case 'text':
      return answer.text;
    case 'choice':
    case 'choices':
    case 'feelings':
      return answer.own;
    case 'list':
      return answer.items.filter((item) => item.trim() !== '').join('\n');
    case 'cards':
      return answer.cards
        .map((card) =>
          Object.values(card)
            .filter((value) => value?.trim())
            .join('\n'),
        )
        .filter((card) => card !== '')
        .join('\n\n');
    case 'picked':
      return answer.picked.map(({ text }) => text).join('\n');
    case 'date':
      return [answer.date, answer.about].filter(Boolean).join(' ');
    case 'scale':
      return String(answer.value);
    case 'hold':
      return answer.until ?? '';
    case 'grid':
    case 'skipped':
    case 'seen':
      return '';
  }
}
