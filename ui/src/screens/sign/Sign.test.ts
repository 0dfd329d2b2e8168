import { cleanup, screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { answerWith, commands } from '../../ipc/commands';
import { answered } from '../../ipc/fakePlans';
import type { AgreementView } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { evenings, Household, textOf } from '../../test/twoAtOneScreen';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const shown = (household: Household, agreement: string): AgreementView =>
  household.plans.agreementShow(agreement);

async function signAs(household: Household, name: string, passphrase: string, press: string): Promise<void> {
  await household.user.type(await screen.findByLabelText(`Passphrase of ${name}`), passphrase);
  await household.user.click(button(press));
}

test('the screen shows the whole text, whose signature it is and what it does', async () => {
  const household = new Household();
  household.open('first', { name: 'sign', act: { kind: 'propose', draft: household.draft() } });
  expect(await screen.findByRole('heading', { level: 1, name: 'Sign and propose as Robin' })).toBeTruthy();
  for (const words of [evenings.line, evenings.reason, evenings.keeping, evenings.ifCrossed]) {
    expect(screen.getByText(words)).toBeTruthy();
  }
  expect(screen.getByText('1 February 2027')).toBeTruthy();
  expect(
    screen.getByText(/It’s in force only if Mika signs too\. You can take it back before that/),
  ).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('a wrong passphrase is told calmly, signs nothing and leaves the field empty', async () => {
  const household = new Household();
  household.open('first', { name: 'sign', act: { kind: 'propose', draft: household.draft() } });
  await signAs(household, 'Robin', 'something else', 'Sign as Robin');

  expect(await screen.findByText('That is not the passphrase of Robin.')).toBeTruthy();
  expect(screen.getByText(/Nothing was signed/)).toBeTruthy();
  const field = screen.getByLabelText<HTMLInputElement>('Passphrase of Robin');
  expect(field.value).toBe('');
  expect(document.activeElement).toBe(field);
  expect(household.plans.planShow().agreements).toEqual([]);
  expect(await axeFindings()).toEqual([]);
});

test('an empty passphrase goes nowhere', async () => {
  const household = new Household();
  household.open('first', { name: 'sign', act: { kind: 'propose', draft: household.draft() } });
  await household.user.click(await screen.findByRole('button', { name: 'Sign as Robin' }));
  expect(screen.getByText(/Type the passphrase of Robin first/)).toBeTruthy();
  expect(household.proved).toEqual([]);
});

test('the passphrase is on the page no longer than it takes to send it', async () => {
  const household = new Household();
  household.open('first', { name: 'sign', act: { kind: 'propose', draft: household.draft() } });
  await signAs(household, 'Robin', household.passphraseOf('first'), 'Sign as Robin');
  expect(household.proved).toEqual([household.passphraseOf('first')]);
  const fields = [...document.querySelectorAll('input')].map(({ value }) => value);
  expect([document.body.innerHTML, ...fields].join(' ')).not.toContain(household.passphraseOf('first'));
});

test('both sign side by side, and nothing of the open room is shown to the guest', async () => {
  const household = new Household();
  household.draft({ title: 'Robin’s other draft' });
  const act = { kind: 'propose', draft: household.draft() } as const;
  const room = household.open('first', { name: 'sign', act });
  const nothingPrivate = (): void => {
    expect(screen.queryByRole('navigation', { name: 'Rooms' })).toBeNull();
    expect(document.body.textContent).not.toContain('Robin’s other draft');
  };

  await signAs(household, 'Robin', household.passphraseOf('first'), 'Sign as Robin');
  expect(await screen.findByRole('heading', { level: 1, name: 'Robin has signed' })).toBeTruthy();
  await household.user.click(button('Pass the keyboard to Mika'));

  expect(screen.getByRole('heading', { level: 1, name: 'Pass the keyboard to Mika' })).toBeTruthy();
  expect(document.body.textContent).not.toContain(evenings.line);
  nothingPrivate();
  expect(await axeFindings()).toEqual([]);

  await household.user.click(button('Mika is here'));
  await screen.findByRole('heading', { level: 1, name: 'Sign version 1 as Mika' });
  expect(screen.getByText(/the text and both signatures stay readable to both of you\.$/)).toBeTruthy();
  nothingPrivate();
  await household.user.click(button('Help'));
  nothingPrivate();
  await household.user.click(button('Back'));
  await signAs(household, 'Mika', household.passphraseOf('second'), 'Sign as Mika');
  expect(await screen.findByRole('heading', { level: 1, name: 'Version 1 is in force' })).toBeTruthy();
  nothingPrivate();
  await household.user.click(button('Pass the keyboard back to Robin'));
  nothingPrivate();
  await household.user.type(screen.getByLabelText('Passphrase of Robin'), household.passphraseOf('first'));
  await household.user.click(button('Robin is here'));

  await waitFor(() => expect(room.screens.current.name).toBe('agreement'));
  expect(room.screens.current.name).toBe('agreement');
  const [line] = household.plans.planShow().agreements;
  expect(line).toMatchObject({ inForce: 1, state: 'inForce' });
});

test('whoever stops as a guest gives the keyboard back, and may lock instead', async () => {
  const household = new Household();
  const agreement = household.proposed('first');
  household.open('first', {
    name: 'sign',
    act: { kind: 'accept', agreement, revision: 1, person: 'second' },
  });
  await household.user.click(await screen.findByRole('button', { name: 'Stop here' }));
  expect(screen.getByRole('heading', { level: 1, name: 'Pass the keyboard back to Robin' })).toBeTruthy();
  await household.user.click(button('Lock'));
  expect(household.locks).toBe(1);
});

test('whoever stops while the keyboard is passed on needs the passphrase to come back', async () => {
  const household = new Household();
  const agreement = household.proposed('first');
  const act = { kind: 'accept', agreement, revision: 1, person: 'second' } as const;
  const room = household.open('first', { name: 'handover', to: 'second', then: { name: 'sign', act } });
  await household.user.click(button('Stop here'));

  const title = screen.getByRole('heading', { level: 1, name: 'Pass the keyboard back to Robin' });
  expect(document.activeElement).toBe(title);
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(document.body.textContent).not.toContain(evenings.line);
  await household.user.type(
    screen.getByLabelText('Passphrase of Robin'),
    `${household.passphraseOf('first')}{Enter}`,
  );
  await waitFor(() => expect(room.screens.current).toEqual({ name: 'agreement', agreement }));
});

test('the room behind opens again only for the passphrase of whoever opened it', async () => {
  const household = new Household();
  const agreement = household.proposed('first');
  const room = household.open('first', {
    name: 'handover',
    to: 'first',
    then: { name: 'agreement', agreement },
  });
  expect(await axeFindings()).toEqual([]);
  await household.user.click(button('Robin is here'));
  expect(screen.getByText('Type your passphrase first.')).toBeTruthy();
  const field = screen.getByLabelText<HTMLInputElement>('Passphrase of Robin');
  await household.user.type(field, household.passphraseOf('second'));
  await household.user.click(button('Robin is here'));

  expect(await screen.findByText('That passphrase does not open this room.')).toBeTruthy();
  expect(room.screens.current.name).toBe('handover');
  expect(field.value).toBe('');
  expect(document.activeElement).toBe(field);
  expect(button('Lock')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);

  await household.user.type(field, `${household.passphraseOf('first')}{Enter}`);
  await waitFor(() => expect(room.screens.current).toEqual({ name: 'agreement', agreement }));
});

test('what was signed is called in force only where it is', async () => {
  const household = new Household();
  const agreement = household.proposed('first');
  answerWith({
    ...commands,
    agreementAccept: async (...args) => {
      const said = await answered(() => household.plans.agreementAccept(...args));
      return said.ok ? { ok: true, value: { ...said.value, inForce: null, pending: 1 } } : said;
    },
  });
  const act = { kind: 'accept', agreement, revision: 1, person: 'second' } as const;
  household.open('second', { name: 'sign', act });
  await signAs(household, 'Mika', household.passphraseOf('second'), 'Sign as Mika');
  await screen.findByRole('heading', { level: 1, name: 'Mika has signed' });
  expect(screen.getByText(/The agreement shows how it stands now/)).toBeTruthy();
  expect(screen.queryByText('Both of you have signed it.')).toBeNull();
});

test('a guest may say no as easily as yes', async () => {
  const household = new Household();
  const agreement = household.proposed('first');
  household.open('first', {
    name: 'sign',
    act: { kind: 'accept', agreement, revision: 1, person: 'second' },
  });
  await household.user.click(await screen.findByRole('button', { name: 'I’d rather decline' }));
  await signAs(household, 'Mika', household.passphraseOf('second'), 'Decline');
  expect(await screen.findByRole('heading', { level: 1, name: 'Mika did not agree' })).toBeTruthy();
  expect(shown(household, agreement).state).toBe('declined');
});

test('a proposed change says that the old version stays in force until both have signed', async () => {
  const household = new Household();
  const agreement = household.agreed();
  const draft = household.draft({ line: 'We talk between eight and ten.' }, agreement);
  household.open('first', { name: 'sign', act: { kind: 'propose', draft } });
  expect(await screen.findByText(/Version 1 stays in force until Mika has signed too/)).toBeTruthy();
  await signAs(household, 'Robin', household.passphraseOf('first'), 'Sign as Robin');
  expect(await screen.findByText(/Version 1 stays in force until Mika has signed too/)).toBeTruthy();
  expect(shown(household, agreement)).toMatchObject({ inForce: 1, pending: 2 });
});

test('accepting a change shows what is added and taken out, and replaces the old version', async () => {
  const household = new Household();
  const agreement = household.agreed();
  household.proposed('first', { line: 'On a work trip we talk each evening by ten.' }, agreement);
  household.open('second', {
    name: 'sign',
    act: { kind: 'accept', agreement, revision: 2, person: 'second' },
  });
  expect(
    await screen.findByText(
      /Version 1 is then replaced\. .* both texts and their signatures stay readable to both of you/,
    ),
  ).toBeTruthy();
  expect(document.querySelector('ins')?.textContent).toContain('by ten.');
  expect(document.querySelector('del')?.textContent).toContain('before eleven.');
  await signAs(household, 'Mika', household.passphraseOf('second'), 'Sign as Mika');
  await screen.findByRole('heading', { level: 1, name: 'Version 2 is in force' });
  expect(shown(household, agreement).versions.map(({ state }) => state)).toEqual(['inForce', 'replaced']);
});

test.each([
  ['keep', 'Decline the change, and keep version 1, as Mika', 'Decline, and keep version 1', 'inForce'],
  ['decline', 'Decline version 1 as Mika', 'Decline', 'declined'],
])('declining means %s where it does', async (sense, title, press, state) => {
  const household = new Household();
  const agreement = sense === 'keep' ? household.agreed() : household.proposed('first');
  if (sense === 'keep') household.proposed('first', { line: 'Something else.' }, agreement);
  const revision = sense === 'keep' ? 2 : 1;
  household.open('second', { name: 'sign', act: { kind: 'decline', agreement, revision, person: 'second' } });
  await screen.findByRole('heading', { level: 1, name: title });
  expect(
    screen.getByText(
      /Robin sees that you read it and declined, and when\..* a proposal can stay unanswered\.$/,
    ),
  ).toBeTruthy();
  await signAs(household, 'Mika', household.passphraseOf('second'), press);
  await waitFor(() => {
    expect(shown(household, agreement).state).toBe(state);
  });
});

test.each([
  ['has a last day', { endsOn: '2027-01-31' }, ' It runs out by itself.'],
  ['has a day to look again', {}, ' It runs out by itself, unless you both keep it.'],
  ['has no day', { reviewOn: null }, ''],
])('where an agreement %s, letting go says how it goes on if it is left', async (_, parts, goesOn) => {
  const household = new Household();
  const agreement = household.plans.signedBefore({ ...textOf(parts), form: 'ritual' });
  const seen = `Robin will see this. If that could put you at risk, leave it.${goesOn}`;
  for (const act of [
    { kind: 'retire', agreement, person: 'second' },
    { kind: 'withdraw', agreement, revision: 1, person: 'second' },
  ] as const) {
    const room = household.open('second', { name: 'sign', act });
    expect(await screen.findByText(seen)).toBeTruthy();
    room.screens.show({ name: 'agreement', agreement });
    const leaving = await screen.findByText(/you do not need the other signature/);
    expect(leaving.textContent.endsWith(seen)).toBe(true);
    cleanup();
  }
});

test('letting go is one act of one person, and says who will be named', async () => {
  const household = new Household();
  const agreement = household.agreed();
  household.open('second', { name: 'sign', act: { kind: 'retire', agreement, person: 'second' } });
  expect(await screen.findByText(/Robin sees that you let it go, and when/)).toBeTruthy();
  expect(screen.getByText(/^Robin will see this\. If that could put you at risk, leave it\./)).toBeTruthy();
  await signAs(household, 'Mika', household.passphraseOf('second'), 'Let it go');
  await screen.findByRole('heading', { level: 1, name: 'This agreement is let go' });
  expect(shown(household, agreement).retired?.person).toBe('second');
});

test.each([
  ['a proposal that waits', 'Take your proposal back, as Robin', 'Take it back'],
  ['a version in force', 'Withdraw your consent, as Robin', 'Withdraw my consent'],
])('withdrawing %s says what it is', async (what, title, press) => {
  const household = new Household();
  const agreement = what === 'a version in force' ? household.agreed() : household.proposed('first');
  const act = { kind: 'withdraw', agreement, revision: 1, person: 'first' } as const;
  household.open('first', { name: 'sign', act });
  await screen.findByRole('heading', { level: 1, name: title });
  await signAs(household, 'Robin', household.passphraseOf('first'), press);
  await waitFor(() => {
    expect(shown(household, agreement).state).toBe('withdrawn');
  });
});

test('an agreement that has moved on is told, and the way back to the text stands there', async () => {
  const household = new Household();
  const agreement = household.proposed('first');
  household.open('second', {
    name: 'sign',
    act: { kind: 'accept', agreement, revision: 1, person: 'second' },
  });
  await screen.findByLabelText('Passphrase of Mika');
  household.proposed('first', { line: 'Newer words.' }, agreement);
  await signAs(household, 'Mika', household.passphraseOf('second'), 'Sign as Mika');
  await household.user.click(await screen.findByRole('button', { name: 'Go back to the text' }));
  expect(await screen.findByText('Newer words.')).toBeTruthy();
});

const beside =
  'You can sign this from the day after you first open it in your own room, when you’re alone. You can also leave it.';

test('words that were written today are proposed from tomorrow, and the draft is found again', async () => {
  const household = new Household();
  household.plans.fromTomorrow = true;
  const draft = household.draft();
  const room = household.open('first', { name: 'sign', act: { kind: 'propose', draft } });
  expect(await screen.findByText(/^You can propose this from tomorrow\. Your draft is safe/)).toBeTruthy();
  expect(screen.queryByLabelText('Passphrase of Robin')).toBeNull();
  expect(screen.queryByRole('button', { name: /^Sign/ })).toBeNull();
  expect(await axeFindings()).toEqual([]);
  button('Leave it').focus();
  await household.user.keyboard('{Enter}');
  expect(room.screens.current).toEqual({ name: 'plans' });
  expect(household.plans.planShow().drafts.map((line) => line.draft)).toEqual([draft]);
  expect(household.proved).toEqual([]);
});

test('beside the other the rule stands there whatever their room holds, and a refusal tells nothing of it', async () => {
  const pages: (string | null)[] = [];
  for (const fromTomorrow of [true, false]) {
    const household = new Household();
    const agreement = household.proposed('first');
    household.plans.anotherDay = true;
    household.plans.fromTomorrow = fromTomorrow;
    household.open('first', {
      name: 'sign',
      act: { kind: 'accept', agreement, revision: 1, person: 'second' },
    });
    await screen.findByLabelText('Passphrase of Mika');
    expect(screen.getByText(beside)).toBeTruthy();
    pages.push(document.querySelector('main')?.textContent ?? null);
    cleanup();
  }
  expect(pages[0]).toBe(pages[1]);

  const household = new Household();
  const agreement = household.proposed('first');
  household.plans.anotherDay = true;
  household.plans.fromTomorrow = true;
  const act = { kind: 'accept', agreement, revision: 1, person: 'second' } as const;
  const room = household.open('first', { name: 'sign', act });
  await screen.findByLabelText('Passphrase of Mika');
  const before = JSON.stringify(shown(household, agreement));
  await signAs(household, 'Mika', household.passphraseOf('second'), 'Sign as Mika');
  await screen.findByText(/can wait for another day/);
  expect(screen.queryByText(/from tomorrow/)).toBeNull();
  expect(household.plans.read).toEqual([]);
  expect(await axeFindings()).toEqual([]);
  await household.user.click(button('I’d rather decline'));
  expect(screen.queryByText(beside)).toBeNull();
  await household.user.click(button('Go back to signing'));
  await household.user.click(button('Leave it'));
  expect(room.screens.current).toMatchObject({ name: 'handover', to: 'first', then: { name: 'plans' } });
  expect(JSON.stringify(shown(household, agreement))).toBe(before);
});

test('what needs another day is not passed on to the other once it is proposed', async () => {
  const household = new Household();
  household.plans.anotherDay = true;
  household.open('first', { name: 'sign', act: { kind: 'propose', draft: household.draft() } });
  await signAs(household, 'Robin', household.passphraseOf('first'), 'Sign as Robin');
  expect(await screen.findByRole('heading', { level: 1, name: 'Robin has signed' })).toBeTruthy();
  expect(button('Go to the agreement')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Pass the keyboard to Mika' })).toBeNull();
});
