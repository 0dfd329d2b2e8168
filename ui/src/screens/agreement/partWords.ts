import type { AgreementForm } from '../../ipc/types';
import type { WrittenField } from '../../parts/agreement/fields';
import type { MessageId } from '../../words';

/** What is asked, a line of help, and an example that stays closed until somebody asks for it. */
export interface PartWords {
  label: MessageId;
  hint: MessageId;
  example: MessageId | null;
}

type Asked = Partial<Record<WrittenField, PartWords>>;

const boundary: Asked = {
  title: { label: 'editor-field-title', hint: 'editor-hint-title', example: null },
  line: { label: 'editor-field-line', hint: 'editor-hint-line', example: 'editor-example-line' },
  reason: { label: 'editor-field-reason', hint: 'editor-hint-reason', example: 'editor-example-reason' },
  keeping: { label: 'editor-field-keeping', hint: 'editor-hint-keeping', example: 'editor-example-keeping' },
  ifCrossed: {
    label: 'editor-field-if-crossed',
    hint: 'editor-hint-if-crossed',
    example: 'editor-example-if-crossed',
  },
  exceptions: {
    label: 'editor-field-exceptions',
    hint: 'editor-hint-exceptions',
    example: 'editor-example-exceptions',
  },
};

const recurrence: Asked = {
  title: { label: 'editor-field-title', hint: 'editor-recurrence-hint-title', example: null },
  ownSigns: {
    label: 'editor-field-own-signs',
    hint: 'editor-hint-own-signs',
    example: 'editor-example-own-signs',
  },
  seenSigns: {
    label: 'editor-field-seen-signs',
    hint: 'editor-hint-seen-signs',
    example: 'editor-example-seen-signs',
  },
  firstHour: {
    label: 'editor-field-first-hour',
    hint: 'editor-hint-first-hour',
    example: 'editor-example-first-hour',
  },
  firstDay: {
    label: 'editor-field-first-day',
    hint: 'editor-hint-first-day',
    example: 'editor-example-first-day',
  },
  whoIsTold: {
    label: 'editor-field-who-is-told',
    hint: 'editor-hint-who-is-told',
    example: 'editor-example-who-is-told',
  },
  pauses: { label: 'editor-field-pauses', hint: 'editor-hint-pauses', example: null },
  whomToCall: { label: 'editor-field-whom-to-call', hint: 'editor-hint-whom-to-call', example: null },
};

/** What each form asks, where it asks it in other words than a line that both hold. */
const forms: Partial<Record<AgreementForm, Asked>> = {
  recurrence,
  ritual: {
    line: {
      label: 'editor-ritual-field-line',
      hint: 'editor-ritual-hint-line',
      example: 'editor-ritual-example-line',
    },
    pauses: {
      label: 'editor-ritual-field-pauses',
      hint: 'editor-ritual-hint-pauses',
      example: 'editor-ritual-example-pauses',
    },
    pact: { label: 'editor-field-pact', hint: 'editor-hint-pact', example: 'editor-example-pact' },
    stopWord: {
      label: 'editor-field-stop-word',
      hint: 'editor-hint-stop-word',
      example: 'editor-example-stop-word',
    },
    rhythm: { label: 'planner-title', hint: 'planner-hint', example: null },
  },
  goal: {
    line: { label: 'editor-goal-field-line', hint: 'editor-goal-hint-line', example: null },
    reason: { label: 'editor-goal-field-reason', hint: 'editor-hint-reason', example: null },
    firstStep: {
      label: 'editor-field-first-step',
      hint: 'editor-hint-first-step',
      example: 'editor-example-first-step',
    },
  },
  recommitment: {
    line: {
      label: 'editor-recommitment-field-line',
      hint: 'editor-recommitment-hint-line',
      example: null,
    },
    reason: { label: 'editor-recommitment-field-reason', hint: 'editor-hint-reason', example: null },
    keeping: { label: 'editor-recommitment-field-keeping', hint: 'editor-hint-keeping', example: null },
  },
  chapter: {
    leaving: { label: 'editor-field-leaving', hint: 'editor-hint-leaving', example: null },
    taking: { label: 'editor-field-taking', hint: 'editor-hint-taking', example: null },
    line: { label: 'editor-chapter-field-line', hint: 'editor-chapter-hint-line', example: null },
  },
};

const noWords: PartWords = { label: 'editor-field-title', hint: 'editor-hint-title', example: null };

/** How a form asks for a part. */
export function partWordsOf(form: AgreementForm, field: WrittenField): PartWords {
  return forms[form]?.[field] ?? boundary[field] ?? noWords;
}
