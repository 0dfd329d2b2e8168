import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import type { PostText } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { aloneHousehold, Household } from '../../test/twoAtOneScreen';

const disclosure: PostText = { kind: 'disclosure', parts: { what: 'We met on the stairs.' } };
const promise: PostText = {
  kind: 'commitment',
  parts: {
    what: 'I write before six.',
    if: 'a meeting runs late',
    then: 'I write',
    about: 'time',
    checkOn: '2027-01-10',
  },
};

test('an empty place says what belongs here and offers ways to begin', async () => {
  const household = new Household();
  const room = household.open('first', { name: 'between' });
  expect(await screen.findByRole('heading', { name: 'Nothing is here so far' })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(screen.getByRole('button', { name: /^Tell something/ }));
  await waitFor(() => {
    expect(room.screens.current.name).toBe('postEditor');
  });
});

test('alone, the page says so kindly and still takes drafts', async () => {
  const household = aloneHousehold();
  household.open('first', { name: 'between' });
  expect(await screen.findByText(/^Here two people can read/)).toBeTruthy();
  expect(await screen.findByRole('button', { name: /^Ask for something/ })).toBeTruthy();
});

test('what each shared is listed with its author, and can be looked at by one person', async () => {
  const household = new Household();
  household.posts.say(disclosure, null);
  household.as('second', () => household.posts.say({ kind: 'jar', parts: { what: 'You waited.' } }, null));
  household.posts.say(promise, null);
  household.open('first', { name: 'between' });
  const list = within(await screen.findByRole('region', { name: 'What is here' }));
  expect(list.getByRole('button', { name: /^We met on the stairs\. Told, Robin/ })).toBeTruthy();
  expect(list.queryByText('I write before six.')).toBeNull();
  await household.user.click(list.getByRole('radio', { name: 'From Mika' }));
  expect(list.queryByText('We met on the stairs.')).toBeNull();
  expect(list.getByText('You waited.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('the list can be looked at by one kind, without a number beside it', async () => {
  const household = new Household();
  household.posts.say(disclosure, null);
  household.posts.say({ kind: 'jar', parts: { what: 'You waited.' } }, null);
  household.as('second', () => household.posts.say({ kind: 'now', parts: { what: 'We cook.' } }, null));
  household.open('first', { name: 'between' });
  const list = within(await screen.findByRole('region', { name: 'What is here' }));
  const kinds = list.getByRole('combobox', { name: 'Kind' });
  const offered = within(kinds).getAllByRole('option');
  expect(offered.map((option) => option.textContent)).toEqual([
    'Every kind',
    'What we do now',
    'In the jar',
    'Told',
  ]);
  await household.user.selectOptions(kinds, 'In the jar');
  expect(list.getByText('You waited.')).toBeTruthy();
  expect(list.queryByText('We met on the stairs.')).toBeNull();
  await household.user.click(list.getByRole('radio', { name: 'From Mika' }));
  expect(list.getByText('Nothing of this kind is here.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('a draft that was thrown away can be taken back at once', async () => {
  const household = new Household();
  const { draft } = household.posts.beginWith(disclosure);
  household.open('first', { name: 'postEditor', draft });
  await household.user.click(await screen.findByRole('button', { name: 'Throw this draft away' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/It lies in the bin/)).toBeTruthy();
  await household.user.click(dialog.getByRole('button', { name: 'Throw this draft away' }));
  expect(await screen.findByText('“We met on the stairs.” is in the bin now.')).toBeTruthy();
  expect(screen.queryByRole('region', { name: 'Your drafts' })).toBeNull();
  await household.user.click(screen.getByRole('button', { name: 'Undo' }));
  const drafts = within(await screen.findByRole('region', { name: 'Your drafts' }));
  expect(drafts.getByRole('button', { name: /^We met on the stairs\./ })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('a mark that sense was made is one press, and nobody is told whether the other has set it', async () => {
  const household = new Household();
  household.open('first', { name: 'between' });
  await household.user.click(await screen.findByRole('button', { name: 'More to begin' }));
  await household.user.click(await screen.findByRole('button', { name: /^We have made sense of it/ }));
  expect(await screen.findByText(/^Your mark is set\./)).toBeTruthy();
});
