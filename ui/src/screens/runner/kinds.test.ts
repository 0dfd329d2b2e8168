import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import { commands } from '../../ipc/commands';
import type { Answer, Leaving } from '../../ipc/types';
import { dayAfter } from '../../state/days';
import { axeFindings } from '../../test/axe';
import { finished, ok, openRunner, type OpenRunner } from '../../test/runner';
import { day, dayWithWeekday } from '../../words/dates';

const head = (id: string, weight = 'heavy'): string => `
id = "${id}"
version = 1
title = "Title of ${id}"
summary = "One line."
minutes = 5
role = "either"
weight = "${weight}"
shelf = "steady"
stage = "steady"
again = "daily"
[evidence]
from = "Practice."
strength = "clinical-experience"
unknown = "Much."
sources = ["A source"]
[[steps]]
id = "arrive"
kind = "arrive"
prompt = "Arrive"
body = ["Sit down."]
`;
const settle = `
[[steps]]
id = "settle"
kind = "settle"
prompt = "Settle"
body = ["Breathe out."]
`;
const out = `
  { id = "something-else", label = "Something else", own = true },
  { id = "dont-know-yet", label = "I don’t know yet" },
  { id = "not-today", label = "Not today" },
]
`;

/** Every new kind of step once, and a way that parts. */
const trial = `${head('trial')}
[[steps]]
id = "side"
kind = "choice"
prompt = "Which side?"
options = [
  { id = "hurt", label = "I was hurt" },
  { id = "broke", label = "I broke trust" },
${out}
[[steps]]
id = "only-broke"
kind = "long-text"
prompt = "What did you do?"
only_if = { step = "side", any = ["broke"] }
[[steps]]
id = "not-hurt"
kind = "short-text"
prompt = "And then?"
not_if = { step = "side", any = ["hurt"] }
[[steps]]
id = "scene"
kind = "long-text"
prompt = "What happened that day?"
follow_up = "What did you see first?"
minutes = 10
[[steps]]
id = "few"
kind = "choices"
prompt = "Which two?"
at_most = 2
options = [
  { id = "sleep", label = "Sleep" },
  { id = "food", label = "Food" },
${out}
[[steps]]
id = "met"
kind = "grid"
prompt = "How was it met?"
rows = [ { id = "joy", label = "Joy" }, { id = "anger", label = "Anger" } ]
columns = [ { id = "welcome", label = "Welcome" }, { id = "punished", label = "Punished" } ]
[[steps]]
id = "plans"
kind = "cards"
prompt = "Which plans?"
item = "One plan"
fields = [
  { id = "what", label = "What I do", kind = "short", hint = "Small enough." },
  { id = "more", label = "More about it", kind = "long" },
  { id = "state", label = "How it stands", kind = "choice", options = [ { id = "asked", label = "Asked" }, { id = "open", label = "Open" } ] },
  { id = "when", label = "By when", kind = "date" },
]
[[steps]]
id = "scenes"
kind = "cards"
prompt = "Scene by scene?"
item = "One scene"
starts = ["Morning", "Night"]
fields = [
  { id = "name", label = "Scene", kind = "short" },
  { id = "felt", label = "They felt", kind = "short" },
]
[[steps]]
id = "where"
kind = "body"
prompt = "Where in your body?"
options = [
  { id = "head", label = "Head" },
  { id = "chest", label = "Chest" },
  { id = "hands", label = "Hands" },
  { id = "all-over", label = "All over" },
${out}
[[steps]]
id = "one"
kind = "pick"
prompt = "Which lines?"
at_most = 2
from = ["source/acts", "trial/scene"]
[[steps]]
id = "read"
kind = "read-aloud"
prompt = "Read it aloud"
of = ["scene", "met", "plans", "scenes", "one", "keep"]
[[steps]]
id = "keep"
kind = "hold"
prompt = "How long?"
${settle}`;

