import { expect, test } from 'vitest';

import { FakePlans, pieces } from '../../ipc/fakePlans';
import type { AgreementField, AgreementSubject, AgreementView, Person } from '../../ipc/types';
import { textOf, type Parts } from '../../test/twoAtOneScreen';
import { dayInWords, fieldsOnPage, missingFields } from './fields';
import { railLines, standingOf, titleOf, versionInWords } from './standing';

const text = textOf({ title: 'Evenings', line: 'We talk.' });
const asks = {
  needed: ['title', 'line', 'reason', 'keeping', 'ifCrossed'] as AgreementField[],
  needsADay: true,
  told: ['openness'] as AgreementSubject[],
};

function story(): { plans: FakePlans; as: (person: Person) => void; propose: (change: Parts) => string } {
  let me: Person = 'first';
  let agreement: string | null = null;
  const plans = new FakePlans({
    me: () => me,
    persons: () => [
      { person: 'first', label: 'R' },
      { person: 'second', label: 'M' },
    ],
    knows: () => true,
    now: () => '2026-11-08T20:10:00+01:00',
  });
  return {
    plans,
    as: (person) => (me = person),
    propose: (change) => {
      const { draft } = plans.agreementDraft(agreement);
      plans.agreementDraftSave(draft, textOf({ title: 'Evenings', line: 'We talk.', ...change }));
      agreement = plans.agreementPropose(draft, '').agreement;
      return agreement;
    },
  };
}

test('what rests says that it is not in force, and names nobody who left it', () => {
  const { plans, as, propose } = story();
  const id = propose({ reviewOn: '2026-09-01' });
  plans.agreementAccept(id, 1, 'second', '');
  const resting = (): AgreementView => {
    const view = plans.agreementShow(id);
    const state = 'resting' as const;
    const versions = view.versions.map((each) => (each.state === 'inForce' ? { ...each, state } : each));
    return { ...view, state, versions };
  };
  expect(standingOf(resting())).toBe(
    'This agreement is resting. Its day to look again was 1 September 2026, and you haven’t both kept it since. ' +
      'It isn’t in force. Both of you can still read every version.',
  );
  const version = resting().versions[0];
  if (!version) throw new Error('no version');
  expect(versionInWords(version)).toBe('Version 1, resting');
  expect(railLines(resting(), version).at(-1)).toBe('Resting');
  expect(titleOf(resting())).toBe('Evenings');
  as('second');
  propose({ title: 'Mornings' });
  expect(standingOf(resting())).toContain('so it isn’t in force. M proposed version 2');
});

test('the sentence under the title always says what holds', () => {
  const { plans, as, propose } = story();
  const id = propose({});
  const now = (): AgreementView => plans.agreementShow(id);
  const year = new Date().getFullYear() === 2026 ? '' : ' 2026';
  expect(standingOf(now())).toBe(
    `R proposed this on 8 November${year}. It’s in force only if you both sign.`,
  );
  plans.agreementDecline(id, 1, 'second', '');
  expect(standingOf(now())).toBe('M read version 1 and did not agree. Nothing is in force.');
  propose({ line: 'We write.' });
  plans.agreementWithdraw(id, 2, 'first', '');
  expect(standingOf(now())).toBe('R took this proposal back. Nothing is in force.');
  propose({ line: 'We meet.' });
  plans.agreementAccept(id, 3, 'second', '');
  expect(standingOf(now())).toBe('Version 3 is in force. Both of you signed it.');
  as('second');
  propose({ title: 'Mornings' });
  expect(standingOf(now())).toContain('Version 3 is in force. M proposed version 4');
  expect(titleOf(now())).toBe('Evenings');
  plans.agreementDecline(id, 4, 'first', '');
  expect(standingOf(now())).toBe('Version 3 is in force. Both of you signed it.');
  plans.agreementWithdraw(id, 3, 'first', '');
  expect(now().state).toBe('declined');
  expect(now().inForce).toBeNull();
});

test('the list of versions says who did what', () => {
  const { plans, propose } = story();
  const id = propose({});
  plans.agreementAccept(id, 1, 'second', '');
  propose({ line: 'We write.' });
  plans.agreementAccept(id, 2, 'second', '');
  plans.agreementWithdraw(id, 2, 'second', '');
  const view = plans.agreementShow(id);
  expect(standingOf(view)).toBe('Consent was withdrawn. Nothing is in force.');
  expect(view.versions.map((version) => railLines(view, version).at(-1))).toEqual([
    'Consent was withdrawn',
    'A later version took its place',
  ]);
});

test('what is open is the same as in the domain: one of two days, and none before the start', () => {
  expect(missingFields(text, asks)).toEqual([]);
  expect(missingFields(textOf({ title: ' ', reviewOn: null }), asks)).toEqual(['title', 'reviewOn']);
  expect(missingFields(textOf({ reviewOn: null, endsOn: '2027-01-01' }), asks)).toEqual([]);
  expect(missingFields(textOf({ startsOn: '2028-01-01' }), asks)).toEqual(['reviewOn']);
  expect(missingFields({ ...text, subject: 'openness' }, asks)).toEqual(['endsOn']);
  expect(missingFields(textOf({ startsOn: '2027-01-15', endsOn: '2027-01-01' }), asks)).toEqual(['endsOn']);
});

test('parts that say nothing are left out, and no start means at once', () => {
  expect(fieldsOnPage(text).map(({ field }) => field)).toEqual([
    'title',
    'line',
    'reason',
    'keeping',
    'ifCrossed',
    'startsOn',
    'reviewOn',
  ]);
  expect(dayInWords('startsOn', '')).toBe('at once');
  expect(dayInWords('endsOn', '')).toBe('');
});

test('words laid over each other give back both texts', () => {
  const before = 'On a trip we talk before eleven, each evening.';
  const after = 'On a trip we talk between eight and ten, each evening. A message is enough.';
  const found = pieces(before, after);
  const without = (kind: string): string =>
    found
      .filter((piece) => piece.kind !== kind)
      .map((piece) => piece.text)
      .join('');
  expect(without('removed')).toBe(after);
  expect(without('added').trim()).toBe(before);
  expect(found.some(({ kind }) => kind === 'same')).toBe(true);
});
