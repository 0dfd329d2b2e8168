import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { answerWith, commands } from '../../ipc/commands';
import type { AgreementField, AgreementForm, AgreementLine, PostText } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { aloneHousehold, Household, textOf } from '../../test/twoAtOneScreen';
import { day, dayWithWeekday } from '../../words/dates';
import { nextLook } from './nextLook';

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

/** An agreement of some form, signed by both. */
function signed(
  household: Household,
  form: AgreementForm,
  parts: Partial<Record<AgreementField, string>>,
): string {
  const { draft } = household.plans.agreementDraft(null);
  household.plans.agreementDraftSave(draft, { form, subject: 'own', parts });
  const { agreement } = household.plans.agreementPropose(draft, household.passphraseOf('first'));
  household.plans.agreementAccept(agreement, 1, 'second', household.passphraseOf('second'));
  return agreement;
}

test('an empty plan explains what belongs here and offers one way to begin', async () => {
  const household = new Household();
  const room = household.open('first', { name: 'plans' });
  expect(await screen.findByRole('heading', { name: 'What you both agree will be here' })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(screen.getByRole('button', { name: 'Write an agreement' }));
  await household.user.click(await screen.findByRole('button', { name: /^In your own words/ }));
  await waitFor(() => {
    expect(room.screens.current.name).toBe('agreementEditor');
  });
});

test('alone, the plan says so, says how to add the second person, and still takes drafts', async () => {
  const household = aloneHousehold();
  const room = household.open('first', { name: 'plans' });
  await screen.findByRole('heading', { name: 'You’re the only person here' });
  expect(screen.getByRole('button', { name: 'Write an agreement' })).toBeTruthy();
  await household.user.click(screen.getByRole('button', { name: 'Add the second person' }));
  expect(room.screens.current.name).toBe('join');
  room.screens.show({ name: 'plans' });
  await household.user.click(await screen.findByRole('button', { name: 'Promise something' }));
  expect(await screen.findByText('Only you can see this draft.')).toBeTruthy();
});

test('an agreement in force shows its version, both signatures and the day to look again', async () => {
  const household = new Household();
  household.agreed();
  household.open('first', { name: 'plans' });
  const row = within(await screen.findByRole('row', { name: /Evenings on work trips/ }));
  expect(row.getAllByRole('cell').map((cell) => cell.textContent?.trim())).toEqual([
    '1',
    expect.stringMatching(/8 November/),
    expect.stringMatching(/8 November/),
    '1 February 2027',
  ]);
  expect(row.getByRole('img', { name: 'Robin' })).toBeTruthy();
  expect(row.getByRole('img', { name: 'Mika' })).toBeTruthy();
  const onPaper =
    'Version 1, signed by Robin on 8 November and by Mika on 8 November. The day to look at it again: 1 February 2027.';
  expect(row.getByText(onPaper).classList.contains('paper')).toBe(true);
  expect(await axeFindings()).toEqual([]);
});

test('a ritual, too, tells who signed which version and when, and the day to look again', async () => {
  const household = new Household();
  signed(household, 'ritual', { title: 'One walk', line: 'We walk.', reviewOn: '2027-02-01' });
  signed(household, 'goal', { title: 'A garden', line: '', firstStep: 'We ask.', reviewOn: '2027-03-01' });
  signed(household, 'recommitment', { title: 'Until spring', line: 'We stay.' });
  household.open('first', { name: 'plans' });
  const both = 'Version 1, signed by Robin on 8 November and by Mika on 8 November.';
  const ritual = within(await screen.findByRole('region', { name: 'Rituals' }));
  expect(ritual.getByText(`${both} The day to look at it again: 1 February 2027.`)).toBeTruthy();
  const goal = within(screen.getByRole('region', { name: 'What we look forward to' }));
  expect(goal.getByText(`${both} The day to look at it again: 1 March 2027.`)).toBeTruthy();
  expect(within(screen.getByRole('region', { name: 'What we have chosen' })).getByText(both)).toBeTruthy();
  expect(screen.getByText(/^The next day to look at one of these agreements again is/).textContent).toBe(
    `The next day to look at one of these agreements again is ${dayWithWeekday('2027-02-01')}.`,
  );
  expect(await axeFindings()).toEqual([]);
});

test('a plan for the day on which it happens again stands on the sheet like the others', async () => {
  const household = new Household();
  const agreement = signed(household, 'recurrence', {
    title: 'If it happens again',
    firstHour: 'I say where I am.',
    firstDay: 'I tell all of it.',
    whoIsTold: 'My sister',
    reviewOn: '2027-02-01',
  });
  const room = household.open('first', { name: 'plans' });
  const calm = within(await screen.findByRole('region', { name: 'Written in calm' }));
  expect(
    calm.getByText(/^Version 1, signed by Robin on .* and by Mika on .*: 1 February 2027\.$/),
  ).toBeTruthy();
  expect(calm.getByText(/^What you wrote in calm/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(calm.getByRole('button', { name: 'If it happens again' }));
  expect(room.screens.current).toMatchObject({ name: 'agreement', agreement });
  room.screens.show({ name: 'plans' });
  await household.user.click(await screen.findByRole('button', { name: 'The page “If it happens again”' }));
  expect(room.screens.current.name).toBe('recurrence');
});

test('where nothing was written in calm, the way to that page says so of nobody and is not printed', async () => {
  const household = new Household();
  household.agreed();
  household.open('first', { name: 'plans' });
  const way = await screen.findByRole('button', { name: 'If it happens again' });
  expect(screen.queryByText(/What you wrote in calm/)).toBeNull();
  expect(way.closest('.unprinted')).toBeTruthy();
});

test('a commitment tells whose it is, since when and what was written last, and counts nothing', async () => {
  const household = new Household();
  const { post } = household.posts.say(promise, null);
  const told = { '2026-11-03': 'kept', '2026-11-04': 'kept', '2026-11-05': 'lateTold' } as const;
  for (const [on, reply] of Object.entries(told))
    household.posts.reply(post, { reply, text: '', day: on }, null);
  household.open('second', { name: 'plans' });
  const region = within(await screen.findByRole('region', { name: 'Commitments' }));
  expect(region.getByText(/^Promised by Robin on 8 November\. You look at it on/)).toBeTruthy();
  expect(region.getByText(`Last written down on ${day('2026-11-05')}: late and told.`)).toBeTruthy();
  expect(document.body.textContent).not.toMatch(/\b(?:once|twice|times)\b/);
  expect(await axeFindings()).toEqual([]);
});

test('the printed plan says nothing about how a commitment went', async () => {
  const household = new Household();
  const { post } = household.posts.say(promise, null);
  household.posts.reply(post, { reply: 'missedTold', text: '', day: '2026-11-04' }, null);
  household.open('second', { name: 'plans' });
  const says = await screen.findByText(/^Last written down on/);
  expect(says.closest('.unprinted')).toBeTruthy();
  for (const dots of document.querySelectorAll('.dots')) expect(dots.closest('.unprinted')).toBeTruthy();
  const paper = [...document.querySelectorAll('.plan *')].filter(
    (part) => part.closest('.unprinted') === null,
  );
  const own = paper.flatMap((part) => [...part.childNodes].filter(({ nodeType }) => nodeType === 3));
  expect(own.map(({ textContent }) => textContent).join(' ')).not.toMatch(
    /missed|kept|late and|written down/i,
  );
  await household.user.click(screen.getByRole('button', { name: 'Print' }));
  expect(screen.getByText(/How a commitment went isn’t on it\./)).toBeTruthy();
});

test('a commitment that was changed tells the day of the change as well', async () => {
  const household = new Household();
  const { post } = household.posts.say(promise, null);
  const { draft } = household.posts.change(post);
  household.posts.draftSave(draft, { ...promise, parts: { ...promise.parts, then: 'I call' } });
  household.posts.share(draft);
  household.open('first', { name: 'plans' });
  expect(await screen.findByText(/^Promised by Robin on 8 November, changed on 8 November\./)).toBeTruthy();
  expect(screen.getByText('Nothing is written down here yet.')).toBeTruthy();
});

test('what is no longer so is folded away in one place, says how it ended, and is not printed', async () => {
  const household = new Household();
  const say = (what: string): string =>
    household.posts.say({ ...promise, parts: { ...promise.parts, what } }, null).post;
  household.posts.reply(say('I keep a list.'), { reply: 'letGo', text: '', day: null }, null);
  const gone = { reply: 'noLongerAgreed', text: '', day: '2026-11-05' } as const;
  household.posts.reply(say('I cook on Fridays.'), gone, null);
  say('I write before six.');
  const walk = signed(household, 'ritual', { title: 'One walk', line: 'We walk.' });
  household.plans.agreementRetire(walk, 'first', household.passphraseOf('first'));
  const no = household.proposed('first', { title: 'A boat' });
  household.plans.agreementDecline(no, 1, 'second', household.passphraseOf('second'));
  const back = household.proposed('first');
  household.plans.agreementWithdraw(back, 1, 'first', household.passphraseOf('first'));
  const consent = household.agreed({ title: 'Money' });
  household.plans.agreementWithdraw(consent, 1, 'second', household.passphraseOf('second'));
  household.agreed({ title: 'The quiet week', reviewOn: null, endsOn: '2026-01-31' });
  const room = household.open('first', { name: 'plans' });

  const living = within(await screen.findByRole('region', { name: 'Commitments' }));
  expect(living.getAllByRole('listitem')).toHaveLength(1);
  const fold = screen.getByRole('button', { name: 'No longer' });
  expect(fold.getAttribute('aria-expanded')).toBe('false');
  expect(fold.closest('.unprinted')).toBeTruthy();
  for (const title of [
    'I keep a list.',
    'I cook on Fridays.',
    'One walk',
    'A boat',
    'Money',
    'The quiet week',
  ])
    expect(screen.queryByText(title)).toBeNull();
  await household.user.click(fold);
  const both = 'Signed by Robin on 8 November and by Mika on 8 November.';
  for (const row of [
    `One walk Robin let it go on 8 November. ${both}`,
    'A boat Mika did not agree, on 8 November. Signed by Robin on 8 November.',
    `Money Consent was withdrawn. ${both}`,
    /^The quiet week It held until 31 January\. Version 1, signed by Robin/,
    'I keep a list. Let go. Promised by Robin on 8 November.',
    'I cook on Fridays. No longer agreed. Promised by Robin on 8 November.',
  ])
    expect(screen.getByRole('button', { name: row })).toBeTruthy();
  expect(screen.getByText(/^Taken back before both had signed\. Signed by Robin/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(screen.getByRole('button', { name: /^I keep a list\./ }));
  expect(room.screens.current.name).toBe('post');
});

test('a proposal is there without pressing anybody', async () => {
  const household = new Household();
  household.proposed('first');
  household.open('second', { name: 'plans' });
  const line = /^Version 1, signed by Robin on 8 November\..*There’s no deadline\.$/;
  expect(await screen.findByText(line)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  expect(document.body.textContent).not.toMatch(/waiting|overdue|late\b|\bdue\b|reminder|pending/i);
});

test('a change in the air leaves no doubt about what holds', async () => {
  const household = new Household();
  const agreement = household.agreed();
  household.proposed('second', { line: 'Other words.' }, agreement);
  household.open('first', { name: 'plans' });
  expect(
    await screen.findByText('Mika proposed version 2. Version 1 holds until both have signed.'),
  ).toBeTruthy();
});

test('drafts are shown to their writer and to nobody else', async () => {
  const household = new Household();
  household.as('first', () => household.draft({ title: 'Only Robin’s' }));
  household.open('second', { name: 'plans' });
  await screen.findByRole('heading', { name: 'What you both agree will be here' });
  expect(document.body.textContent).not.toContain('Only Robin’s');
});

test('an own draft is opened again where it was left', async () => {
  const household = new Household();
  household.draft({ title: 'Weekends', line: 'Left in the middle of' });
  household.open('first', { name: 'plans' });
  await household.user.click(await screen.findByRole('button', { name: /Weekends/ }));
  expect(await screen.findByDisplayValue('Left in the middle of')).toBeTruthy();
});

test('a day that has gone by is never named as the next one', () => {
  const line = (reviewOn: string | null): AgreementLine => ({
    agreement: reviewOn ?? 'none',
    title: '',
    form: 'boundary',
    subject: 'own',
    line: '',
    state: 'inForce',
    inForce: 1,
    pending: null,
    pendingBy: null,
    signed: [],
    reviewOn,
    endsOn: null,
    lacksAnEnd: false,
    firstStepOn: null,
    ended: null,
  });
  const now = new Date(2026, 11, 6, 23, 30);
  expect(nextLook([line('2027-01-03'), line('2026-12-06'), line('2026-12-05'), line(null)], now)).toBe(
    '2026-12-06',
  );
  expect(nextLook([line('2026-12-05'), line(null)], now)).toBeNull();
  expect(nextLook([{ ...line('2027-01-03'), endsOn: '2027-01-02' }], now)).toBeNull();
  expect(nextLook([{ ...line('2027-01-03'), endsOn: '2027-01-03' }], now)).toBe('2027-01-03');
});

test('a draft that was thrown away rests in the bin, and changes places with newer words', async () => {
  const household = new Household();
  const agreement = household.agreed();
  const room = household.open('first', {
    name: 'agreementEditor',
    draft: household.draft({ line: 'The older words.' }, agreement),
  });
  await screen.findByDisplayValue('The older words.');
  await household.user.click(screen.getByRole('button', { name: 'Throw this draft away' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Throw this draft away?' }));
  await household.user.click(dialog.getByRole('button', { name: 'Throw this draft away' }));
  await screen.findByText('“Draft of an agreement: Evenings on work trips” is in the bin now.');

  const newer = household.draft({ line: 'The newer words.' }, agreement);
  room.screens.show({ name: 'settings' });
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  room.screens.show({ name: 'plans' });
  await household.user.click(await screen.findByRole('button', { name: /A change to an agreement/ }));
  expect(await screen.findByDisplayValue('The newer words.')).toBeTruthy();
  await household.user.click(await screen.findByRole('button', { name: 'Change to them' }));
  expect(await screen.findByDisplayValue('The older words.')).toBeTruthy();
  expect(household.plans.binnedLines().map(({ entry }) => entry)).toEqual([newer]);
  expect(household.plans.planShow().drafts).toHaveLength(1);
});

test('a draft of a commitment that is thrown away leads back to the plan, and can be taken back there', async () => {
  const household = new Household();
  const parts = { what: 'I call before I leave.' };
  const { draft } = household.posts.beginWith({ kind: 'commitment', parts });
  const room = household.open('first', { name: 'postEditor', draft });
  await household.user.click(await screen.findByRole('button', { name: 'Throw this draft away' }));
  const dialog = within(await screen.findByRole('dialog'));
  await household.user.click(dialog.getByRole('button', { name: 'Throw this draft away' }));
  await screen.findByRole('heading', { level: 1, name: 'Our plan' });
  expect(await screen.findByText('“I call before I leave.” is in the bin now.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(room.screens.current).toEqual({ name: 'postEditor', draft }));
  expect(household.posts.list().drafts.map((line) => line.draft)).toEqual([draft]);
});

test('a promise that was left half written is found again on the plan, and a second one can be begun', async () => {
  const household = new Household();
  const agreement = household.draft({ title: 'Weekends' });
  const parts = { what: 'I call before I leave.' };
  const { draft } = household.posts.beginWith({ kind: 'commitment', parts });
  household.posts.beginWith({ kind: 'jar', parts: { what: 'You waited.' } });
  const room = household.open('first', { name: 'plans' });
  const drafts = within(await screen.findByRole('region', { name: 'Your drafts' }));
  expect(drafts.getAllByRole('button').map((row) => row.textContent?.trim())).toEqual([
    expect.stringMatching(/^I call before I leave\.\s*A commitment\. Last written/),
    expect.stringMatching(/^Weekends\s*Last written/),
  ]);
  expect(await axeFindings()).toEqual([]);
  await household.user.click(drafts.getByRole('button', { name: /^I call before I leave\./ }));
  expect(room.screens.current).toEqual({ name: 'postEditor', draft });
  room.screens.show({ name: 'plans' });
  await household.user.click(await screen.findByRole('button', { name: 'Promise something' }));
  await waitFor(() => expect(room.screens.current.name).toBe('postEditor'));
  expect(room.screens.current).not.toEqual({ name: 'postEditor', draft });
  expect(household.plans.planShow().drafts.map((each) => each.draft)).toEqual([agreement]);
});

test('a half-written promise is shown to nobody else', async () => {
  const household = new Household();
  household.as('first', () =>
    household.posts.beginWith({ kind: 'commitment', parts: { what: 'Only Robin’s' } }),
  );
  household.open('second', { name: 'plans' });
  await screen.findByRole('heading', { name: 'What you both agree will be here' });
  expect(document.body.textContent).not.toContain('Only Robin’s');
});

test('an agreement that rests is no longer on the plan or on paper, and says how it holds again', async () => {
  const household = new Household();
  household.agreed({ title: 'The quiet week' });
  const view = household.plans.planShow();
  const agreements = view.agreements.map((line) => ({ ...line, state: 'resting' as const }));
  answerWith({
    ...commands,
    planShow: () => Promise.resolve({ ok: true, value: { ...view, agreements } }),
  });
  household.open('first', { name: 'plans' });
  const fold = await screen.findByRole('button', { name: 'No longer' });
  expect(screen.queryByRole('table')).toBeNull();
  expect(screen.queryByText('The quiet week')).toBeNull();
  await household.user.click(fold);
  const row = screen.getByRole('button', { name: /^The quiet week/ });
  expect(row.closest('.unprinted')).toBeTruthy();
  expect(row.textContent).toContain(
    'Resting. It isn’t in force, and it holds again once you’ve both signed.',
  );
  expect(document.body.textContent).not.toContain('The next day to look at');
});

test('an agreement whose day is over stands among the proposals while it is to be taken up again', async () => {
  const household = new Household();
  const over = { title: 'The quiet week', reviewOn: null, endsOn: '2026-01-31' };
  const agreement = household.agreed(over);
  household.proposed('second', { ...over, endsOn: '2030-01-31' }, agreement);
  const room = household.open('first', { name: 'plans' });
  const row = await screen.findByRole('button', { name: /^The quiet week/ });
  expect(row.textContent).toContain('Mika proposed to take it up again.');
  expect(row.textContent).not.toContain('signed by Robin');
  await household.user.click(row);
  expect(room.screens.current.name).toBe('agreement');
  expect(
    await screen.findByText(/^Version 1 held until 31 January 2026\. Mika proposed version 2/),
  ).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Let the whole agreement go' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Withdraw my consent' })).toBeNull();
  expect(await axeFindings()).toEqual([]);
});

test('what was agreed or promised without an end says so in the plan, and a promise is over after its last day', async () => {
  const household = new Household();
  household.plans.signedBefore({ ...textOf({}), subject: 'telling' });
  household.posts.promisedBefore({ ...promise, parts: { ...promise.parts, about: 'openness' } });
  household.posts.say(
    { ...promise, parts: { ...promise.parts, what: 'Until May.', endsOn: '2020-05-01' } },
    null,
  );
  household.open('first', { name: 'plans' });
  await screen.findByRole('heading', { name: 'In force' });
  const table = within(screen.getByRole('table', { name: 'In force' }));
  expect(table.getAllByText('No end was agreed.').length).toBeGreaterThan(0);
  const commitments = within(screen.getByRole('region', { name: 'Commitments' }));
  expect(commitments.getByText(/No end was agreed\./)).toBeTruthy();
  expect(commitments.queryByText('Until May.')).toBeNull();
  await household.user.click(screen.getByText('No longer'));
  expect(await screen.findByText(/It held until 1 May 2020\./)).toBeTruthy();
});
