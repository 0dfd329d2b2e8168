import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { Household } from '../../test/twoAtOneScreen';

/** A plan with a ritual and a day to look again. */
function planned(): Household {
  const household = new Household();
  household.agreed();
  const { draft } = household.plans.agreementBegin('ritual', 'connection');
  const parts = {
    title: 'Only ours',
    line: 'We walk.',
    rhythm: 'FREQ=WEEKLY;BYDAY=TH 19:00',
    startsOn: '2026-11-01',
  };
  household.plans.agreementDraftSave(draft, { form: 'ritual', subject: 'connection', parts });
  const { agreement } = household.plans.agreementPropose(draft, household.passphraseOf('first'));
  household.plans.agreementAccept(agreement, 1, 'second', household.passphraseOf('second'));
  return household;
}

test('the plan leads to a page that shows what the file holds, under a neutral title', async () => {
  const household = planned();
  household.open('first', { name: 'plans' });
  await household.user.click(await screen.findByRole('button', { name: 'Calendar file' }));
  expect(await screen.findByText('Thursday 12 November, 19:00')).toBeTruthy();
  expect(screen.getByText('Comes back: Every Thursday, at 19:00')).toBeTruthy();
  expect(screen.getByText('A day to look at an agreement again')).toBeTruthy();
  expect(screen.getAllByText('Reserved')).toHaveLength(2);
  expect(document.body.textContent).not.toContain('Only ours');
  expect(await axeFindings()).toEqual([]);
});

test('time together, the look at a commitment and a first step are named by their sort, and by no word of theirs', async () => {
  const household = new Household();
  const { posts, plans } = household;
  posts.say({ kind: 'date', parts: { what: 'Only ours', on: '2026-11-14' } }, null);
  const done = posts.say({ kind: 'date', parts: { what: 'Only ours', on: '2026-11-15' } }, null);
  posts.reply(done.post, { reply: 'done', text: '', day: null }, null);
  posts.say(
    {
      kind: 'commitment',
      parts: { what: 'Only ours', if: 'Late.', then: 'I call.', about: 'time', checkOn: '2026-11-16' },
    },
    null,
  );
  const { draft } = plans.agreementBegin('goal', 'connection');
  const parts = { title: 'Only ours', firstStep: 'I ask.', firstStepOn: '2026-11-17' };
  plans.agreementDraftSave(draft, { form: 'goal', subject: 'connection', parts });
  const { agreement } = plans.agreementPropose(draft, household.passphraseOf('first'));
  plans.agreementAccept(agreement, 1, 'second', household.passphraseOf('second'));

  household.open('first', { name: 'calendar' });
  const titles = await screen.findAllByText('Reserved');
  const rows = titles.map((title) => title.closest('li')?.textContent);
  expect(rows).toHaveLength(3);
  expect(rows[0]).toContain('Time together');
  expect(rows[1]).toContain('A day to look at a commitment together');
  expect(rows[2]).toContain('The first step of a goal');
  expect(document.body.textContent).not.toContain('Only ours');
  expect(await axeFindings()).toEqual([]);
});

test('an own title is in the preview and in the file, and the letters of the file can be read', async () => {
  const household = planned();
  household.open('first', { name: 'calendar' });
  const name = await screen.findByRole('textbox', { name: 'What each entry is called' });
  await household.user.clear(name);
  await household.user.type(name, 'Choir');
  expect(await screen.findAllByText('Choir')).toHaveLength(2);
  await household.user.click(screen.getByText('Show the file itself'));
  expect(screen.getByRole('region', { name: 'The file itself' }).textContent).toContain('SUMMARY:Choir');
  expect(await axeFindings()).toEqual([]);
  await household.user.click(screen.getByRole('button', { name: 'Save the file' }));
  expect(await screen.findByText(/^Saved\./)).toBeTruthy();
  expect(household.rituals.saved).toEqual(['Choir']);
});

test('whoever thinks better of it in the dialog is told nothing, and a folder that refuses is named', async () => {
  const household = planned();
  household.open('first', { name: 'calendar' });
  household.rituals.answersSave = 'let be';
  await household.user.click(await screen.findByRole('button', { name: 'Save the file' }));
  expect(screen.queryByText(/^Saved\./)).toBeNull();
  household.rituals.answersSave = 'refused';
  await household.user.click(screen.getByRole('button', { name: 'Save the file' }));
  expect(await screen.findByText('The file was not written.')).toBeTruthy();
  expect(screen.getByText(/Choose another folder/)).toBeTruthy();
});

test('a plan without days says what would be in the file', async () => {
  const household = new Household();
  household.open('first', { name: 'calendar' });
  await waitFor(() => {
    expect(screen.getByText(/There is nothing to put into a calendar yet/)).toBeTruthy();
  });
  expect(screen.queryByRole('button', { name: 'Save the file' })).toBeNull();
  expect(await axeFindings()).toEqual([]);
});
