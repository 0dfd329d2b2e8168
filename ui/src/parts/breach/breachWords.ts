import type { BreachText } from '../../ipc/types';
import { t, tOf } from '../../words';

/** A name of the program in the case of message names: `secretContact` becomes `secret-contact`. */
const kebab = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** What can be chosen, with its label. */
export function optionsOf(
  part: string,
  names: readonly string[],
): { id: string; label: string; own: boolean }[] {
  return names.map((id) => ({ id, label: tOf(`breach-${part}-${kebab(id)}`), own: false }));
}

/** What a list calls a record: by the own word, or by what the other is. */
export function calledOf({ word, between }: BreachText): string {
  return word.trim() ? t('breach-with', { word: word.trim() }) : tOf(`breach-with-${between}`);
}

/** What it means in plain words whether the other person is in this household. */
export function hereSays(here: BreachText['here']): string {
  return tOf(`breach-here-says-${here === null ? 'none' : kebab(here)}`);
}
