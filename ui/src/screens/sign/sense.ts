import type { AgreementText, AgreementView, Person, PersonView, VersionView } from '../../ipc/types';
import { isResting, nameOf, otherOf, overSince, versionOf } from '../../parts/agreement/standing';
import type { Signing } from '../../state/plansSigning.svelte';
import type { SignAct } from '../../state/screens.svelte';
import { t, type MessageId } from '../../words';

/**
 * What a signature means where it is given. The same act means different things to people: declining a first version
 * leaves nothing in force, declining a change keeps the version that is.
 */
export type Sense =
  | 'propose'
  | 'amend'
  | 'accept'
  | 'acceptChange'
  | 'decline'
  | 'keep'
  | 'withdraw'
  | 'takeBack'
  | 'look'
  | 'retire';

export function senseOf(
  kind: SignAct['kind'],
  before: AgreementView | null,
  version: VersionView | null,
): Sense {
  // What has come to its end stays in force for nobody: a new version of it is a proposal like the first.
  const holds =
    before !== null && before.inForce !== null && overSince(before) === null && !isResting(before);
  switch (kind) {
    case 'propose':
      return holds ? 'amend' : 'propose';
    case 'accept':
      return holds ? 'acceptChange' : 'accept';
    case 'decline':
      return holds ? 'keep' : 'decline';
    case 'withdraw':
      return version?.state === 'pending' ? 'takeBack' : 'withdraw';
    case 'keep':
      return 'look';
    case 'retire':
      return 'retire';
  }
}

type SenseWords = Record<'title' | 'does' | 'press', MessageId>;
type DoneWords = Record<'done' | 'doneText', MessageId>;

const senses: Record<Sense, SenseWords> = {
  propose: {
    title: 'sign-title-propose',
    does: 'sign-does-propose',
    press: 'sign-do-sign',
  },
  amend: {
    title: 'sign-title-propose',
    does: 'sign-does-amend',
    press: 'sign-do-sign',
  },
  accept: {
    title: 'sign-title-accept',
    does: 'sign-does-accept',
    press: 'sign-do-sign',
  },
  acceptChange: {
    title: 'sign-title-accept',
    does: 'sign-does-accept-change',
    press: 'sign-do-sign',
  },
  decline: {
    title: 'sign-title-decline',
    does: 'sign-does-decline',
    press: 'sign-do-decline',
  },
  keep: {
    title: 'sign-title-keep',
    does: 'sign-does-keep',
    press: 'sign-do-keep',
  },
  withdraw: {
    title: 'sign-title-withdraw',
    does: 'sign-does-withdraw',
    press: 'sign-do-withdraw',
  },
  takeBack: {
    title: 'sign-title-take-back',
    does: 'sign-does-take-back',
    press: 'sign-do-take-back',
  },
  look: {
    title: 'sign-title-look',
    does: 'sign-does-look',
    press: 'sign-do-look',
  },
  retire: {
    title: 'sign-title-retire',
    does: 'sign-does-retire',
    press: 'sign-do-retire',
  },
};

/** Everything one signature says, ready to be shown. */
export interface SignatureOnPage {
  sense: Sense;
  words: Record<keyof SenseWords, string>;
  /** What is said above an act that the other will see and that nobody has to do; empty for every other. */
  seen: string;
  /** The version that is spoken of; null for a draft that is about to be proposed. */
  version: VersionView | null;
  text: AgreementText | null;
}

/**
 * That the other will see it, and whether the version in force ends without anybody's doing: on its last day, or after
 * its day to look again where the two don't both keep it. With neither of these days it goes on until one ends it.
 */
export function seenWords(other: string, view: AgreementView | null): string {
  const version = view && versionOf(view, view.inForce);
  if (version?.text.parts.endsOn) return t('sign-seen-runs-out', { other });
  return t(version && view.lookOn ? 'sign-seen-unless-kept' : 'sign-seen', { other });
}

export function signatureOnPage(signing: Signing, persons: PersonView[], signer: Person): SignatureOnPage {
  const { before, draft } = signing;
  const spokenOf =
    before && signing.kind !== 'propose' ? versionOf(before, signing.revision ?? before.inForce) : null;
  const sense = senseOf(signing.kind, before, spokenOf);
  // The version in the sentence: of a change and of "keep", the one that is in force; else the one spoken of.
  const standing = ['amend', 'acceptChange', 'keep', 'withdraw'].includes(sense);
  const args = {
    name: nameOf(persons, signer),
    other: otherOf(persons, signer)?.label ?? '',
    version: (standing ? before?.inForce : spokenOf?.revision) ?? 1,
  };
  const titled = sense === 'acceptChange' ? { ...args, version: spokenOf?.revision ?? 1 } : args;
  const ids = senses[sense];
  return {
    sense,
    version: spokenOf,
    text: draft?.text ?? spokenOf?.text ?? null,
    seen: ['withdraw', 'takeBack', 'retire'].includes(sense)
      ? seenWords(args.other, spokenOf?.state === 'pending' ? null : before)
      : '',
    words: {
      title: t(ids.title, titled),
      does: t(ids.does, args),
      press: t(ids.press, args),
    },
  };
}

/** What may be said once the act is done. It is read from the agreement as it stands now, not from what was meant. */
function doneOf({ sense, version }: SignatureOnPage, after: AgreementView): DoneWords {
  const stands = after.inForce !== null && !isResting(after);
  const signed = { done: 'sign-done-proposed', doneText: 'sign-done-signed-text' } as const;
  switch (sense) {
    case 'propose':
    case 'amend':
      if (after.pending === null) return signed;
      return {
        done: 'sign-done-proposed',
        doneText: stands ? 'sign-done-amended-text' : 'sign-done-proposed-text',
      };
    case 'accept':
    case 'acceptChange':
      if (after.inForce === null || after.inForce !== version?.revision) return signed;
      return { done: 'sign-done-in-force', doneText: 'sign-done-in-force-text' };
    case 'decline':
    case 'keep':
      return stands
        ? { done: 'sign-done-kept', doneText: 'sign-done-kept-text' }
        : { done: 'sign-done-declined', doneText: 'sign-done-declined-text' };
    case 'withdraw':
      return { done: 'sign-done-withdrawn', doneText: 'sign-done-withdrawn-text' };
    case 'takeBack':
      return { done: 'sign-done-taken-back', doneText: 'sign-done-taken-back-text' };
    case 'look':
      return { done: 'sign-done-looked', doneText: 'sign-done-looked-text' };
    case 'retire':
      return { done: 'sign-done-retired', doneText: 'sign-done-retired-text' };
  }
}

export function doneOnPage(
  page: SignatureOnPage,
  after: AgreementView,
  signer: Person,
): Record<keyof DoneWords, string> {
  const ids = doneOf(page, after);
  const spokenOf = page.version?.revision ?? null;
  const args = {
    name: nameOf(after.persons, signer),
    other: otherOf(after.persons, signer)?.label ?? '',
    version: (ids.done === 'sign-done-withdrawn' ? spokenOf : after.inForce) ?? spokenOf ?? 1,
  };
  return { done: t(ids.done, args), doneText: t(ids.doneText, args) };
}
