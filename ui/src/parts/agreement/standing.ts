import type { AgreementView, Person, PersonView, Signature, VersionView } from '../../ipc/types';
import { hasGoneBy } from '../../state/days';
import { day, dayWithYear, timeOfDay } from '../../words/dates';
import { t } from '../../words';

/** How an agreement and its versions stand, said in words. */

export function nameOf(persons: PersonView[], person: Person): string {
  return persons.find((one) => one.person === person)?.label ?? '';
}

export function otherOf(persons: PersonView[], person: Person): PersonView | null {
  return persons.find((one) => one.person !== person) ?? null;
}

export function versionOf(view: AgreementView, revision: number | null): VersionView | null {
  return view.versions.find((version) => version.revision === revision) ?? null;
}

/** The last day of the version in force, when it has gone by. */
export function overSince(view: AgreementView): string | null {
  const last = versionOf(view, view.inForce)?.text.parts.endsOn;
  return last && hasGoneBy(last) ? last : null;
}

/** Nobody kept it after its day to look again. It is signed by both, and it is not in force. */
export function isResting(view: AgreementView): boolean {
  return view.state === 'resting';
}

/** The version one comes to read: what waits, else what is in force, else the newest. */
export function versionToRead(view: AgreementView): VersionView | null {
  return versionOf(view, view.pending) ?? versionOf(view, view.inForce) ?? view.versions[0] ?? null;
}

/** An agreement keeps the name that is in force until another is signed. A title may have gone with its proposal. */
export function titleOf(view: AgreementView): string {
  const first = versionOf(view, view.inForce) ?? versionToRead(view);
  const titles = [first, ...view.versions].map((version) => version?.text.parts.title ?? '');
  return titles.find((title) => title !== '') ?? t('agreement-title-gone');
}

export function whenInWords(at: string): string {
  return t('agreement-when', { day: day(at), time: timeOfDay(at) });
}

/** A version that was taken back before both had signed it was a proposal; after that, consent was withdrawn. */
function takenBack(version: VersionView): boolean {
  return version.state === 'withdrawn' && version.signed.length < 2;
}

/** The one sentence under the title: what holds now, and what is proposed. */
export function standingOf(view: AgreementView): string {
  const open = versionOf(view, view.pending);
  const name = (person: Person): string => nameOf(view.persons, person);
  const over = overSince(view);
  if (isResting(view)) {
    return open
      ? t('agreement-lead-resting-change', {
          name: name(open.proposedBy),
          next: open.revision,
          on: day(open.proposedAt),
        })
      : t('agreement-lead-resting', { day: dayWithYear(view.lookOn ?? '') });
  }
  if (view.inForce !== null && open) {
    const change = { version: view.inForce, name: name(open.proposedBy), next: open.revision };
    const on = day(open.proposedAt);
    return over === null
      ? t('agreement-lead-amendment', { ...change, day: on })
      : t('agreement-lead-over-change', { ...change, day: dayWithYear(over), on });
  }
  if (view.inForce !== null && over !== null)
    return t('agreement-lead-over', { version: view.inForce, day: dayWithYear(over) });
  if (view.inForce !== null) return t('agreement-lead-in-force', { version: view.inForce });
  if (open) return t('agreement-lead-proposed', { name: name(open.proposedBy), day: day(open.proposedAt) });
  if (view.retired) {
    return t('agreement-lead-retired', { name: name(view.retired.person), day: day(view.retired.at) });
  }
  // A change that came to nothing does not hide that both had agreed, and one of them withdrew.
  if (
    view.state === 'withdrawn' &&
    view.versions.some(({ state, signed }) => state === 'withdrawn' && signed.length === 2)
  )
    return t('agreement-lead-withdrawn');
  const last = view.versions[0];
  const no = last?.declined[0];
  if (last && no) return t('agreement-lead-declined', { name: name(no.person), version: last.revision });
  if (last && takenBack(last)) return t('agreement-lead-taken-back', { name: name(last.proposedBy) });
  return t('agreement-lead-withdrawn');
}

function signedLines(persons: PersonView[], signed: Signature[]): string[] {
  const days = signed.map((signature) => day(signature.at));
  if (signed.length === 2 && days[0] === days[1])
    return [t('agreement-rail-both-signed', { day: days[0] ?? '' })];
  return signed.map((signature) =>
    t('agreement-rail-signed', { name: nameOf(persons, signature.person), day: day(signature.at) }),
  );
}

/** The lines under a version in the list of all versions. */
export function railLines(view: AgreementView, version: VersionView): string[] {
  const { persons } = view;
  const proposed = t('agreement-rail-proposed', {
    name: nameOf(persons, version.proposedBy),
    day: day(version.proposedAt),
  });
  switch (version.state) {
    case 'pending':
      return [proposed];
    case 'inForce':
      return signedLines(persons, version.signed);
    case 'resting':
      return [...signedLines(persons, version.signed), t('agreement-rail-resting')];
    case 'replaced':
      return version.signed.length === 2
        ? [...signedLines(persons, version.signed), t('agreement-rail-replaced')]
        : [proposed, t('agreement-rail-replaced')];
    case 'declined':
      return [
        proposed,
        ...version.declined.map((no) =>
          t('agreement-rail-declined', { name: nameOf(persons, no.person), day: day(no.at) }),
        ),
      ];
    case 'withdrawn':
      return takenBack(version)
        ? [proposed, t('agreement-rail-taken-back', { name: nameOf(persons, version.proposedBy) })]
        : [...signedLines(persons, version.signed), t('agreement-rail-withdrawn')];
    case 'retired':
      return [...signedLines(persons, version.signed), t('agreement-rail-retired')];
  }
}

/** What a version is called: its number, and whether it holds. */
export function versionInWords({ state, revision }: VersionView): string {
  if (state === 'inForce') return t('agreement-version-in-force', { version: revision });
  return t(state === 'resting' ? 'agreement-version-resting' : 'agreement-version', { version: revision });
}

/** The line under a name on the signature lines of a version. */
export function signatureInWords(version: VersionView, person: Person): string {
  const signed = version.signed.find((one) => one.person === person);
  if (signed) return t('agreement-signed-on', { when: whenInWords(signed.at) });
  const declined = version.declined.find((one) => one.person === person);
  if (declined) return t('agreement-declined-on', { when: whenInWords(declined.at) });
  return version.state === 'pending' ? t('agreement-not-signed') : t('agreement-not-signed-past');
}
