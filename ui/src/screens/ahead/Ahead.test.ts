import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import type { AgreementForm, CopyView, ExerciseLine, Person, ReflectView } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { aloneHousehold, Household } from '../../test/twoAtOneScreen';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

const TITLE = 'A day three years on';
const exercise = { id: 'a-day-three-years-on', title: TITLE, waits: [] } as unknown as ExerciseLine;
const written = {
  entry: 'own-day',
  exercise: 'a-day-three-years-on',
  title: TITLE,
  at: '2026-11-05T20:00:00+01:00',
  question: 9,
  of: 9,
};

/** The own day, and the copies that were shared, each in its writer's words. */
function days(
  household: Household,
  own: Partial<ReflectView>,
  shared: Partial<Record<Person, string>>,
): void {
  const copies = Object.entries(shared).map(([person, text]): CopyView => ({
    post: `copy-${person}`,
    persons: household.lives,
    by: person as Person,
    since: '2026-11-06T20:00:00+01:00',
    text: {
      title: TITLE,
      before: '',
      blocks: [
        { id: 'morning', asked: 'The morning', text, leaves: false },
      ] as unknown as CopyView['text']['blocks'],
      wantsADeed: false,
      deed: null,
    },
    deeds: [],
    replies: [],
  }));
  household.reflect = { exercises: [exercise], open: [], written: [], binned: [], ...own };
  household.posts.copies.newestOf = () => copies;
}

function signed(household: Household, form: AgreementForm, parts: Record<string, string>): void {
  const { draft } = household.plans.agreementBegin(form, 'own');
  household.plans.agreementDraftSave(draft, { form, subject: 'own', parts });
  const { agreement } = household.plans.agreementPropose(draft, household.passphraseOf('first'));
  household.plans.agreementAccept(agreement, 1, 'second', household.passphraseOf('second'));
}

test('goals, what is new and why they choose each other stand there, and what belongs where nothing is', async () => {
  const household = new Household();
  days(household, {}, {});
  const room = household.open('first', { name: 'ahead' });
  const goals = within(await screen.findByRole('region', { name: 'What we look forward to' }));
  expect(goals.getByText(/near or far, with a first step/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);

  signed(household, 'goal', {
    title: 'A tent by the lake',
    firstStep: 'We look for a tent.',
    firstStepOn: '2027-03-06',
  });
  signed(household, 'recommitment', { title: 'Until spring', line: 'I choose the talks on Sundays.' });
  household.posts.say({ kind: 'now', parts: { what: 'We say goodnight.' } }, null);
  household.posts.say(
    { kind: 'jar', parts: { sort: 'why-you', what: 'You tell me when it is hard.' } },
    null,
  );
  household.posts.say({ kind: 'jar', parts: { sort: 'memory', what: 'The lake.' } }, null);
  room.screens.show({ name: 'plans' });
  await screen.findByRole('heading', { level: 1, name: 'Our plan' });
  // The sheet comes in the place of the empty page, and the row of pages with it.
  await screen.findByText('A tent by the lake');
  await household.user.click(button('Ahead'));

  await screen.findByRole('heading', { level: 1, name: 'Ahead' });
  expect(await screen.findByText('First step, 6 March 2027: We look for a tent.')).toBeTruthy();
  expect(screen.getByText('A tent by the lake')).toBeTruthy();
  expect(screen.getByText('We say goodnight.')).toBeTruthy();
  const chosen = within(screen.getByRole('region', { name: 'Why we choose each other' }));
  expect(chosen.getByText('I choose the talks on Sundays.')).toBeTruthy();
  expect(chosen.getByText('You tell me when it is hard.')).toBeTruthy();
  expect(chosen.queryByText('The lake.')).toBeNull();
  expect(document.body.textContent).not.toMatch(/overdue|days left|percent|score|still to do/i);
  expect(await axeFindings()).toEqual([]);
});

test('the day of one is not shown, and not told of, until both have shared theirs', async () => {
  const household = new Household();
  days(household, { written: [written] }, { second: 'Mika wakes by the sea.' });
  const room = household.open('first', { name: 'ahead' });
  const region = within(await screen.findByRole('region', { name: 'A day in three years' }));
  expect(region.queryByText(/Mika/)).toBeNull();
  await household.user.click(button('Choose what to share of yours'));
  expect(room.screens.current).toEqual({ name: 'share', entry: 'own-day' });
});

test('whoever has shared theirs is told that it waits for nobody’s deadline', async () => {
  const household = new Household();
  days(household, { written: [written] }, { first: 'Robin bakes bread.' });
  household.open('first', { name: 'ahead' });
  const region = within(await screen.findByRole('region', { name: 'A day in three years' }));
  expect(region.getByText(/There is no deadline, and either of you may keep theirs/)).toBeTruthy();
  expect(region.queryByText('Robin bakes bread.')).toBeNull();
  expect(region.queryByRole('button')).toBeNull();
});

test('once both have shared theirs, the two days stand side by side', async () => {
  const household = new Household();
  days(household, {}, { second: 'Mika wakes by the sea.', first: 'Robin bakes bread.' });
  household.open('second', { name: 'ahead' });
  const robin = within(await screen.findByRole('article', { name: 'The day of Robin' }));
  const mika = within(screen.getByRole('article', { name: 'The day of Mika' }));
  expect(robin.getByText('Robin bakes bread.')).toBeTruthy();
  expect(mika.getByText('Mika wakes by the sea.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('a new chapter begins after the own mark, and nothing tells whether the other has marked', async () => {
  const household = new Household();
  days(household, {}, {});
  const room = household.open('first', { name: 'ahead' });
  await screen.findByRole('region', { name: 'A new chapter' });
  expect(screen.queryByRole('button', { name: 'Write the new chapter' })).toBeNull();
  const before = screen.getByRole('region', { name: 'A new chapter' }).textContent;

  household.as('second', () => household.posts.say({ kind: 'meaning', parts: {} }, null));
  room.screens.show({ name: 'plans' });
  await screen.findByRole('heading', { level: 1, name: 'Our plan' });
  room.screens.show({ name: 'ahead' });
  const chapter = await screen.findByRole('region', { name: 'A new chapter' });
  expect(chapter.textContent).toBe(before);

  await household.user.click(button('I have made sense of it, as far as I want to'));
  await household.user.click(await screen.findByRole('button', { name: 'Write the new chapter' }));
  await waitFor(() => expect(room.screens.current.name).toBe('agreementEditor'));
});

test('alone, the page keeps to the own day', async () => {
  const household = aloneHousehold();
  days(household, {}, {});
  household.open('first', { name: 'ahead' });
  expect(await screen.findByRole('region', { name: 'A day in three years' })).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'A new chapter' })).toBeNull();
});
