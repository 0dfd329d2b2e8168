import { language, t } from '../words';
import { Help } from './help.svelte';

/** What a text says in the place of `{ $emergency }` and `{ $crisis }`. */
export interface HelpNumbers {
  emergency: string;
  crisis: string;
}

const either = new Intl.ListFormat(language, { type: 'disjunction' });

/** The numbers of the country that Help begins with, and plain words where it knows none. */
export async function helpNumbers(): Promise<HelpNumbers> {
  const help = new Help();
  await help.open();
  const phones = (kind: 'emergency' | 'suicide_crisis'): string[] =>
    help.linesOf(kind).flatMap(({ phone }) => (phone === '' ? [] : [phone]));
  return {
    emergency: either.format([...new Set(phones('emergency'))]) || t('ending-emergency'),
    crisis: phones('suicide_crisis')[0] ?? t('ending-crisis'),
  };
}
