import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import type { ReflectView } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { Household } from '../../test/twoAtOneScreen';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

const nothing: ReflectView = { exercises: [], open: [], written: [], binned: [] };
const sitting = {
  entry: 'own-plan',
  exercise: 'if-it-happens-again',
  title: 'If it happens again',
  at: '2026-11-05T20:00:00+01:00',
  question: 12,
  of: 12,
};

function withOwn(household: Household, view: Partial<ReflectView>): void {
  household.reflect = { ...nothing, ...view };
}

/** A plan for a recurrence that both have signed. */
function planned(household: Household): string {
  const { draft } = household.plans.agreementBegin('recurrence', 'own');
  household.plans.agreementDraftSave(draft, {
    form: 'recurrence',
    subject: 'own',
    parts: {
      title: 'If there is a message again',
      firstHour: 'Whoever did it says it in one sentence.',
      firstDay: 'One of us sleeps at K.’s.',
      whoIsTold: 'I tell you the same evening.',
      reviewOn: '2030-01-01',
    },
  });
  const { agreement } = household.plans.agreementPropose(draft, household.passphraseOf('first'));
  household.plans.agreementAccept(agreement, 1, 'second', household.passphraseOf('second'));
  return agreement;
}

test('the shared plan stands there whole, and that it happened is one dated line beside it', async () => {
  const household = new Household();
  withOwn(household, { written: [sitting] });
  const agreement = planned(household);
  const before = household.plans.agreementShow(agreement);
  household.open('first', { name: 'recurrence' });
  const shared = within(await screen.findByRole('region', { name: 'What you both signed' }));
  expect(shared.getByText('Whoever did it says it in one sentence.')).toBeTruthy();
  expect(shared.queryByRole('heading', { name: 'When it was opened' })).toBeNull();

  await household.user.click(button('It has happened'));
  expect(await screen.findByText(/^This writes one line with today’s date/)).toBeTruthy();
  expect(household.posts.list().posts).toHaveLength(0);
  expect(await axeFindings()).toEqual([]);
  await household.user.click(button('Not now'));
  expect(document.activeElement).toBe(button('It has happened'));
  await household.user.click(button('It has happened'));
  await household.user.click(button('Write the line'));
  expect(await shared.findByText(/It happened, and the plan was opened\./)).toBeTruthy();
  expect(document.querySelector('.log')?.textContent).not.toMatch(/\b(?:you|Robin|Mika)\b/);
  expect(household.plans.agreementShow(agreement)).toEqual(before);
  expect(household.posts.list().posts.map(({ text }) => text)).toEqual([
    { kind: 'activation', parts: { agreement } },
  ]);
  expect(document.body.textContent).not.toMatch(/days since|start over|reset|streak|again and again/i);
  expect(await axeFindings()).toEqual([]);
});

test('the own plan is read where it is written, and is for the reader alone', async () => {
  const household = new Household();
  withOwn(household, { open: [{ ...sitting, entry: 'half', question: 3 }], written: [sitting] });
  const room = household.open('first', { name: 'recurrence' });
  const own = within(await screen.findByRole('region', { name: 'Your own' }));
  expect(own.getByText('Only you can see this.')).toBeTruthy();
  expect(own.getByText('Begun 5 November. Go on where you stopped.')).toBeTruthy();
  await household.user.click(own.getByText('Written 5 November'));
  expect(room.screens.current).toEqual({ name: 'entry', entry: 'own-plan' });
});

test('with nothing written yet the page offers one way to begin each', async () => {
  const household = new Household();
  withOwn(household, {});
  const room = household.open('first', { name: 'recurrence' });
  expect(await screen.findByText(/You have not written one of your own/)).toBeTruthy();
  await household.user.click(button('Write one for both'));
  await waitFor(() => expect(room.screens.current.name).toBe('agreementEditor'));
});

test('it is reached from the foot of the plan and from Help in an open room, and from no other Help', async () => {
  const household = new Household();
  withOwn(household, {});
  household.agreed();
  const room = household.open('first', { name: 'plans' });
  await household.user.click(await screen.findByRole('button', { name: 'If it happens again' }));
  await screen.findByRole('heading', { level: 1, name: 'If it happens again' });
  room.screens.show({ name: 'help' });
  await household.user.click(await screen.findByRole('button', { name: 'If it happens again' }));
  expect(room.screens.current.name).toBe('recurrence');
  room.screens.show({ name: 'help', guest: true });
  await screen.findByRole('heading', { level: 1, name: 'Help' });
  expect(screen.queryByRole('button', { name: 'If it happens again' })).toBeNull();
});
