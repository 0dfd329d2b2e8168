import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { answerWith, commands } from '../../ipc/commands';
import { dayAfter } from '../../state/days';
import { axeFindings } from '../../test/axe';
import { Household, textOf } from '../../test/twoAtOneScreen';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

function withChange(): { household: Household; agreement: string } {
  const household = new Household();
  const agreement = household.agreed();
  const line = 'On a work trip we talk each evening between eight and ten.';
  household.proposed('first', { line, reviewOn: '2027-03-01' }, agreement);
  return { household, agreement };
}

test('what rests can be kept, changed or let go, and asks for nothing', async () => {
  const household = new Household();
  const agreement = household.agreed();
  const view = household.plans.agreementShow(agreement);
  answerWith({
    ...commands,
    agreementShow: () => Promise.resolve({ ok: true, value: { ...view, state: 'resting' } }),
  });
  const room = household.open('first', { name: 'agreement', agreement });
  expect(await screen.findByText(/^This agreement is resting/)).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'If you want it again' })).toBeTruthy();
  expect(screen.getByText(/There’s nothing you have to do/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Let it go' })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(screen.getByRole('button', { name: 'Keep it' }));
  expect(room.screens.current).toMatchObject({ name: 'sign', act: { kind: 'keep', revision: 1 } });
});

