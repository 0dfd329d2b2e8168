import type { AgreementView, Person, RemarkView } from '../../ipc/types';
import { t } from '../../words';
import { dayWithYear } from '../../words/dates';
import { nameOf } from './standing';

/** One day on which an agreement was looked at again, and what was said then. */
export interface Look {
  key: string;
  line: string;
  /** What was said in words. */
  said: RemarkView[];
  /** What was signed without a word. */
  silent: RemarkView[];
  /** The next day, as it was named. */
  named: string[];
}

/** A day and a version. */
const keyOf = ({ at, revision }: RemarkView): string => `${new Date(at).toDateString()} ${String(revision)}`;

const isSilent = ({ remark }: RemarkView): boolean => remark.text.trim() === '';

/** The remarks of one day about one version, newest day first, and who spoke first on it first. */
export function looksOf(view: AgreementView): Look[] {
  const groups = new Map<string, RemarkView[]>();
  for (const said of view.remarks) groups.set(keyOf(said), [...(groups.get(keyOf(said)) ?? []), said]);
  return [...groups].map(([key, newestFirst]) => {
    const said = newestFirst.toReversed();
    const [first] = said;
    const words = { day: dayWithYear(first?.at ?? ''), list: names(view, said) };
    const revision = first?.revision ?? 0;
    return {
      key,
      said: said.filter((one) => !isSilent(one)),
      silent: said.filter(isSilent),
      line:
        revision === view.inForce
          ? t('look-log-line', words)
          : t('look-log-older', { ...words, version: revision }),
      named: namedDays(view, said),
    };
  });
}

function names(view: AgreementView, said: RemarkView[]): string {
  const [one, other] = [...new Set(said.map(({ person }) => person))].map((person) =>
    nameOf(view.persons, person),
  );
  return one && other ? t('look-both', { one, other }) : (one ?? '');
}

/** What each named last on that day; once, where both named the same. */
function namedDays(view: AgreementView, said: RemarkView[]): string[] {
  const last = new Map<Person, string>();
  for (const { person, remark } of said) if (remark.againOn !== null) last.set(person, remark.againOn);
  const days = [...last.values()];
  if (days.length === 2 && days[0] === days[1])
    return [t('look-named-both', { day: dayWithYear(days[0] ?? '') })];
  return [...last].map(([person, day]) =>
    t('look-named', { name: nameOf(view.persons, person), day: dayWithYear(day) }),
  );
}

/** The day that the other named for the version in force, as long as it lies ahead: it is offered, and can be changed. */
export function dayNamedBy(view: AgreementView, person: Person, today: string): string | null {
  const said = view.remarks.find((one) => one.person === person && one.revision === view.inForce);
  const day = said?.remark.againOn ?? null;
  return day !== null && day > today && day !== view.lookOn ? day : null;
}

/** Whether somebody was in on the newest look too. */
export function wasInOnIt(view: AgreementView, person: Person): boolean {
  const [newest] = view.remarks;
  return view.remarks.some((said) => said.person === person && newest && keyOf(said) === keyOf(newest));
}
