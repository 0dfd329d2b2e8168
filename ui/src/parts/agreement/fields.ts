import type { AgreementDraftView, AgreementField, AgreementText, FieldChange, Piece } from '../../ipc/types';
import { dayWithYear } from '../../words/dates';
import { t, type MessageId } from '../../words';
import { rhythmWords } from './rhythm';

export type DayField = 'startsOn' | 'firstStepOn' | 'reviewOn' | 'endsOn';
export type WrittenField = Exclude<AgreementField, DayField>;

export const dayFields: readonly DayField[] = ['startsOn', 'firstStepOn', 'reviewOn', 'endsOn'];

export function isDay(field: AgreementField): field is DayField {
  return dayFields.some((day) => day === field);
}

/** How a part is called where an agreement is read. In the order of the page. */
export const fieldNames: Record<AgreementField, MessageId> = {
  title: 'agreement-field-title',
  line: 'agreement-field-line',
  rhythm: 'agreement-field-rhythm',
  reason: 'agreement-field-reason',
  keeping: 'agreement-field-keeping',
  ifCrossed: 'agreement-field-if-crossed',
  exceptions: 'agreement-field-exceptions',
  ownSigns: 'agreement-field-own-signs',
  seenSigns: 'agreement-field-seen-signs',
  firstHour: 'agreement-field-first-hour',
  firstDay: 'agreement-field-first-day',
  whoIsTold: 'agreement-field-who-is-told',
  pauses: 'agreement-field-pauses',
  whomToCall: 'agreement-field-whom-to-call',
  firstStep: 'agreement-field-first-step',
  leaving: 'agreement-field-leaving',
  taking: 'agreement-field-taking',
  pact: 'agreement-field-pact',
  stopWord: 'agreement-field-stop-word',
  startsOn: 'agreement-field-starts',
  firstStepOn: 'agreement-field-first-step-on',
  reviewOn: 'agreement-field-review',
  endsOn: 'agreement-field-ends',
};
const pageOrder = Object.keys(fieldNames) as AgreementField[];

/** One part as it stands on the page: its name, and its words with what was added and taken out. */
export interface FieldOnPage {
  field: AgreementField;
  name: string;
  pieces: Piece[];
}

/** The words of a part; empty where nothing is written. */
export function partOf(text: AgreementText, field: AgreementField): string {
  return text.parts[field] ?? '';
}

/** The same text with one part written, or taken away where it is empty. */
export function withPart(text: AgreementText, field: AgreementField, value: string | null): AgreementText {
  const parts = { ...text.parts };

  if (value === null || value === '') delete parts[field];
  else parts[field] = value;
  return { ...text, parts };
}

/**
 * The day of a field in words. No start means "at once": that is a fact of a line that both hold, and is said.
 * No end and no day to look again mean that there is none: nothing is said.
 */
export function dayInWords(field: DayField, value: string, form: AgreementText['form'] = 'boundary'): string {
  if (value) return dayWithYear(value);
  return field === 'startsOn' && form === 'boundary' ? t('agreement-starts-at-once') : '';
}

const same = (text: string): Piece[] => (text.trim() === '' ? [] : [{ kind: 'same', text }]);

/** What is kept in a notation is laid side by side as it is said: the old words whole, then the new ones. */
function saidSideBySide(
  say: (text: AgreementText) => string,
  text: AgreementText,
  before: AgreementText | null,
): Piece[] {
  const was = say(before ?? text);
  const is = say(text);
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
  const piecesOf = (field: AgreementField): Piece[] => {
    if (isDay(field)) {
      return saidSideBySide((of) => dayInWords(field, partOf(of, field), of.form), text, before);
    }
    if (field === 'rhythm') return saidSideBySide((of) => rhythmWords(partOf(of, field)), text, before);
    return changed.get(field) ?? same(partOf(text, field));
  };
  const all = pageOrder.map((field) => ({
    field,
    name: t(fieldNames[field]),
    pieces: piecesOf(field),
  }));
  return all.filter(({ pieces }) => pieces.length > 0);
}

/**
 * What is still open before both can sign. The same rule as in Rust, which has the last word: here it is said
 * early, so that nobody types a passphrase for nothing.
 */
export function missingFields(
  text: AgreementText,
  { needed, needsADay, told }: Pick<AgreementDraftView, 'needed' | 'needsADay' | 'told'>,
): AgreementField[] {
  const missing = needed.filter((field) => partOf(text, field).trim() === '');
  const { startsOn, reviewOn, endsOn } = text.parts;
  const beforeStart = (day: string | undefined): boolean => Boolean(startsOn && day && day < startsOn);
  const isTold = told.includes(text.subject);
  if (text.parts.rhythm && !startsOn) missing.push('startsOn');
  if ((needsADay && !isTold && !reviewOn && !endsOn) || beforeStart(reviewOn)) missing.push('reviewOn');
  if ((isTold && !endsOn) || beforeStart(endsOn)) missing.push('endsOn');
  return missing;
}

/** Why a part is open, in words. */
export function whyMissing(text: AgreementText, field: AgreementField): string {
  if (field === 'reviewOn') return t(text.parts.reviewOn ? 'editor-order-review' : 'editor-missing-review');
  if (field === 'endsOn') return t(text.parts.endsOn ? 'editor-order-ends' : 'editor-hint-dates-openness');
  if (field === 'startsOn') return t('planner-starts-missing');
  return t('editor-missing-part', { part: t(fieldNames[field]) });
}

/** Whether two texts say the same, as Rust compares them. */
export function sameText(one: AgreementText, other: AgreementText): boolean {
  return (
    one.subject === other.subject && pageOrder.every((field) => partOf(one, field) === partOf(other, field))
  );
}