test('a change lies over the version in force, with what is added and what is taken out', async () => {
  const { household, agreement } = withChange();
  household.open('second', { name: 'agreement', agreement });
  expect(await screen.findByRole('heading', { name: 'Version 2, next to version 1' })).toBeTruthy();
  const added = [...document.querySelectorAll('dl ins')].map((ins) => ins.textContent);
  const removed = [...document.querySelectorAll('dl del')].map((del) => del.textContent);
  expect(added.join(' ')).toContain('between eight and ten.');
  expect(added.join(' ')).toContain('1 March 2027');
  expect(removed.join(' ')).toContain('before eleven.');
  expect(removed.join(' ')).toContain('1 February 2027');
  expect(screen.getByText(/Version 1 is in force\. Robin proposed version 2/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('the same can be read as two whole texts, the older one first', async () => {
  const { household, agreement } = withChange();
  household.open('second', { name: 'agreement', agreement });
  await household.user.click(await screen.findByRole('button', { name: 'Show as two texts' }));
  const table = within(screen.getByRole('table'));
  expect(table.getAllByRole('columnheader').map((head) => head.textContent?.trim())).toEqual(
    expect.arrayContaining(['Version 1, in force', 'Version 2']),
  );
  expect(table.getByText('On a work trip we talk each evening before eleven.')).toBeTruthy();
  expect(table.getByText('On a work trip we talk each evening between eight and ten.')).toBeTruthy();
  expect(document.querySelector('table ins, table del')).toBeNull();
  expect(await axeFindings()).toEqual([]);
});

test('every version stays readable', async () => {
  const { household, agreement } = withChange();
  household.open('second', { name: 'agreement', agreement });
  await household.user.click(await screen.findByRole('button', { name: 'Version 1, in force' }));
  expect(screen.getByRole('heading', { name: 'Signatures under version 1' })).toBeTruthy();
  expect(screen.getByText('On a work trip we talk each evening before eleven.')).toBeTruthy();
});

test('who has not proposed it may sign, change it or keep what is in force', async () => {
  const { household, agreement } = withChange();
  const room = household.open('second', { name: 'agreement', agreement });
  await screen.findByRole('button', { name: 'Sign as Mika' });
  expect(button('Decline, and keep version 1')).toBeTruthy();
  await household.user.click(button('Propose a change'));
  await waitFor(() => {
    expect(room.screens.current.name).toBe('agreementEditor');
  });
});

test('who proposed it may take it back or pass the keyboard, and never signs twice', async () => {
  const { household, agreement } = withChange();
  const room = household.open('first', { name: 'agreement', agreement });
  await screen.findByRole('button', { name: 'Take the proposal back' });
  expect(screen.queryByRole('button', { name: /^Sign as/ })).toBeNull();
  await household.user.click(button('Pass the keyboard to Mika'));
  expect(room.screens.current).toMatchObject({ name: 'handover', to: 'second' });
});

test('an own change that lies in a draft is gone on with, not begun again', async () => {
  const household = new Household();
  const agreement = household.agreed();
  household.draft({ line: 'Half written' }, agreement);
  household.open('first', { name: 'agreement', agreement });
  await household.user.click(await screen.findByRole('button', { name: 'Go on with your change' }));
  expect(await screen.findByDisplayValue('Half written')).toBeTruthy();
});

test('the way out stands in full beside the way in', async () => {
  const { household, agreement } = withChange();
  household.open('second', { name: 'agreement', agreement });
  await screen.findByRole('heading', { name: 'If it no longer holds for you' });
  expect(button('Withdraw my consent')).toBeTruthy();
  expect(button('Let the whole agreement go')).toBeTruthy();
});

test('what was let go stays readable and says who let it go', async () => {
  const household = new Household();
  const agreement = household.agreed();
  household.plans.agreementRetire(agreement, 'second', household.passphraseOf('second'));
  household.open('first', { name: 'agreement', agreement });
  expect(await screen.findByText(/Mika let this agreement go on/)).toBeTruthy();
  expect(screen.getByText('On a work trip we talk each evening before eleven.')).toBeTruthy();
  expect(button('Propose a new version')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Withdraw my consent' })).toBeNull();
});

test('a proposal that was taken back leaves its place and not its words', async () => {
  const household = new Household();
  const agreement = household.proposed('first');
  household.plans.agreementWithdraw(agreement, 1, 'first', household.passphraseOf('first'));
  household.open('second', { name: 'agreement', agreement });
  await screen.findByRole('heading', { level: 1, name: 'A proposal that was taken back' });
  expect(screen.getByText(/The words left the shared room/)).toBeTruthy();
  expect(document.body.textContent).not.toContain('On a work trip');
  expect(screen.getByText(/Robin took this proposal back\. Nothing is in force\./)).toBeTruthy();
});

test('nothing presses: no word of waiting, counting or lateness', async () => {
  const { household, agreement } = withChange();
  household.open('second', { name: 'agreement', agreement });
  await screen.findByText('Not signed. There is no deadline.');
  expect(document.body.textContent).not.toMatch(/waiting|overdue|days left|late\b|due\b|reminder/i);
});

test('an agreement whose last day has gone by says so, and can be taken up again or let go', async () => {
  const household = new Household();
  const agreement = household.agreed({ reviewOn: null, endsOn: '2026-01-31' });
  const room = household.open('first', { name: 'agreement', agreement });
  expect(
    await screen.findByText('Version 1 held until 31 January 2026, as both of you signed.'),
  ).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Keep it' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Withdraw my consent' })).toBeNull();
  expect(button('Let it go')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(button('Take it up again'));
  await waitFor(() => {
    expect(room.screens.current.name).toBe('agreementEditor');
  });
});

test('on its last day an agreement still holds', async () => {
  const household = new Household();
  const agreement = household.agreed({ reviewOn: null, endsOn: dayAfter(0) });
  household.open('first', { name: 'agreement', agreement });
  expect(await screen.findByText('Version 1 is in force. Both of you signed it.')).toBeTruthy();
});

test('what both signed before an end was needed stays in force, and says that none was agreed', async () => {
  const household = new Household();
  const agreement = household.plans.signedBefore({ ...textOf({}), subject: 'telling' });
  household.open('first', { name: 'agreement', agreement });
  expect(await screen.findByText('No end was agreed.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Keep it' })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('what needs an end and still waits without one can be changed and declined, and not signed', async () => {
  const household = new Household();
  const agreement = household.plans.proposedBefore({ ...textOf({}), subject: 'telling' }, 'second');
  household.open('first', { name: 'agreement', agreement });
  expect(
    await screen.findByText(/it has no end date\. You can sign it once a change gives it one\./),
  ).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Sign/ })).toBeNull();
  expect(screen.getByRole('button', { name: 'Propose a change' })).toBeTruthy();
});

const tomorrow = 'You can sign this from tomorrow. You can also leave it. Nobody is told that you read it.';

test('on the day of the first reading there is a sentence where one would sign, and a no and a way to leave it', async () => {
  const { household, agreement } = withChange();
  household.plans.anotherDay = true;
  household.plans.fromTomorrow = true;
  const room = household.open('second', { name: 'agreement', agreement });
  expect(await screen.findByText(tomorrow)).toBeTruthy();
  expect(household.plans.read).toEqual(['second']);
  expect(screen.queryByRole('button', { name: /^Sign/ })).toBeNull();
  expect(screen.queryByText(/waiting|locked|hours|\d+ day/i)).toBeNull();
  expect(button('Decline, and keep version 1')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);

  const before = JSON.stringify(household.plans.agreementShow(agreement));
  button('Leave it').focus();
  await household.user.keyboard('{Enter}');
  expect(room.screens.current).toEqual({ name: 'plans' });
  expect(JSON.stringify(household.plans.agreementShow(agreement))).toBe(before);
});

test('from the next day signing, saying no and leaving it stand side by side', async () => {
  const { household, agreement } = withChange();
  household.plans.anotherDay = true;
  household.open('second', { name: 'agreement', agreement });
  expect(await screen.findByRole('button', { name: 'Sign as Mika' })).toBeTruthy();
  expect(screen.queryByText(tomorrow)).toBeNull();
  expect(button('Decline, and keep version 1')).toBeTruthy();
  expect(button('Leave it')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('who proposed it reads the rule for everybody, and nothing of the other', async () => {
  const { household, agreement } = withChange();
  household.plans.anotherDay = true;
  household.plans.fromTomorrow = true;
  household.open('first', { name: 'agreement', agreement });
  const rule = /can be signed only from the day after you first open them in your own room/;
  expect(await screen.findByText(rule)).toBeTruthy();
  expect(screen.queryByText(tomorrow)).toBeNull();
  expect(household.plans.read).toEqual([]);
});