/** A text that is put together from its parts. */
const letter = `${head('letter', 'light')}
[[steps]]
id = "what"
kind = "long-text"
prompt = "What did you do?"
[[steps]]
id = "offers"
kind = "list"
prompt = "What do you offer?"
item = "One offer"
[[steps]]
id = "left-out"
kind = "short-text"
prompt = "Anything else?"
[[steps]]
id = "whole"
kind = "long-text"
prompt = "Now put it together."
gathers = ["what", "offers", "left-out"]
${settle}`;

const source = `${head('source', 'light')}
[[steps]]
id = "acts"
kind = "list"
prompt = "Which acts?"
item = "One act"
${settle}`;
const spiral = `${head('spiral-stop', 'light')}${settle}`;

/** Opens the runner at a step of the trial exercise. */
function openAt(
  step: string,
  answers: Record<string, Answer> = {},
  prepare?: () => Promise<unknown>,
): Promise<OpenRunner> {
  return openRunner({ exercise: 'trial', step, answers, prepare, exercises: [trial, source, spiral] });
}

const heading = (): string => screen.getByRole('heading', { level: 1 }).textContent ?? '';
const press = async (user: UserEvent, name: string | RegExp): Promise<void> =>
  user.click(await screen.findByRole('button', { name }));
async function kept(entry: string, step: string): Promise<Answer | undefined> {
  const { answers } = ok(await commands.entryOpen(entry));
  return answers.find((each) => each.step === step)?.answer;
}
/** Waits until the file holds what the page shows. */
async function keeps(entry: string, step: string, answer: Answer): Promise<void> {
  await waitFor(async () => expect(await kept(entry, step)).toEqual(answer));
}
const text = (words: string): Answer => ({ kind: 'text', text: words });
const chose = (option: string): Answer => ({ kind: 'choice', option, own: '' });
const progress = (): string => screen.getByRole('progressbar').textContent?.trim() ?? '';

test('a step comes only after the answer it hangs on, and only what comes is counted', async () => {
  const { user } = await openAt('side');
  expect(progress()).toBe('1 of 10');
  await user.click(screen.getByRole('radio', { name: 'I was hurt' }));
  expect(progress()).toBe('1 of 9');
  await press(user, 'Next');
  expect(heading()).toBe('What happened that day?');
  expect(progress()).toBe('2 of 9');
});

test('going back and answering otherwise opens the other way at once, and what was written there is still there', async () => {
  const { user, entry } = await openAt('only-broke', { side: chose('broke') });
  expect(progress()).toBe('2 of 11');
  await user.type(screen.getByRole('textbox'), 'I hid the letters.');
  await press(user, 'Back');
  await user.click(screen.getByRole('radio', { name: 'I was hurt' }));
  await press(user, 'Next');
  expect(heading()).toBe('What happened that day?');
  expect(await kept(entry, 'only-broke')).toEqual(text('I hid the letters.'));
  await press(user, 'Back');
  expect(heading()).toBe('Which side?');
  await user.click(screen.getByRole('radio', { name: 'I broke trust' }));
  await press(user, 'Next');
  expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('I hid the letters.');
});

test('a place on a way that has closed leads to the last step before it', async () => {
  await openAt('only-broke', { side: chose('hurt') });
  expect(heading()).toBe('Which side?');
});

for (const step of [
  'side',
  'scene',
  'few',
  'met',
  'plans',
  'scenes',
  'where',
  'one',
  'read',
  'keep',
  'settle',
]) {
  test(`axe finds nothing at the step "${step}"`, async () => {
    const answers: Record<string, Answer> = {
      scene: text('The kettle was on and I stood at the window for a long time.'),
      met: { kind: 'grid', rows: { joy: 'welcome' } },
      plans: { kind: 'cards', cards: [{ what: 'One' }, { what: 'Two', state: 'asked', when: '2026-12-01' }] },
    };
    await openAt(step, answers);
    await waitFor(() => expect(document.querySelector('main .body')?.textContent?.trim()).toBeTruthy());
    expect(await axeFindings()).toEqual([]);
  });
}

