import type { AgreementField, AgreementText, FieldChange, Piece } from '../../ipc/types';
import { dayWithYear } from '../../words/dates';
import { t, type MessageId } from '../../words';

export type WrittenField = 'title' | 'line' | 'reason' | 'keeping' | 'ifCrossed' | 'exceptions';
export type DayField = 'startsOn' | 'reviewOn' | 'endsOn';

export const writtenFields: readonly WrittenField[] = [
  'title',
  'line',
  'reason',
  'keeping',
  'ifCrossed',
  'exceptions',
];
export const dayFields: readonly DayField[] = ['startsOn', 'reviewOn', 'endsOn'];

/** How a part is called where an agreement is read. */
export const fieldNames: Record<AgreementField, MessageId> = {
  title: 'agreement-field-title',
  line: 'agreement-field-line',
  reason: 'agreement-field-reason',
  keeping: 'agreement-field-keeping',
  ifCrossed: 'agreement-field-if-crossed',
  exceptions: 'agreement-field-exceptions',
  startsOn: 'agreement-field-starts',
  reviewOn: 'agreement-field-review',
  endsOn: 'agreement-field-ends',
};

/** One part as it stands on the page: its name, and its words with what was added and taken out. */
export interface FieldOnPage {
  field: AgreementField;
  name: string;
  pieces: Piece[];
}

/**
 * The day of a field in words. No start means "at once": that is a fact of the agreement and is said.
 * No end and no day to look again mean that there is none: nothing is said.
 */
export function dayInWords(field: DayField, value: string | null): string {
  if (value) return dayWithYear(value);
  return field === 'startsOn' ? t('agreement-starts-at-once') : '';
}

const same = (text: string): Piece[] => (text.trim() === '' ? [] : [{ kind: 'same', text }]);

function daysSideBySide(field: DayField, before: string | null, after: string | null): Piece[] {
  const was = dayInWords(field, before);
  const is = dayInWords(field, after);
  if (was === is) return same(is);
  const removed: Piece[] = was ? [{ kind: 'removed', text: was }] : [];
  const added: Piece[] = is ? [{ kind: 'added', text: is }] : [];
  return [...removed, ...added];
}

/** All parts of a version that say something, in the order of the page; over `before` where that is given. */
export function fieldsOnPage(
  text: AgreementText,
  changes: FieldChange[] = [],
  before: AgreementText | null = null,
): FieldOnPage[] {
  const changed = new Map(changes.map((change) => [change.field, change.pieces]));
  const written = writtenFields.map((field) => ({
    field,
    name: t(fieldNames[field]),
    pieces: changed.get(field) ?? same(text[field]),
  }));
  const days = dayFields.map((field) => ({
    field,
    name: t(fieldNames[field]),
    pieces: daysSideBySide(field, before ? before[field] : text[field], text[field]),
  }));
  return [...written, ...days].filter(({ pieces }) => pieces.length > 0);
}

/**
 * What is still open before both can sign. The same rule as in Rust, which has the last word: here it is said
 * early, so that nobody types a passphrase for nothing.
 */
export function missingFields(text: AgreementText): AgreementField[] {
  const needed: WrittenField[] = ['title', 'line', 'reason', 'keeping', 'ifCrossed'];
  const missing: AgreementField[] = needed.filter((field) => text[field].trim() === '');
  const { startsOn, reviewOn, endsOn } = text;
  const beforeStart = (day: string | null): boolean => startsOn !== null && day !== null && day < startsOn;
  if ((reviewOn === null && endsOn === null) || beforeStart(reviewOn)) missing.push('reviewOn');
  if (beforeStart(endsOn)) missing.push('endsOn');
  return missing;
}

/** Why a part is open, in words. */
export function whyMissing(text: AgreementText, field: AgreementField): string {
  const reasons: Record<AgreementField, MessageId> = {
    title: 'editor-missing-title',
    line: 'editor-missing-line',
    reason: 'editor-missing-reason',
    keeping: 'editor-missing-keeping',
    ifCrossed: 'editor-missing-if-crossed',
    exceptions: 'editor-hint-exceptions',
    startsOn: 'editor-hint-starts',
    reviewOn: text.reviewOn === null ? 'editor-missing-review' : 'editor-order-review',
    endsOn: 'editor-order-ends',
  };
  return t(reasons[field]);
}

/** Whether two texts say the same, as Rust compares them. */
export function sameText(one: AgreementText, other: AgreementText): boolean {
  return [...writtenFields, ...dayFields].every((field) => (one[field] ?? '') === (other[field] ?? ''));
}
