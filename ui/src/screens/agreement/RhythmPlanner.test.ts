import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import type { AgreementField } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { Household } from '../../test/twoAtOneScreen';

/** A ritual in the editor. */
async function planning(parts: Partial<Record<AgreementField, string>> = {}) {
  const household = new Household();
  const { draft } = household.plans.agreementBegin('ritual', 'connection');
  const text = { title: 'A walk', line: 'We walk.', ...parts };
  household.plans.agreementDraftSave(draft, { form: 'ritual', subject: 'connection', parts: text });
  household.open('first', { name: 'agreementEditor', draft });
  const kind = await screen.findByRole('combobox', { name: 'How often does it come back?' });
  const saved = () => household.plans.agreementDraft(draft).text.parts;
  return { household, kind, saved };
}

const choose = (name: string): HTMLElement => screen.getByRole('combobox', { name });

test('days of the week, a time and a length make a rhythm that is said as a sentence', async () => {
  const { household, kind, saved } = await planning();
  const { user } = household;
  await user.selectOptions(kind, 'On days of the week');
  expect(screen.getByText('Choose at least one day of the week.')).toBeTruthy();
  expect(saved().rhythm).toBeUndefined();

  await user.click(screen.getByRole('checkbox', { name: 'Thursday' }));
  await user.click(screen.getByRole('checkbox', { name: 'Tuesday' }));
  await user.selectOptions(choose('Every'), 'second week');
  await user.selectOptions(choose('Hour'), '19');
  await user.selectOptions(choose('Minute'), '30');
  await user.selectOptions(choose('For how long?'), '90 minutes');
  expect(
    screen.getByText('Every second week, on Tuesday and Thursday, at 19:30, for 90 minutes.'),
  ).toBeTruthy();
  await waitFor(() => {
    expect(saved().rhythm).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH 19:30 PT90M');
  });
  expect(await axeFindings()).toEqual([]);

  await user.selectOptions(kind, 'When it suits us');
  await waitFor(() => {
    expect(saved().rhythm).toBeUndefined();
  });
});

test('a day of the month and a weekday of the month are chosen from lists', async () => {
  const { household, kind, saved } = await planning();
  await household.user.selectOptions(kind, 'On a weekday of the month');
  await household.user.selectOptions(choose('Which one?'), 'The last');
  await household.user.selectOptions(choose('Day of the week'), 'Friday');
  await waitFor(() => {
    expect(saved().rhythm).toBe('FREQ=MONTHLY;BYDAY=-1FR');
  });
  expect(await axeFindings()).toEqual([]);
  await household.user.selectOptions(kind, 'On one day of the month');
  await household.user.selectOptions(choose('Which day?'), 'Day 15');
  await waitFor(() => {
    expect(saved().rhythm).toBe('FREQ=MONTHLY;BYMONTHDAY=15');
  });
});

test('the whole of it can be planned with the keyboard', async () => {
  const { household, kind, saved } = await planning({ rhythm: 'FREQ=WEEKLY;BYDAY=MO' });
  kind.focus();
  await household.user.tab();
  expect(document.activeElement).toBe(choose('Every'));
  await household.user.tab();
  expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Monday' }));
  await household.user.keyboard(' ');
  expect(screen.getByText('Choose at least one day of the week.')).toBeTruthy();
  await household.user.tab();
  await household.user.keyboard(' ');
  await waitFor(() => {
    expect(saved().rhythm).toBe('FREQ=WEEKLY;BYDAY=TU');
  });
});

test('a rhythm is opened again as it was, also with a time that the list does not offer', async () => {
  await planning({ rhythm: 'FREQ=WEEKLY;INTERVAL=12;BYDAY=SU 07:03 PT25M' });
  expect(screen.getByText('Every 12 weeks, on Sunday, at 07:03, for 25 minutes.')).toBeTruthy();
  expect(choose('Minute')).toHaveProperty('value', '03');
});

test('a ritual that comes back asks for its first day before it can be signed', async () => {
  const { household } = await planning({ rhythm: 'FREQ=WEEKLY;BYDAY=MO' });
  expect(screen.getByText(/What comes back needs its first day/)).toBeTruthy();
  await household.user.click(screen.getByRole('button', { name: 'Read it once more before signing' }));
  await household.user.click(await screen.findByRole('button', { name: /the day it starts is not set/ }));
  const start = within(await screen.findByRole('group', { name: 'When does it start?' }));
  await waitFor(() => {
    expect(document.activeElement).toBe(start.getByRole('textbox', { name: 'Day' }));
  });
});

test('where the days of a ritual change, both sentences stand side by side', async () => {
  const household = new Household();
  const ritual = (rhythm: string) =>
    ({
      form: 'ritual',
      subject: 'connection',
      parts: { title: 'A walk', line: 'We walk.', rhythm, startsOn: '2026-11-10' },
    }) as const;
  const proposes = (of: string | null, rhythm: string): string => {
    const { draft } = household.plans.agreementDraft(of);
    household.plans.agreementDraftSave(draft, ritual(rhythm));
    return household.plans.agreementPropose(draft, household.passphraseOf('first')).agreement;
  };
  const walk = proposes(null, 'FREQ=WEEKLY;BYDAY=TU 19:00');
  household.plans.agreementAccept(walk, 1, 'second', household.passphraseOf('second'));
  proposes(walk, 'FREQ=WEEKLY;BYDAY=SA');
  household.open('second', { name: 'agreement', agreement: walk });
  const gone = await screen.findByText('Every Tuesday, at 19:00');
  expect(gone.closest('del')).toBeTruthy();
  expect(screen.getByText('Every Saturday').closest('ins')).toBeTruthy();
  expect(document.body.textContent).not.toContain('FREQ');
  expect(await axeFindings()).toEqual([]);
});

test('the plan says how often and when next in words, and counts nothing', async () => {
  const household = new Household();
  const { draft } = household.plans.agreementBegin('ritual', 'connection');
  const parts = {
    title: 'A walk',
    line: 'We walk.',
    rhythm: 'FREQ=WEEKLY;BYDAY=TH 19:00',
    startsOn: '2026-11-01',
  };
  household.plans.agreementDraftSave(draft, { form: 'ritual', subject: 'connection', parts });
  const { agreement } = household.plans.agreementPropose(draft, household.passphraseOf('first'));
  household.plans.agreementAccept(agreement, 1, 'second', household.passphraseOf('second'));
  household.open('first', { name: 'plans' });
  expect(
    await screen.findByText('Next: Thursday 12 November, 19:00, then Thursday 19 November'),
  ).toBeTruthy();
  expect(screen.getByText('Every Thursday, at 19:00')).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/missed|overdue|\bin \d+ days|days ago|times/i);
  expect(await axeFindings()).toEqual([]);
});