test('a grid is one group of radio buttons a row: arrow keys stay in it, and Tab goes to the next', async () => {
  const { user, entry } = await openAt('met');
  const rows = [screen.getByRole('group', { name: 'Joy' }), screen.getByRole('group', { name: 'Anger' })];
  expect(rows.every((row) => row.tagName === 'FIELDSET')).toBe(true);
  const [joy, anger] = rows as [HTMLElement, HTMLElement];
  within(joy).getByRole('radio', { name: 'Welcome' }).focus();
  await user.keyboard(' {ArrowRight}');
  expect((within(joy).getByRole('radio', { name: 'Punished' }) as HTMLInputElement).checked).toBe(true);
  await user.tab();
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Take back the answer to “Joy”');
  await user.tab();
  expect(anger.contains(document.activeElement)).toBe(true);
  await keeps(entry, 'met', { kind: 'grid', rows: { joy: 'punished' } });
});

test('the answer of one row can be taken back, and the focus stays in its row', async () => {
  const { user, entry } = await openAt('met', {
    met: { kind: 'grid', rows: { joy: 'welcome', anger: 'punished' } },
  });
  await press(user, 'Take back the answer to “Joy”');
  const joy = screen.getByRole('group', { name: 'Joy' });
  expect(joy.contains(document.activeElement)).toBe(true);
  expect(within(joy).queryByRole('radio', { checked: true })).toBeNull();
  await keeps(entry, 'met', { kind: 'grid', rows: { anger: 'punished' } });
});

test('at most so many can be chosen, and a plain line says so', async () => {
  const { user, entry } = await openAt('few');
  expect(screen.getByText('Only you can see this. Choose up to 2.')).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: 'Sleep' }));
  await user.click(screen.getByRole('checkbox', { name: 'Food' }));
  const third = screen.getByRole('checkbox', { name: 'Not today' }) as HTMLInputElement;
  expect(screen.getByText('That makes 2. Take one out to choose another.')).toBeTruthy();
  expect(third.getAttribute('aria-disabled')).toBe('true');
  await user.click(third);
  third.focus();
  await user.keyboard(' ');
  expect(third.checked).toBe(false);
  await keeps(entry, 'few', { kind: 'choices', options: ['sleep', 'food'], own: '' });
  await user.click(screen.getByRole('checkbox', { name: 'Food' }));
  await user.click(third);
  await keeps(entry, 'few', { kind: 'choices', options: ['sleep', 'not-today'], own: '' });
});

test('a card is filled in field by field: words, one of several, a day', async () => {
  const { user, entry } = await openAt('plans');
  await user.type(screen.getByRole('textbox', { name: 'What I do' }), 'Ring my brother');
  await user.type(screen.getByRole('textbox', { name: 'More about it' }), 'Before eight.');
  await user.click(screen.getByRole('radio', { name: 'Asked' }));
  await user.type(screen.getByLabelText('Day'), '1');
  await user.selectOptions(screen.getByLabelText('Month'), 'December');
  await user.type(screen.getByLabelText('Year'), '2026');
  const card = { what: 'Ring my brother', more: 'Before eight.', state: 'asked', when: '2026-12-01' };
  await keeps(entry, 'plans', { kind: 'cards', cards: [card] });
  await press(user, 'Take back the answer to “How it stands”');
  await waitFor(async () =>
    expect(await kept(entry, 'plans')).toEqual({ kind: 'cards', cards: [{ ...card, state: '' }] }),
  );
});

test('a new card opens with the focus in its first field, and the others become a line each', async () => {
  const { user } = await openAt('plans');
  await user.type(screen.getByRole('textbox', { name: 'What I do' }), 'Ring my brother');
  await press(user, 'Add another');
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'What I do' }));
  expect((document.activeElement as HTMLInputElement).value).toBe('');
  const first = screen.getByRole('button', { name: /^Ring my brother/ });
  expect(first.getAttribute('aria-expanded')).toBe('false');
  await user.keyboard('Ask for a day');
  first.focus();
  await user.keyboard('{Enter}');
  expect((screen.getByRole('textbox', { name: 'What I do' }) as HTMLInputElement).value).toBe(
    'Ring my brother',
  );
  expect(screen.getByRole('button', { name: /^Ask for a day/ }).getAttribute('aria-expanded')).toBe('false');
});

