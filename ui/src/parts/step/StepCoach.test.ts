import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';

import { commands } from '../../ipc/commands';
import type { CoachMark } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { openRunner, type OpenRunner } from '../../test/runner';

const trial = (coach: string): string => `
id = "trial"
version = 1
title = "Trial"
summary = "One line."
minutes = 5
role = "either"
weight = "light"
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
[[steps]]
id = "words"
kind = "long-text"
prompt = "What would you say?"
${coach}
[[steps]]
id = "end"
kind = "long-text"
prompt = "And now?"
`;

const three = 'I lied to you. I am sorry if it hurt. But you never asked.';
const ask = 'Look at my wording';

async function openAt(text: string, coach = 'coach = "apology"'): Promise<OpenRunner> {
  return openRunner({
    exercise: 'trial',
    step: 'words',
    exercises: [trial(coach)],
    answers: text === '' ? {} : { words: { kind: 'text', text } },
  });
}

/** What has the focus; the page itself is nothing. */
const focused = (): string => {
  const element = document.activeElement;
  return element === document.body ? '' : (element?.textContent?.trim() ?? '');
};
const area = (): HTMLTextAreaElement => screen.getByRole('textbox');
const list = (): HTMLElement => screen.getByRole('list', { name: 'Notes on your wording' });
const notes = (): HTMLElement[] => within(list()).getAllByRole('listitem');
const headings = (): string[] =>
  within(list())
    .getAllByRole('heading', { level: 2 })
    .map((heading) => heading.textContent?.replace(/\s+/g, ' ').trim() ?? '');
const says = (): string =>
  screen
    .getAllByRole('status')
    .map((region) => region.textContent?.trim())
    .join(' ');
const press = async ({ user }: OpenRunner, name: string): Promise<void> =>
  user.click(screen.getByRole('button', { name }));

async function looked(open: OpenRunner): Promise<void> {
  await press(open, ask);
  await screen.findByRole('list', { name: 'Notes on your wording' });
}

test('a step whose text is for nobody else offers no look at the wording', async () => {
  await openAt(three, '');
  expect(screen.queryByRole('button', { name: ask })).toBeNull();
});

