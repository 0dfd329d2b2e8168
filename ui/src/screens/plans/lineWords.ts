import type { AgreementLine, Person, PersonView, PostLine } from '../../ipc/types';
import { nameOf } from '../../parts/agreement/standing';
import { lastWritten } from '../../parts/post/dots';
import { hasGoneBy } from '../../state/days';
import { t } from '../../words';
import { day } from '../../words/dates';

/** What a line of the plan says in small about itself: whose word it is, and since when. */

/** Who signed which version on which day, in the order in which the two stand at the Door. */
export function signedWords(persons: PersonView[], { signed, inForce, pending }: AgreementLine): string {
  const version = inForce ?? pending;
  const [one, other] = persons.flatMap(({ person }) => signed.find((mine) => mine.person === person) ?? []);
  if (!one) return '';
  if (!other) {
    const args = { name: nameOf(persons, one.person), day: day(one.at) };
    return version === null ? t('plans-signed-one', args) : t('plans-signed-by-one', { ...args, version });
  }
  const args = {
    one: nameOf(persons, one.person),
    day: day(one.at),
    other: nameOf(persons, other.person),
    when: day(other.at),
  };
  return version === null ? t('plans-signed-both', args) : t('plans-signed-by-both', { ...args, version });
}

/** What one wants to know beside the words: the first step, who signed it and when, and the day to look again. */
export function standingWords(persons: PersonView[], line: AgreementLine): string {
  const { firstStepOn, reviewOn, lacksAnEnd } = line;
  return [
    firstStepOn ? t('plans-first-step', { day: day(firstStepOn) }) : '',
    signedWords(persons, line),
    reviewOn ? t('plans-look-again', { day: day(reviewOn) }) : '',
    lacksAnEnd ? t('agreement-no-end') : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Who stands behind what is proposed. Of one whose last day has gone by the signatures are those of the old version. */
export function proposers({ signed, inForce, pendingBy }: AgreementLine): Person[] {
  return inForce !== null && pendingBy !== null ? [pendingBy] : signed.map(({ person }) => person);
}

export function proposedWords(persons: PersonView[], line: AgreementLine): string {
  const { inForce, pendingBy } = line;
  return inForce !== null && pendingBy !== null
    ? t('plans-proposed-again', { name: nameOf(persons, pendingBy) })
    : signedWords(persons, line);
}

export function promisedWords(persons: PersonView[], { by, since, changed }: PostLine): string {
  const args = { name: nameOf(persons, by), on: day(since) };
  return changed
    ? t('commitments-changed', { ...args, changed: day(changed) })
    : t('commitments-since', args);
}

/** Let go, "no longer agreed" is the newest word of the one who promised, or its last day has gone by. */
export function isOver({ ending, outcomes, text }: PostLine): boolean {
  const last = lastWritten(outcomes);
  return (
    ending !== null || hasGoneBy(text.parts.endsOn) || (last !== null && outcomes[last] === 'noLongerAgreed')
  );
}

/** How a commitment came to its end. */
export function howItWent({ ending, outcomes, text }: PostLine): string {
  const last = lastWritten(outcomes);
  if (ending !== null) return t('plans-past-let-go');
  if (last !== null && outcomes[last] === 'noLongerAgreed') return t('plans-past-not-agreed');
  return t('plans-past-over', { day: text.parts.endsOn ? day(text.parts.endsOn) : '' });
}

/** How an agreement ended, and by whom. One that was taken back before both had signed it was only ever proposed. */
export function howItEnded(persons: PersonView[], { state, signed, endsOn, ended }: AgreementLine): string {
  if (state === 'inForce') return t('plans-past-over', { day: endsOn ? day(endsOn) : '' });
  if (state === 'resting') return t('plans-past-resting');
  const by = { name: ended ? nameOf(persons, ended.person) : '', day: ended ? day(ended.at) : '' };
  if (state === 'declined') return t('plans-past-declined', by);
  if (state === 'retired') return t('plans-past-let-go-by', by);
  return t(signed.length < 2 ? 'plans-past-taken-back' : 'plans-past-withdrawn');
}
