import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { Household } from '../../test/twoAtOneScreen';

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

async function signAs(household: Household, person: 'first' | 'second', name: string): Promise<void> {
  await household.user.type(
    await screen.findByLabelText(`Passphrase of ${name}`),
    household.passphraseOf(person),
  );
  await household.user.click(button('Sign that I keep it'));
}

test('both look at it side by side and keep it, each with a line of their own, and no word of it changes', async () => {
  const household = new Household();
  const agreement = household.agreed();
  const before = household.plans.agreementShow(agreement).versions;
  const room = household.open('first', { name: 'agreement', agreement });
  await screen.findByRole('region', { name: 'Look at it together' });
  expect(screen.queryByRole('heading', { name: 'When you looked at it' })).toBeNull();
  await household.user.click(button('Keep it'));

  await screen.findByRole('heading', { level: 1, name: 'Keep this agreement, as Robin' });
  expect(screen.getByText(/Mika can read that line\. No word of the agreement changes/)).toBeTruthy();
  await household.user.type(screen.getByLabelText('A few words, if you like'), 'It has become easy.');
  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(household.sayings.begun(agreement)).toBe('It has become easy.');
  await household.user.type(screen.getByLabelText('Day'), '1');
  await household.user.selectOptions(screen.getByLabelText('Month'), 'June');
  await household.user.type(screen.getByLabelText('Year'), '2030');
  expect(await axeFindings()).toEqual([]);
  await signAs(household, 'first', 'Robin');
  await screen.findByRole('heading', { level: 1, name: 'Robin keeps it' });
  expect(household.sayings.begun(agreement)).toBe('');

  await household.user.click(button('Pass the keyboard to Mika'));
  await household.user.click(button('Mika is here'));
  expect(await screen.findByText(/Robin named 1 June 2030/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('Year').value).toBe('2030');
  await signAs(household, 'second', 'Mika');
  await screen.findByRole('heading', { level: 1, name: 'Mika keeps it' });
  expect(screen.queryByRole('button', { name: /^Pass the keyboard to/ })).toBeNull();
  room.screens.show({ name: 'agreement', agreement });

  const log = within(await screen.findByRole('region', { name: 'When you looked at it' }));
  expect(log.getByText('Looked at on 8 November 2026 by Robin and Mika, and kept.')).toBeTruthy();
  expect(log.getByText('It has become easy.')).toBeTruthy();
  expect(log.getByText('Both named 1 June 2030 as the next day.')).toBeTruthy();
  expect(screen.getByText(/The day you both named for it: 1 June 2030/)).toBeTruthy();
  expect(household.plans.agreementShow(agreement).versions).toEqual(before);
  expect(document.body.textContent).not.toMatch(/overdue|days left|late\b|due\b|reminder|too long/i);
  expect(await axeFindings()).toEqual([]);
});

test('a day that is not ahead is said where it stands', async () => {
  const household = new Household();
  const agreement = household.agreed();
  household.open('first', { name: 'sign', act: { kind: 'keep', agreement, revision: 1, person: 'first' } });
  await household.user.type(await screen.findByLabelText('Day'), '1');
  await household.user.selectOptions(screen.getByLabelText('Month'), 'June');
  await household.user.type(screen.getByLabelText('Year'), '2020');
  expect(await screen.findByText(/This day is not ahead of you/)).toBeTruthy();
});

test('to change it or to let it go stands beside keeping it', async () => {
  const household = new Household();
  const agreement = household.agreed();
  const room = household.open('second', { name: 'agreement', agreement });
  await household.user.click(await screen.findByRole('button', { name: 'Let it go' }));
  expect(room.screens.current).toEqual({
    name: 'sign',
    act: { kind: 'retire', agreement, person: 'second' },
  });
  room.screens.show({ name: 'agreement', agreement });
  await household.user.click(await screen.findByRole('button', { name: 'Change it' }));
  await waitFor(() => expect(room.screens.current.name).toBe('agreementEditor'));
});

test('what one said alone is shown as said by one, and a later version does not claim it', async () => {
  const household = new Household();
  const agreement = household.agreed();
  const remark = { text: 'Fine by me.', againOn: '2030-06-01' };
  household.plans.agreementKeep(agreement, 1, remark, 'second', household.passphraseOf('second'));
  const room = household.open('first', { name: 'agreement', agreement });
  expect(await screen.findByText('Looked at on 8 November 2026 by Mika, and kept.')).toBeTruthy();
  expect(screen.getByText('Mika named 1 June 2030 as the next day.')).toBeTruthy();
  expect(screen.getByText(/The day you both named for it: 1 February 2027/)).toBeTruthy();

  household.proposed('first', { line: 'Something else.' }, agreement);
  household.plans.agreementAccept(agreement, 2, 'second', household.passphraseOf('second'));
  room.screens.show({ name: 'plans' });
  await screen.findByRole('heading', { level: 1, name: 'Our plan' });
  room.screens.show({ name: 'agreement', agreement });
  expect(await screen.findByText('Version 1, looked at on 8 November 2026 by Mika, and kept.')).toBeTruthy();
});

test('whoever said something takes it back by their passphrase, and nobody takes back what the other said', async () => {
  const household = new Household();
  const agreement = household.agreed();
  const keep = (person: 'first' | 'second', text: string): void => {
    const remark = { text, againOn: '2030-06-01' };
    household.plans.agreementKeep(agreement, 1, remark, person, household.passphraseOf(person));
  };
  keep('first', 'It has become easy.');
  keep('second', 'Fine by me.');
  household.open('first', { name: 'agreement', agreement });
  const log = within(await screen.findByRole('region', { name: 'When you looked at it' }));
  expect(log.queryByRole('button', { name: 'Take it back: “Fine by me.”' })).toBeNull();
  await household.user.click(log.getByRole('button', { name: 'Take it back: “It has become easy.”' }));
  const asked = within(await screen.findByRole('dialog', { name: 'Take back what you said here?' }));
  expect(asked.getByText(/The history keeps the place where they stood, without the words/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  const secret = asked.getByLabelText('Passphrase of Robin');
  await household.user.type(secret, household.passphraseOf('second'));
  await household.user.click(asked.getByRole('button', { name: 'Take it out' }));
  await waitFor(() => expect(household.proved.at(-1)).toBe(household.passphraseOf('second')));
  expect(log.getByText('It has become easy.')).toBeTruthy();
  await household.user.type(secret, household.passphraseOf('first'));
  await household.user.click(asked.getByRole('button', { name: 'Take it out' }));

  await waitFor(() => expect(screen.queryByText('It has become easy.')).toBeNull());
  expect(screen.queryByRole('dialog')).toBeNull();
  // What opened the dialog is gone; the keyboard is not.
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
  expect(log.getByText('Looked at on 8 November 2026 by Mika, and kept.')).toBeTruthy();
  expect(screen.getByText(/The day you both named for it: 1 February 2027/)).toBeTruthy();
});

test('a line without words can be taken back too', async () => {
  const household = new Household();
  const agreement = household.agreed();
  const silent = { text: '', againOn: null };
  household.plans.agreementKeep(agreement, 1, silent, 'first', household.passphraseOf('first'));
  household.open('first', { name: 'agreement', agreement });
  const back = 'Take it back: on 8 November 2026 you signed that you keep it';
  await household.user.click(await screen.findByRole('button', { name: back }));
  await household.user.type(
    await screen.findByLabelText('Passphrase of Robin'),
    household.passphraseOf('first'),
  );
  await household.user.click(button('Take it out'));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'When you looked at it' })).toBeNull());
});
