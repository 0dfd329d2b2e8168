import type { AgreementText, AgreementView, Person, PersonView, VersionView } from '../../ipc/types';
import { nameOf, otherOf, versionOf } from '../../parts/agreement/standing';
import type { Signing } from '../../state/plansSigning.svelte';
import type { SignAct } from '../../state/screens.svelte';
import { t, type MessageId } from '../../words';

/**
 * What a signature means where it is given. The same act means different things to people: declining a first version
 * leaves nothing in force, declining a change keeps the version that is.
 */
export type Sense =
  'propose' | 'amend' | 'accept' | 'acceptChange' | 'decline' | 'keep' | 'withdraw' | 'takeBack' | 'retire';

export function senseOf(
  kind: SignAct['kind'],
  before: AgreementView | null,
  version: VersionView | null,
): Sense {
  const holds = before !== null && before.inForce !== null;
  switch (kind) {
    case 'propose':
      return holds ? 'amend' : 'propose';
    case 'accept':
      return holds ? 'acceptChange' : 'accept';
    case 'decline':
      return holds ? 'keep' : 'decline';
    case 'withdraw':
      return version?.state === 'pending' ? 'takeBack' : 'withdraw';
    case 'retire':
      return 'retire';
  }
}

type SenseWords = Record<'title' | 'does' | 'press' | 'done' | 'doneText', MessageId>;

const senses: Record<Sense, SenseWords> = {
  propose: {
    title: 'sign-title-propose',
    does: 'sign-does-propose',
    press: 'sign-do-sign',
    done: 'sign-done-proposed',
    doneText: 'sign-done-proposed-text',
  },
  amend: {
    title: 'sign-title-propose',
    does: 'sign-does-amend',
    press: 'sign-do-sign',
    done: 'sign-done-proposed',
    doneText: 'sign-done-amended-text',
  },
  accept: {
    title: 'sign-title-accept',
    does: 'sign-does-accept',
    press: 'sign-do-sign',
    done: 'sign-done-in-force',
    doneText: 'sign-done-in-force-text',
  },
  acceptChange: {
    title: 'sign-title-accept',
    does: 'sign-does-accept-change',
    press: 'sign-do-sign',
    done: 'sign-done-in-force',
    doneText: 'sign-done-in-force-text',
  },
  decline: {
    title: 'sign-title-decline',
    does: 'sign-does-decline',
    press: 'sign-do-decline',
    done: 'sign-done-declined',
    doneText: 'sign-done-declined-text',
  },
  keep: {
    title: 'sign-title-keep',
    does: 'sign-does-keep',
    press: 'sign-do-keep',
    done: 'sign-done-kept',
    doneText: 'sign-done-kept-text',
  },
  withdraw: {
    title: 'sign-title-withdraw',
    does: 'sign-does-withdraw',
    press: 'sign-do-withdraw',
    done: 'sign-done-withdrawn',
    doneText: 'sign-done-withdrawn-text',
  },
  takeBack: {
    title: 'sign-title-take-back',
    does: 'sign-does-take-back',
    press: 'sign-do-take-back',
    done: 'sign-done-taken-back',
    doneText: 'sign-done-taken-back-text',
  },
  retire: {
    title: 'sign-title-retire',
    does: 'sign-does-retire',
    press: 'sign-do-retire',
    done: 'sign-done-retired',
    doneText: 'sign-done-retired-text',
  },
};

/** Everything one signature says, ready to be shown. */
export interface SignatureOnPage {
  sense: Sense;
  words: Record<keyof SenseWords, string>;
  /** The version that is spoken of; null for a draft that is about to be proposed. */
  version: VersionView | null;
  text: AgreementText | null;
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
    words: {
      title: t(ids.title, titled),
      does: t(ids.does, args),
      press: t(ids.press, args),
      done: t(ids.done, titled),
      doneText: t(ids.doneText, args),
    },
  };
}
