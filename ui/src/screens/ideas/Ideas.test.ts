import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { aloneHousehold, Household } from '../../test/twoAtOneScreen';

const mark = (name: RegExp): HTMLElement => screen.getByRole('checkbox', { name });
const press = (name: string): HTMLElement => screen.getByRole('button', { name });

test('ideas stand in three sizes with how new they are in words, and a mark is the reader’s own', async () => {
  const household = new Household();
  household.open('first', { name: 'ideas' });
  expect(await screen.findByRole('heading', { name: 'Half a day' })).toBeTruthy();
  expect(screen.getByText('A small dare')).toBeTruthy();
  await household.user.click(mark(/^Bake bread/));
  await waitFor(() => {
    expect(mark(/^Bake bread/)).toHaveProperty('checked', true);
  });
  const theirs = household.as('second', () => household.ideas.ideaList());
  expect(theirs.ideas.filter(({ wanted }) => wanted)).toEqual([]);
  expect(document.body.textContent).not.toMatch(/match|percent|score|out of \d/i);
  expect(await axeFindings()).toEqual([]);
});

test('an idea begins a date that keeps its size and how new it is', async () => {
  const household = new Household();
  const room = household.open('first', { name: 'ideas' });
  await household.user.click(await screen.findByRole('button', { name: /^Plan this Walk a path/ }));
  await waitFor(() => {
    expect(room.screens.current.name).toBe('postEditor');
  });
  expect(await screen.findByDisplayValue(/Walk a path/)).toBeTruthy();
  expect(screen.getByRole('radio', { name: 'Half a day' })).toHaveProperty('checked', true);
});

test('the deck shows what is for these two, and what is for anyone with it', async () => {
  const household = new Household();
  household.open('first', { name: 'ideas' });
  await household.user.click(await screen.findByRole('radio', { name: 'Family' }));
  expect(screen.queryByRole('checkbox', { name: /^Walk a path/ })).toBeNull();
  expect(mark(/^Bake bread/)).toBeTruthy();
  await household.user.click(screen.getByRole('radio', { name: 'Friends' }));
  expect(mark(/^Walk a path/)).toBeTruthy();
});

test('looking together hides the own marks, asks for both passphrases, and shows only what both marked', async () => {
  const household = new Household();
  for (const id of ['bread', 'sing']) household.as('first', () => household.ideas.ideaMark(id, true));
  for (const id of ['bread', 'hike']) household.as('second', () => household.ideas.ideaMark(id, true));
  const room = household.open('first', { name: 'ideas' });
  await household.user.click(await screen.findByRole('button', { name: 'Look together' }));
  expect(screen.queryByRole('navigation')).toBeNull();
  expect(screen.queryByRole('checkbox', { name: /songs/ })).toBeNull();
  expect(document.body.textContent).not.toContain('Sing five songs');
  expect(await axeFindings()).toEqual([]);

  const field = (name: RegExp): HTMLElement => screen.getByLabelText(name, { selector: 'input' });
  await household.user.type(field(/Robin/), household.passphraseOf('first'));
  await household.user.type(field(/Mika/), 'not it');
  await household.user.click(press('Show what we both marked'));
  expect(await screen.findByText(/not the passphrase/i)).toBeTruthy();
  expect(screen.getByText(/Nothing was told/)).toBeTruthy();
  await household.user.type(field(/Mika/), household.passphraseOf('second'));
  await household.user.click(press('Show what we both marked'));
  expect(await screen.findByRole('heading', { name: 'You would both like' })).toBeTruthy();
  expect(document.body.textContent).toContain('Bake bread');
  expect(document.body.textContent).not.toMatch(/Sing|Walk a path/);
  expect(await axeFindings()).toEqual([]);

  await household.user.click(press('Pass the keyboard back to Robin'));
  expect(room.screens.current.name).toBe('handover');
  expect(document.body.textContent).not.toMatch(/Sing|Bake|Walk a path/);
});

test('whoever stops before anything was told needs the passphrase to come back to the marks', async () => {
  const household = new Household();
  household.as('first', () => household.ideas.ideaMark('sing', true));
  const room = household.open('first', { name: 'ideas' });
  await household.user.click(await screen.findByRole('button', { name: 'Look together' }));
  await household.user.click(press('Stop here'));
  expect(room.screens.current).toEqual({ name: 'handover', to: 'first', then: { name: 'ideas' } });
  expect(document.body.textContent).not.toContain('Sing five songs');
});

test('a list of what both marked stands with the own marks until it is put away', async () => {
  const household = new Household();
  for (const person of ['first', 'second'] as const) {
    household.as(person, () => household.ideas.ideaMark('bread', true));
  }
  household.ideas.ideaCompare(household.passphraseOf('first'), household.passphraseOf('second'));
  household.open('first', { name: 'ideas' });
  const both = (await screen.findByRole('heading', { name: 'You would both like' })).closest('section');
  expect(both?.textContent).toContain('Bake bread');
  expect(both?.textContent).not.toMatch(/Sing|Walk a path/);
  await household.user.click(press('Put this list away'));
  await waitFor(() => {
    expect(screen.queryByRole('heading', { name: 'You would both like' })).toBeNull();
  });
  expect(mark(/^Bake bread/)).toHaveProperty('checked', true);
  const theirs = household.as('second', () => household.ideas.ideaList());
  expect(theirs.ideas.filter((idea) => idea.both).map(({ id }) => id)).toEqual(['bread']);
  expect(await axeFindings()).toEqual([]);
});

test('alone, ideas can be marked and planned, and why there is no looking together is said', async () => {
  aloneHousehold().open('first', { name: 'ideas' });
  expect(await screen.findByText(/Looking together needs two people/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Look together' })).toBeNull();
});
