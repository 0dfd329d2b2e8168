import type { PostAsk, PostKind, PostPart, PostText } from '../../ipc/types';
import { hasWords, t, tOf } from '../../words';
import { dayWithYear } from '../../words/dates';

/** What something is, in a word or two. */
export function kindName(kind: PostKind): string {
  return tOf(`post-kind-${kind}`);
}

/** How a part is called where it is read. */
export function partName(part: PostPart): string {
  return tOf(`post-part-${part}`);
}

export function optionName(option: string): string {
  return tOf(`post-option-${option}`);
}

/** The question of a part, as its kind puts it. */
export function askWords(kind: PostKind, part: PostPart): string {
  return tOf(`post-asks-${kind}-${part}`);
}

/** A line of help under a question, where there is one. */
export function hintWords(kind: PostKind, { part, fill, needed }: PostAsk): string {
  const id = `post-hint-${kind}-${part}`;
  const own = hasWords(id) ? tOf(id) : '';
  return [own, needed || fill !== 'words' ? '' : t('post-write-may-be-empty')].filter(Boolean).join(' ');
}

const days: PostPart[] = ['on', 'toldOn', 'fromOn', 'checkOn', 'endsOn'];
const chosen: PostPart[] = ['sort', 'told', 'asked', 'size', 'novelty', 'about'];
/** In the order in which a post is read. */
const order: PostPart[] = [
  'sort',
  'harm',
  'before',
  'what',
  'if',
  'then',
  'why',
  'asked',
  'helps',
  'did',
  'next',
  'told',
  'toldOn',
  'size',
  'novelty',
  'pact',
  'often',
  'knowing',
  'about',
  'agreement',
  'fromOn',
  'on',
  'when',
  'checkOn',
  'endsOn',
];

export interface PartOnPage {
  part: PostPart;
  name: string;
  text: string;
}

/** Every part that is filled in, as it is read. `titleOf` names an agreement of both. */
export function partsOnPage(text: PostText, titleOf: (agreement: string) => string): PartOnPage[] {
  return order.flatMap((part) => {
    const value = text.parts[part];
    if (!value?.trim()) return [];
    const words = valueWords(text.kind, part, value, titleOf);
    return words === '' ? [] : [{ part, name: partName(part), text: words }];
  });
}

function valueWords(
  kind: PostKind,
  part: PostPart,
  value: string,
  titleOf: (agreement: string) => string,
): string {
  if (days.includes(part)) return dayWithYear(value);
  if (part === 'agreement') return titleOf(value);
  if (chosen.includes(part) || (part === 'often' && kind === 'commitment')) return optionName(value);
  return value;
}

/** What it is called in a list: its own first line, or what it is. */
export function titleOfPost({ kind, parts }: PostText): string {
  const first = (parts.what ?? '').split('\n').find((line) => line.trim() !== '');
  return first?.trim() ?? kindName(kind);
}

const vague =
  /\b(?:be (?:better|good|nicer|honest|more \w+|kinder|there)|try(?:ing)?(?: to)?|do my best|never again|change|improve|trust|respect|love)\b/iu;

/** Whether a promise says something nobody in the room could see. It is a hint beside the field and never a bar. */
export function isVague(act: string): boolean {
  const words = act.trim().split(/\s+/u);
  return (
    act.trim() !== '' && (vague.test(act) || words.length < 3) && !/\d|\bat\b|\bwhen\b|\bbefore\b/iu.test(act)
  );
}