test('a card that was taken out can be taken back, and the focus is where that is done', async () => {
  const { user, entry } = await openAt('plans', {
    plans: { kind: 'cards', cards: [{ what: 'One' }, { what: 'Two' }, { what: 'Three' }] },
  });
  await press(user, 'Take out One plan 2');
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }));
  expect(screen.getAllByText('Taken out: Two').length).toBeGreaterThan(0);
  await keeps(entry, 'plans', { kind: 'cards', cards: [{ what: 'One' }, { what: 'Three' }] });
  await user.keyboard('{Enter}');
  await keeps(entry, 'plans', {
    kind: 'cards',
    cards: [{ what: 'One' }, { what: 'Two' }, { what: 'Three' }],
  });
  expect((document.activeElement as HTMLInputElement).value).toBe('Two');
});

test('a double click takes out one card, and not the one that comes up under the pointer', async () => {
  const { entry } = await openAt('plans', {
    plans: { kind: 'cards', cards: [{ what: 'One' }, { what: 'Two' }, { what: 'Three' }] },
  });
  for (const detail of [1, 2])
    await fireEvent.click(screen.getByRole('button', { name: 'Take out One plan 1' }), { detail });
  await keeps(entry, 'plans', { kind: 'cards', cards: [{ what: 'Two' }, { what: 'Three' }] });
  expect(screen.getAllByText('Taken out: One').length).toBeGreaterThan(0);
});

test('the only card can be emptied and brought back', async () => {
  const { user, entry } = await openAt('plans', { plans: { kind: 'cards', cards: [{ what: 'One' }] } });
  await press(user, 'Take out One plan 1');
  expect((screen.getByRole('textbox', { name: 'What I do' }) as HTMLInputElement).value).toBe('');
  await press(user, 'Undo');
  expect(screen.getAllByRole('textbox', { name: 'What I do' })).toHaveLength(1);
  await keeps(entry, 'plans', { kind: 'cards', cards: [{ what: 'One' }] });
});

