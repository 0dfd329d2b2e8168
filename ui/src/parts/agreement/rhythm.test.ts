import { expect, test } from 'vitest';

import { notationOf, rhythmOf, rhythmWords } from './rhythm';

const said: [string, string][] = [
  ['FREQ=WEEKLY;BYDAY=TH', 'Every Thursday'],
  ['FREQ=WEEKLY;BYDAY=MO,WE,FR 19:00', 'Every Monday, Wednesday and Friday, at 19:00'],
  ['FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU PT10M', 'Every day, for 10 minutes'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU 02:30 PT60M', 'Every second week, on Tuesday, at 02:30, for one hour'],
  ['FREQ=WEEKLY;INTERVAL=3;BYDAY=SA,SU', 'Every 3 weeks, on Saturday and Sunday'],
  ['FREQ=MONTHLY;BYMONTHDAY=15 PT240M', 'Each month, on day 15, for 4 hours'],
  ['FREQ=MONTHLY;BYMONTHDAY=-1', 'Each month, on the last day'],
  ['FREQ=MONTHLY;BYDAY=2TU', 'Each month, on the second Tuesday'],
  ['FREQ=MONTHLY;BYDAY=-1FR 20:15 PT90M', 'Each month, on the last Friday, at 20:15, for 90 minutes'],
];

test.each(said)('%s is said as Rust says it, and written again as it was', (notation, words) => {
  expect(rhythmWords(notation)).toBe(words);
  const rhythm = rhythmOf(notation);
  expect(rhythm && notationOf(rhythm)).toBe(notation);
});

test('what is no rhythm says nothing', () => {
  for (const notation of [
    '',
    'every Thursday',
    'FREQ=DAILY',
    'FREQ=WEEKLY;BYDAY=XX',
    'FREQ=MONTHLY;BYDAY=MO',
  ]) {
    expect(rhythmWords(notation)).toBe('');
  }
});
