import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { Household } from '../../test/twoAtOneScreen';

const patience = { timeout: 4000 };
const keeping = (): Promise<HTMLTextAreaElement> =>
  screen.findByRole<HTMLTextAreaElement>('textbox', { name: /keeping it look like/ });
const notes = (): Promise<HTMLElement> =>
  screen.findByRole('list', { name: 'Words worth a second look' }, patience);
const noNotes = (): HTMLElement | null => screen.queryByRole('list', { name: 'Words worth a second look' });

test('a note comes under the part that is being written, for its sentence, and one press puts other words in', async () => {
  const household = new Household();
  const draft = household.draft({ keeping: 'We eat at six.' });
  household.open('first', { name: 'agreementEditor', draft });
  const field = await keeping();
  await household.user.click(field);
  await household.user.type(field, ' You give me your password. We talk.');

  const list = await notes();
  expect(list.closest('.part')).toBe(field.closest('.part'));
  const note = within(list);
  expect(note.getAllByRole('listitem')).toHaveLength(1);
  expect(note.getByText('You give me your password.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);

  await household.user.click(note.getByRole('button', { name: 'Use these words' }));
  expect(field.value).toBe('We eat at six. Our passwords stay our own. We talk.');
  const back = screen.getByRole('button', { name: 'Put mine back' });
  expect(document.activeElement).toBe(back);
  expect(noNotes()).toBeNull();
  await waitFor(() =>
    expect(household.plans.agreementDraft(draft).text.parts.keeping).toContain('stay our own.'),
  );
  await household.user.click(back);
  expect(field.value).toBe('We eat at six. You give me your password. We talk.');
  expect(document.activeElement).toBe(field);
  await notes();
});

test('words that their writer leaves as they are get no note again, and nothing waits for it', async () => {
  const household = new Household();
  const draft = household.draft({ keeping: 'You give me your password.' });
  household.open('first', { name: 'agreementEditor', draft });
  const field = await keeping();
  await household.user.click(within(await notes()).getByRole('button', { name: 'Leave mine as they are' }));
  expect(noNotes()).toBeNull();
  expect(document.activeElement).toBe(field);
  await household.user.type(field, ' We talk.');
  await new Promise((later) => setTimeout(later, 1200));
  expect(noNotes()).toBeNull();
  await household.user.click(screen.getByRole('button', { name: 'Read it once more before signing' }));
  expect(await screen.findByRole('button', { name: 'Sign and propose' })).toBeTruthy();
});
