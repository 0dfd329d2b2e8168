import type { Answer, StepView } from '../../ipc/types';
import { dayWithYear } from '../../words/dates';

export type CardValues = Record<string, string>;
type Field = StepView['fields'][number];

/** The cards of an answer, as the page holds them: nothing is undefined there. */
export function cardsOf(answer: Answer | null): CardValues[] {
  if (answer?.kind !== 'cards') return [];
  return answer.cards.map((card) =>
    Object.fromEntries(Object.entries(card).flatMap(([id, value]) => (value ? [[id, value]] : []))),
  );
}

/** What is there before anybody wrote: the cards made in advance, or one that is empty. */
export function cardsAtFirst({ starts, fields }: StepView): CardValues[] {
  const first = fields[0]?.id ?? '';
  return starts.length > 0 ? starts.map((start) => ({ [first]: start })) : [{}];
}

export function isBlankCard(card: CardValues): boolean {
  return Object.values(card).every((value) => value.trim() === '');
}

/** Made in advance, and nothing of the person's own on it. */
export function isUntouched(card: CardValues, { starts, fields }: StepView): boolean {
  const [first, ...others] = fields;
  const said = card[first?.id ?? '']?.trim() ?? '';
  return starts.includes(said) && others.every(({ id }) => !card[id]?.trim());
}

/** What stands in a field, in words. */
export function fieldText(field: Field, card: CardValues): string {
  const value = card[field.id] ?? '';
  if (field.kind === 'choice') return field.options.find(({ id }) => id === value)?.label ?? '';
  return field.kind === 'date' && value ? dayWithYear(value) : value.trim();
}

/** A card as one line: how it begins, and the rest. */
export function cardLine(fields: Field[], card: CardValues): { head: string; rest: string } {
  const [head = '', ...rest] = fields.map((field) => fieldText(field, card)).filter((text) => text !== '');
  return { head, rest: rest.join(' · ') };
}
