import type { AgreementField, AgreementText } from '../../ipc/types';
import { missingFields, whyMissing } from '../../parts/agreement/fields';
import type { AgreementDraft } from '../../state/plansDraft.svelte';
import { t } from '../../words';

/** A part that is still open before both can sign, or the question whether something is told or shown. */
export type OpenPart = AgreementField | 'told';

export function openParts(draft: AgreementDraft, text: AgreementText): OpenPart[] {
  const open: OpenPart[] = missingFields(text, draft.asks);
  return draft.isTold === null ? ['told', ...open] : open;
}

/** Why it is open, in words. */
export function whyOpen(text: AgreementText, part: OpenPart): string {
  return part === 'told' ? t('editor-told-missing') : whyMissing(text, part);
}