test('cards can be looked at as a real table', async () => {
  const { user } = await openAt('plans', {
    plans: {
      kind: 'cards',
      cards: [
        { what: 'One', state: 'open' },
        { what: 'Two', when: '2026-12-01' },
      ],
    },
  });
  await press(user, 'Show as table');
  const table = screen.getByRole('table');
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((cell) => cell.textContent),
  ).toEqual(['What I do', 'More about it', 'How it stands', 'By when']);
  expect(
    within(table)
      .getAllByRole('rowheader')
      .map((cell) => cell.textContent),
  ).toEqual(['One', 'Two']);
  expect(within(table).getByText(/1 December 2026/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await press(user, 'Show as cards');
  expect(screen.queryByRole('table')).toBeNull();
});

test('cards made in advance are there, and nothing is saved until something is written', async () => {
  const { user, entry, house } = await openAt('scenes');
  expect((screen.getByRole('textbox', { name: 'Scene' }) as HTMLInputElement).value).toBe('Morning');
  await user.click(screen.getByRole('button', { name: /^Night/ }));
  expect(house.calls).not.toContain('answerSave');
  await user.type(screen.getByRole('textbox', { name: 'They felt' }), 'Cold');
  await keeps(entry, 'scenes', {
    kind: 'cards',
    cards: [{ name: 'Morning' }, { name: 'Night', felt: 'Cold' }],
  });
});

test('the list says where in the body, the drawing shows it, and a click on a place ticks it', async () => {
  const { user, entry } = await openAt('where');
  const drawing = document.querySelector('svg.body') as SVGElement;
  expect(drawing.getAttribute('aria-hidden')).toBe('true');
  await user.click(screen.getByRole('checkbox', { name: 'Chest' }));
  expect(drawing.querySelector('[data-place=chest]')?.classList.contains('lit')).toBe(true);
  expect(drawing.querySelector('[data-place=stomach]')).toBeNull();
  await user.click(drawing.querySelector('[data-place=hands] ellipse') as Element);
  expect((screen.getByRole('checkbox', { name: 'Hands' }) as HTMLInputElement).checked).toBe(true);
  await user.click(drawing.querySelector('[data-place=chest] ellipse') as Element);
  await keeps(entry, 'where', { kind: 'choices', options: ['hands'], own: '' });
});

const acts = () => finished('source', { acts: { kind: 'list', items: ['I lied.', 'I hid it.'] } });

test('lines are picked up under the name and day of where they were written, this sitting first', async () => {
  const { user, entry } = await openAt('one', { scene: text('I stood at the window.') }, acts);
  await screen.findByRole('checkbox', { name: 'I lied.' });
  const groups = screen
    .getAllByRole('group')
    .map((group) => group.querySelector('legend')?.textContent?.trim());
  expect(groups).toContain('Earlier in this exercise');
  expect(groups).toContain(`Title of source · ${day('2026-11-22')}`);
  await user.click(screen.getByRole('checkbox', { name: 'I lied.' }));
  await waitFor(async () => {
    const said = await kept(entry, 'one');
    expect(said?.kind === 'picked' && said.picked.map((line) => line.text)).toEqual(['I lied.']);
  });
});

test('what was written a moment ago can be picked up', async () => {
  const { user } = await openAt('where');
  for (let back = 0; back < 9 && heading() !== 'What happened that day?'; back++) await press(user, 'Back');
  await user.type(screen.getByRole('textbox'), 'The kettle was on.');
  for (let on = 0; on < 9 && heading() !== 'Which lines?'; on++) await press(user, 'Next');
  expect(await screen.findByRole('checkbox', { name: 'The kettle was on.' })).toBeTruthy();
});

test('own lines count with those picked up, and no more than agreed are taken', async () => {
  const { user, entry } = await openAt('one', {}, acts);
  await user.click(await screen.findByRole('checkbox', { name: 'I lied.' }));
  await user.type(screen.getByRole('textbox', { name: 'A line of your own 1' }), 'I said nothing.');
  expect(screen.getByText('That makes 2. Take one out to choose another.')).toBeTruthy();
  await user.click(screen.getByRole('checkbox', { name: 'I hid it.' }));
  expect(screen.queryByRole('button', { name: 'Add another' })).toBeNull();
  await waitFor(async () => {
    const said = await kept(entry, 'one');
    expect(said?.kind === 'picked' && said.picked.map((line) => line.text)).toEqual([
      'I lied.',
      'I said nothing.',
    ]);
  });
});

test('a picked line stays when its source is gone', async () => {
  const { user } = await openAt(
    'one',
    { one: { kind: 'picked', picked: [{ text: 'An older line', entry: 'gone' }] } },
    acts,
  );
  const older = (await screen.findByRole('checkbox', { name: 'An older line' })) as HTMLInputElement;
  expect(older.checked).toBe(true);
  expect(screen.getByText(/^These lines have changed/)).toBeTruthy();
  await user.click(older);
  expect((screen.getByRole('checkbox', { name: 'An older line' }) as HTMLInputElement).checked).toBe(false);
});

test('where nothing is written yet it is said where such lines come from, and an own line can be written', async () => {
  const { user, entry } = await openAt('one');
  expect(await screen.findByText(/^Lines you wrote in “Title of source” would stand here/)).toBeTruthy();
  await user.type(screen.getByRole('textbox', { name: 'A line of your own 1' }), 'Mine.');
  await keeps(entry, 'one', { kind: 'picked', picked: [{ text: 'Mine.', entry: '' }] });
});

const written: Record<string, Answer> = {
  scene: text('The kettle was on and I stood there.'),
  met: { kind: 'grid', rows: { anger: 'punished' } },
  plans: { kind: 'cards', cards: [{ what: 'Ring my brother', state: 'asked' }] },
  scenes: { kind: 'cards', cards: [{ name: 'Morning' }, { name: 'Night', felt: 'Cold' }] },
  one: { kind: 'picked', picked: [{ text: 'I lied.', entry: 'x' }] },
  keep: { kind: 'hold', until: '2026-11-29' },
};

test('reading aloud shows every kind of answer in words, and asks nothing', async () => {
  await openAt('read', written);
  const main = within(screen.getByRole('main'));
  expect(main.getByText('The kettle was on and I stood there.')).toBeTruthy();
  expect(main.getByText('Anger').nextElementSibling?.textContent).toBe('Punished');
  expect(main.queryByText('Joy')).toBeNull();
  const [plans, scenes] = main.getAllByRole('table') as [HTMLElement, HTMLElement];
  expect(within(plans).getByRole('rowheader', { name: 'Ring my brother' })).toBeTruthy();
  expect(within(plans).getByText('Asked')).toBeTruthy();
  expect(within(scenes).queryByText('Morning')).toBeNull();
  expect(within(scenes).getByText('Night')).toBeTruthy();
  expect(main.getByText('I lied.')).toBeTruthy();
  expect(main.queryByText(/^Only you can see this/)).toBeNull();
  expect(main.queryByRole('button', { name: 'Where this question comes from' })).toBeNull();
});

test('the words can be read alone on the screen, and Escape leads back', async () => {
  const { user } = await openAt('read', written);
  await press(user, 'Show only the words');
  const alone = screen.getByRole('dialog', { name: 'Read it aloud' });
  expect(within(alone).getByText('The kettle was on and I stood there.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  alone.dispatchEvent(new Event('cancel', { cancelable: true }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Show only the words' }));
});