test('nothing is looked at before the writer asks, however long the text rests', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true });
  try {
    const { user, house } = await openAt('');
    await user.type(area(), 'I am sorry if it hurt.');
    area().blur();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(house.calls).toContain('answerSave');
    expect(house.calls).not.toContain('coachLook');
    expect(screen.queryByRole('list', { name: 'Notes on your wording' })).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

test('what is good comes first, and each note gives the words, the reason and one way to say it', async () => {
  await looked(await openAt(three));
  expect(headings()).toEqual(['It is there: what you did, by name', 'Whether it hurt', 'Always and never']);
  const second = notes()[1]!.textContent;
  for (const part of ['“sorry if it hurt”', 'leaves it open', 'One way to say it:', 'without “if”'])
    expect(second).toContain(part);
  expect(says()).toContain('There are 3 notes below.');
  expect(focused()).toContain(ask);
});

test('the text goes to the coach as the step names it', async () => {
  const open = await openAt('I am sorry if it hurt. You never ask.', 'coach = "feelings"');
  await looked(open);
  expect(headings()).toEqual(['Always and never']);
  expect(says()).toContain('There is one note below.');
});

test('“Show me” selects the words in the writing, also when they have moved', async () => {
  const open = await openAt(three);
  await looked(open);
  const show = within(notes()[1]!).getByRole('button', { name: 'Show me' });
  const chosen = (): string => area().value.slice(area().selectionStart, area().selectionEnd);
  await open.user.click(show);
  expect(document.activeElement).toBe(area());
  expect(chosen()).toBe('sorry if it hurt');
  await open.user.type(area(), 'Well. ', { initialSelectionStart: 0, initialSelectionEnd: 0 });
  await open.user.click(show);
  expect(chosen()).toBe('sorry if it hurt');
});

test('notes on a text that has changed since are marked, and words that are gone cannot be shown', async () => {
  const open = await openAt(three);
  await looked(open);
  await open.user.click(within(notes()[1]!).getByRole('button', { name: 'Show me' }));
  await open.user.keyboard('sorry that I hurt you');
  expect(says()).toContain('You have changed your text since.');
  expect(within(notes()[1]!).queryByRole('button', { name: 'Show me' })).toBeNull();
  expect(within(notes()[2]!).getByRole('button', { name: 'Show me' })).toBeTruthy();
  await press(open, ask);
  await waitFor(() => expect(notes()).toHaveLength(2));
  expect(says()).not.toContain('You have changed your text since.');
});

test('what is left as it is goes, and does not come again in this sitting', async () => {
  const open = await openAt(three);
  await looked(open);
  await open.user.click(within(notes()[1]!).getByRole('button', { name: 'Leave as it is' }));
  expect(headings()).toEqual(['It is there: what you did, by name', 'Always and never']);
  expect(says()).toContain('Left as it is.');
  expect(focused()).toContain('Always and never');
  await press(open, 'Next');
  await screen.findByRole('heading', { name: 'And now?' });
  await press(open, 'Back');
  await screen.findByRole('heading', { name: 'What would you say?' });
  await looked(open);
  expect(notes()).toHaveLength(2);
});

test('three notes at most are shown, and what is left makes room for the next', async () => {
  const open = await openAt(`${three} It was only once.`);
  await looked(open);
  expect(headings()).toEqual(['It is there: what you did, by name', 'Whether it hurt', 'Always and never']);
  expect(says()).toContain('There are 3 notes below.');
  await open.user.click(within(notes()[1]!).getByRole('button', { name: 'Leave as it is' }));
  expect(headings()).toEqual(['It is there: what you did, by name', 'Always and never', 'How big it was']);
});

test('the same rule speaks again about other words', async () => {
  const open = await openAt('I am sorry if it hurt.');
  await looked(open);
  await press(open, 'Leave as it is');
  await open.user.type(area(), ' again', { initialSelectionStart: 21, initialSelectionEnd: 21 });
  await looked(open);
  expect(headings()).toEqual(['Whether it hurt']);
});

test('what was left is kept by no command', async () => {
  const open = await openAt(three);
  await looked(open);
  await open.user.click(within(notes()[0]!).getByRole('button', { name: 'Leave as it is' }));
  expect(open.house.calls).toEqual(['coachLook']);
});

test('a text with nothing to say about gets one calm line, and it goes when one writes on', async () => {
  const open = await openAt('The kettle was on.');
  await press(open, ask);
  await waitFor(() => expect(says()).toContain('Nothing stands out.'));
  expect(screen.queryByRole('list', { name: 'Notes on your wording' })).toBeNull();
  await open.user.type(area(), ' It sang.');
  expect(says()).not.toContain('Nothing stands out.');
});

test('an empty page is not looked at', async () => {
  const open = await openAt('');
  await press(open, ask);
  expect(says()).toContain('There is nothing written yet.');
  expect(open.house.calls).not.toContain('coachLook');
});

test('a look that fails says so, and that the words are safe', async () => {
  const open = await openAt(three);
  vi.spyOn(commands, 'coachLook').mockResolvedValueOnce({ ok: false, error: { kind: 'locked' } });
  await press(open, ask);
  await waitFor(() => expect(says()).toContain('locked'));
  expect(screen.queryByRole('list', { name: 'Notes on your wording' })).toBeNull();
});

test('words written while the coach still looks make its notes old ones', async () => {
  const open = await openAt(three);
  const answer = await commands.coachLook('apology', three);
  let give = (): void => {};
  vi.spyOn(commands, 'coachLook').mockReturnValueOnce(
    new Promise((resolve) => (give = () => resolve(answer))),
  );
  await press(open, ask);
  await open.user.type(area(), ' More.');
  give();
  await waitFor(() => expect(says()).toContain('You have changed your text since.'));
});

test('the keyboard alone asks, shows and leaves', async () => {
  const { user } = await openAt('You never ask.');
  area().focus();
  await user.tab();
  expect(focused()).toContain(ask);
  await user.keyboard('{Enter}');
  await screen.findByRole('list', { name: 'Notes on your wording' });
  await user.tab();
  await user.keyboard('{Enter}');
  expect(document.activeElement).toBe(area());
  await user.tab();
  await user.tab();
  await user.tab();
  expect(focused()).toContain('Leave as it is');
  await user.keyboard(' ');
  await waitFor(() => expect(focused()).toContain(ask));
});

test('everything a note can be about has a heading of its own', async () => {
  const open = await openAt(three);
  const there = [
    ...(['regret', 'responsibility', 'explanation', 'change_promise'] as const),
    ...(['repair_offer', 'ask_forgiveness', 'names_harm', 'impact'] as const),
  ].map((name): CoachMark => ({ kind: 'component', name }));
  const again = [
    ...(['conditional', 'blame_shift', 'but_excuse', 'minimising', 'vague_passive'] as const),
    ...(['demand_closure', 'sorry_for_feelings', 'absolute', 'character_attack', 'contempt'] as const),
    ...(['mind_reading', 'feel_that_you', 'threat_punish', 'interrogation'] as const),
  ].map((name): CoachMark => ({ kind: 'flag', name }));
  const note = { start: 0, end: 1, words: 'I', why: 'Why', instead: 'Instead' };
  const found = [...there, ...again].map((about) => ({ ...note, rule: about.name, about }));
  vi.spyOn(commands, 'coachLook').mockResolvedValueOnce({ ok: true, value: { notes: found } });
  await looked(open);
  // Three at a time: each one that is left lets the next be read.
  const read: string[] = [];
  while (screen.queryByRole('list', { name: 'Notes on your wording' })) {
    read.push(headings()[0] ?? '');
    await open.user.click(within(notes()[0]!).getByRole('button', { name: 'Leave as it is' }));
  }
  expect(new Set(read).size).toBe(found.length);
  expect(read.map((heading) => heading.startsWith('It is there: '))).toEqual(
    found.map(({ about }) => about.kind === 'component'),
  );
});

test('axe finds nothing wrong with the notes', async () => {
  await looked(await openAt(three));
  expect(await axeFindings()).toEqual([]);
});
