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

/** What each form asks, where it asks it in other words than a line that both hold. */
const forms: Partial<Record<AgreementForm, Asked>> = {};

const noWords: PartWords = { label: 'editor-field-title', hint: 'editor-hint-title', example: null };

/** How a form asks for a part. */
export function partWordsOf(form: AgreementForm, field: WrittenField): PartWords {
  return forms[form]?.[field] ?? boundary[field] ?? noWords;
}