test('tomorrow is chosen beforehand, said as a day, and saved when one goes on', async () => {
  const { user, entry, house } = await openAt('keep');
  const tomorrow = dayAfter(1);
  const chosen = screen.getByRole('radio', { checked: true });
  expect(chosen.closest('label')?.textContent).toContain(dayWithWeekday(tomorrow));
  expect(screen.getByText(/Nothing reminds you/).textContent).toContain(dayWithWeekday(tomorrow));
  expect(house.calls).not.toContain('answerSave');
  await press(user, 'Next');
  await keeps(entry, 'keep', { kind: 'hold', until: tomorrow });
});

test('it can be kept for a week or not at all, and an earlier day stays chosen', async () => {
  const { user, entry } = await openAt('keep', { keep: { kind: 'hold', until: '2026-01-05' } });
  expect(screen.getByRole('radio', { checked: true }).closest('label')?.textContent).toMatch(
    /5 January, as you chose before/,
  );
  await user.click(screen.getByRole('radio', { name: /^For a week/ }));
  await keeps(entry, 'keep', { kind: 'hold', until: dayAfter(7) });
  await user.click(screen.getByRole('radio', { name: 'Not at all' }));
  expect(screen.getByText(/You decide when, and whether at all/)).toBeTruthy();
  await keeps(entry, 'keep', { kind: 'hold', until: null });
});

test('skipping the question how long keeps nothing back', async () => {
  const { user, entry } = await openAt('keep');
  await press(user, 'Skip');
  await keeps(entry, 'keep', { kind: 'skipped' });
});

/** Time that the test moves on, while promises and saves go their way. */
function ownTime(): { user: UserEvent; pass: (ms: number) => Promise<void> } {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  return {
    user: userEvent.setup({ delay: null, advanceTimers: (ms) => vi.advanceTimersByTime(ms) }),
    pass: async (ms) => void (await vi.advanceTimersByTimeAsync(ms)),
  };
}

test('a short answer is asked on softly after a pause, once, and politely', async () => {
  const { user, pass } = ownTime();
  try {
    await openAt('scene');
    await user.type(screen.getByRole('textbox'), 'We talked.');
    expect(screen.queryByText('What did you see first?')).toBeNull();
    await pass(4500);
    const more = screen.getByText('What did you see first?');
    expect(more.closest('[role=status]')).toBeTruthy();
    expect(screen.getAllByRole('textbox')).toHaveLength(1);
    await press(user, 'Next');
    await press(user, 'Back');
    await user.type(screen.getByRole('textbox'), ' Yes.');
    await pass(4500);
    expect(screen.queryByText('What did you see first?')).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

test('an answer that says enough is left alone, and one that waves it off is not', async () => {
  const { user, pass } = ownTime();
  try {
    await openAt('scene');
    const field = screen.getByRole('textbox');
    await user.type(field, 'I stood at the window and counted the cars until it was dark.');
    await user.tab();
    await pass(5000);
    expect(screen.queryByText('What did you see first?')).toBeNull();
    await user.clear(field);
    await user.type(field, 'It was fine, really, nobody in our house ever made much of it.');
    await user.tab();
    await pass(1000);
    expect(screen.getByText('What did you see first?')).toBeTruthy();
  } finally {
    vi.useRealTimers();
  }
});

test('when the minutes have passed a quiet line says so, and there is no clock before', async () => {
  const { pass } = ownTime();
  try {
    await openAt('scene');
    await pass(9 * 60_000);
    expect(screen.queryByText(/minutes have passed/)).toBeNull();
    await pass(70_000);
    expect(screen.getByText('Ten minutes have passed. Finish your sentence if you like.')).toBeTruthy();
  } finally {
    vi.useRealTimers();
  }
});

test('an earlier sitting is offered only when something new is written, and shows the same step', async () => {
  const { user } = await openAt('scene', {}, () =>
    finished('trial', { scene: text('In spring it was loud.') }),
  );
  expect(screen.queryByRole('button', { name: /^Show what you wrote on/ })).toBeNull();
  await user.type(screen.getByRole('textbox'), 'Now');
  expect(document.body.textContent).not.toContain('In spring it was loud.');
  await press(user, `Show what you wrote on ${day('2026-11-22')}`);
  expect(await screen.findByText('In spring it was loud.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

async function leaving(entry: string): Promise<Leaving | null> {
  return ok(await commands.entryOpen(entry)).leaving;
}

test('at the end of something heavy one may say how one leaves it, and it is kept with the end', async () => {
  const { user, entry } = await openAt('settle');
  await user.click(screen.getByRole('radio', { name: 'Steadier' }));
  await press(user, 'Done for now');
  await waitFor(async () => expect(await leaving(entry)).toBe('steadier'));
});

test('nobody has to say how they leave it, and an answer can be taken back', async () => {
  const { user, entry, room } = await openAt('settle');
  await user.click(screen.getByRole('radio', { name: 'About the same' }));
  await press(user, 'Take back the answer');
  await press(user, 'Done for now');
  await waitFor(() => expect(room.screens.current.name).toBe('reflect'));
  expect(await leaving(entry)).toBeNull();
});

test('who leaves it stirred up is shown Help and something light, and can still just finish', async () => {
  const { user, entry, room } = await openAt('settle');
  await user.click(screen.getByRole('radio', { name: 'More stirred up' }));
  expect(await axeFindings()).toEqual([]);
  await press(user, 'Look at Help');
  expect(room.screens.current.name).toBe('help');
  await screen.findByRole('heading', { name: 'help' });
  room.screens.goBack();
  expect(((await screen.findByRole('radio', { name: 'More stirred up' })) as HTMLInputElement).checked).toBe(
    true,
  );
  await press(user, /^Begin “/);
  await waitFor(async () => expect(await leaving(entry)).toBe('stirred'));
  await waitFor(() => {
    const now = room.screens.current;
    expect(now.name === 'runner' && now.entry.startsWith('entry-spiral-stop')).toBe(true);
  });
});

test('a light exercise ends without that question', async () => {
  const { room } = await openAt('settle');
  const { entry } = ok(await commands.exerciseBegin('source'));
  ok(await commands.placeSave(entry, 'settle'));
  room.screens.show({ name: 'runner', entry });
  await waitFor(() => expect(screen.getByRole('button', { name: 'Done for now' })).toBeTruthy());
  await waitFor(() => expect(screen.queryByText('How are you leaving this?')).toBeNull());
});

const byKeyboard: [step: string, control: [role: string, name: string], keys: string, kept: Answer][] = [
  ['side', ['radio', 'I was hurt'], ' ', chose('hurt')],
  ['few', ['checkbox', 'Food'], ' ', { kind: 'choices', options: ['food'], own: '' }],
  ['met', ['radio', 'Welcome'], ' ', { kind: 'grid', rows: { joy: 'welcome' } }],
  ['plans', ['textbox', 'What I do'], 'Ring', { kind: 'cards', cards: [{ what: 'Ring' }] }],
  ['where', ['checkbox', 'Hands'], ' ', { kind: 'choices', options: ['hands'], own: '' }],
  [
    'one',
    ['textbox', 'A line of your own 1'],
    'Mine',
    { kind: 'picked', picked: [{ text: 'Mine', entry: '' }] },
  ],
  ['keep', ['radio', 'For a week'], '{ArrowDown}', { kind: 'hold', until: dayAfter(7) }],
];
for (const [step, [role, name], keys, answer] of byKeyboard) {
  test(`the step "${step}" can be answered and left with the keyboard alone`, async () => {
    const { user, entry } = await openAt(step);
    await screen.findAllByRole(role);
    const prompt = heading();
    const named = (): HTMLElement[] => screen.queryAllByRole(role, { name: new RegExp(`^${name}`) });
    const chosen = (): Element | null => document.querySelector('input[type=radio]:checked');
    // Tab goes to a group of radio buttons once: to the one that is chosen.
    const there = (): boolean =>
      named().some((each) => each === document.activeElement) || document.activeElement === chosen();
    for (let tabs = 0; tabs < 30 && !there(); tabs++) await user.tab();
    expect(there()).toBe(true);
    await user.keyboard(keys);
    for (let tabs = 0; tabs < 30 && document.activeElement?.textContent?.trim() !== 'Next'; tabs++)
      await user.tab();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(heading()).not.toBe(prompt));
    await keeps(entry, step, answer);
  });
}

test('parts are laid into an empty field as one text, and can be taken out until a key has changed it', async () => {
  const { user, entry } = await openRunner({
    exercise: 'letter',
    step: 'whole',
    exercises: [letter],
    answers: {
      what: text('I hid the letters. '),
      offers: { kind: 'list', items: ['I pay it back.', '', 'I show you the slips.'] },
    },
  });
  const area = (): HTMLTextAreaElement => screen.getByRole('textbox');
  const whole = 'I hid the letters.\n\nI pay it back.\nI show you the slips.';
  await press(user, 'Put my parts together');
  expect(area().value).toBe(whole);
  expect(document.activeElement).toBe(area());
  expect(area().selectionStart).toBe(whole.length);
  expect(screen.getByText('Your parts are here now. Change what you like.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Put my parts together' })).toBeNull();
  await keeps(entry, 'whole', text(whole));
  expect(await axeFindings()).toEqual([]);
  await press(user, 'Take them out again');
  await keeps(entry, 'whole', text(''));
  await press(user, 'Put my parts together');
  await user.keyboard(' Yes.');
  expect(screen.queryByRole('button', { name: 'Take them out again' })).toBeNull();
  await keeps(entry, 'whole', text(`${whole} Yes.`));
});

test('nothing is laid over words that stand there, and nothing is offered where no part is written', async () => {
  await openRunner({
    exercise: 'letter',
    step: 'whole',
    exercises: [letter],
    answers: { what: text('I hid the letters.'), whole: text('My own words.') },
  });
  expect(screen.queryByRole('button', { name: 'Put my parts together' })).toBeNull();
  await openRunner({ exercise: 'letter', step: 'whole', exercises: [letter] });
  expect(screen.queryByRole('button', { name: 'Put my parts together' })).toBeNull();
});
