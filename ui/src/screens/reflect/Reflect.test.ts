import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { answerWith, commands } from '../../ipc/commands';
import type { EntryLine, ExerciseLine, ReflectView, Shelf } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { clearGates } from '../../test/runner';
import { TestWindow } from '../../test/window';

async function written(): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  const run = window.house.commands();
  const begun = await run.exerciseBegin('responsibility-account');
  if (!begun.ok) throw new Error('no exercise');
  await clearGates(begun.value.entry);
  await run.answerSave(begun.value.entry, 'one-sentence', { kind: 'text', text: 'I kept a second phone.' });
  await run.answerSave(begun.value.entry, 'began', { kind: 'date', date: '2025-03-01', about: 'in spring' });
  await run.answerSave(begun.value.entry, 'acts', { kind: 'list', items: ['One.', 'Two.', ' '] });
  await run.entryFinish(begun.value.entry, null);
  await window.press('Reflect');
  await window.at('reflect');
  return window;
}

const line = (id: string, more: Partial<ExerciseLine> = {}): ExerciseLine => ({
  id,
  title: id,
  summary: `About ${id}.`,
  minutes: 10,
  questions: 4,
  role: 'either',
  weight: 'light',
  shelf: 'begin',
  openEntry: null,
  last: null,
  sittings: 0,
  waits: [],
  ...more,
});
const shelves: Shelf[] = [
  'help',
  'ahead',
  'meaning',
  'roots',
  'needs',
  'feelings',
  'account',
  'impact',
  'steady',
  'begin',
];

/** Reflect over made-up lists. */
async function reflecting(view: Partial<ReflectView>): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'one' });
  await window.unlock();
  answerWith({
    ...commands,
    exerciseList: () =>
      Promise.resolve({ ok: true, value: { exercises: [], open: [], written: [], binned: [], ...view } }),
  });
  await window.press('Reflect');
  await window.at('reflect');
  await screen.findByRole('heading', { name: 'Exercises' });
  return window;
}

function titlesShown(): (string | null)[] {
  return [...document.querySelectorAll('[id^="exercise-"] .title')].map(({ textContent }) => textContent);
}

test('a written entry is read with its questions and answers', async () => {
  const window = await written();
  await window.press(/^What I did, in full Written on/);
  const page = await window.at('entry');
  expect(within(page).getByText('I kept a second phone.')).toBeTruthy();
  expect(within(page).getByText('1 March 2025, in spring')).toBeTruthy();
  expect(
    within(page)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual(['One.', 'Two.']);
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  expect(await axeFindings()).toEqual([]);
});

test('what goes in the bin can be taken back at once, and later', async () => {
  const window = await written();
  await window.press('Put “What I did, in full” in the bin');
  expect(await screen.findByText(/is in the bin now/)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Undo' }));
  await window.user.keyboard('{Enter}');
  expect(await screen.findByRole('button', { name: /^What I did, in full Written on/ })).toBeTruthy();
  await window.press('Put “What I did, in full” in the bin');
  await window.press('In the bin (1)');
  expect(await axeFindings()).toEqual([]);
  await window.press('Take back');
  expect(await screen.findByRole('button', { name: /^What I did, in full Written on/ })).toBeTruthy();
  expect(
    (await screen.findByText('“What I did, in full” is back where you wrote it.')).closest('[role=status]'),
  ).toBeTruthy();
  await waitFor(() => expect(document.activeElement?.id).toBe('reflect-written'));
});

test('the second person sees nothing of what the first wrote', async () => {
  const window = await written();
  await window.press(/^Lock/);
  await window.at('door');
  await window.unlock('violet kettle harbour nine');
  expect(document.body.textContent).not.toContain('second phone');
  await window.press('Reflect');
  await window.at('reflect');
  expect(await screen.findByText('What you finish is kept here. Only you can read it.')).toBeTruthy();
});

test('ten shelves stand in their order, and only where to begin is open at first', async () => {
  await reflecting({ exercises: shelves.map((shelf) => line(`on ${shelf}`, { shelf })) });
  const heads = screen.getAllByRole('heading', { level: 3 });
  expect(heads.map(({ textContent }) => textContent?.trim())).toEqual([
    'Where to begin',
    'A hard day',
    'Where it hurts',
    'What I did',
    'Feelings',
    'Needs and small things',
    'Where I come from',
    'Making sense of it',
    'What lies ahead',
    'Finding somebody',
  ]);
  expect(titlesShown()).toEqual(['on begin']);
  expect(await axeFindings()).toEqual([]);
});

test('a shelf opens by the keyboard and is still open after a look elsewhere', async () => {
  const window = await reflecting({
    exercises: [line('first'), line('a letter', { shelf: 'impact', weight: 'heavy', last: '2026-05-03' })],
  });
  screen.getByRole('button', { name: 'Where it hurts' }).focus();
  await window.user.keyboard('{Enter}');
  expect(titlesShown()).toEqual(['first', 'a letter']);
  await window.user.tab();
  expect(document.activeElement?.textContent).toContain(
    'About 10 minutes · Takes strength · Last written on 3 May',
  );
  expect(await axeFindings()).toEqual([]);
  await window.press('Settings');
  await window.at('settings');
  await window.press('Reflect');
  await waitFor(() => expect(titlesShown()).toEqual(['first', 'a letter']));
});

test('what is looked for is found on every shelf, with the number said, and nothing found shows a way on', async () => {
  const window = await reflecting({
    exercises: [line('A letter'), line('Words', { shelf: 'account', summary: 'A letter to nobody.' })],
  });
  await window.type('Find an exercise', 'letter');
  expect(titlesShown()).toEqual(['A letter', 'Words']);
  const said = screen.getByText('2 exercises have these words.');
  expect(said.getAttribute('role')).toBe('status');
  expect(await axeFindings()).toEqual([]);
  await window.type('Find an exercise', 'zebra');
  expect(said.textContent).toBe('No exercise has these words.');
  expect(screen.getByText(/^Try one plain word/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.press('Show all shelves');
  expect(said.textContent).toBe('');
  expect(screen.getByRole('button', { name: 'Where to begin' })).toBeTruthy();
});

test('one side shows what is for it and for both, and is still chosen later', async () => {
  const window = await reflecting({
    exercises: [line('both'), line('did', { role: 'broke' }), line('was done', { role: 'hurt' })],
  });
  expect(screen.getByRole('button', { name: /^did/ }).textContent).toContain('For what you did');
  await window.user.click(screen.getByRole('radio', { name: 'For what was done to you' }));
  expect(titlesShown()).toEqual(['both', 'was done']);
  await window.press('Today');
  await window.press('Reflect');
  await waitFor(() => expect(titlesShown()).toEqual(['both', 'was done']));
});

test('an exercise that waits cannot be begun; it says what for and why, and leads there', async () => {
  const waits = [{ exercise: 'account', title: 'What I did, in full', because: 'First what, then why.' }];
  const window = await reflecting({
    exercises: [
      line('How it came about', { waits }),
      line('account', { title: 'What I did, in full', shelf: 'account', role: 'broke' }),
    ],
  });
  await window.user.click(screen.getByRole('radio', { name: 'For what was done to you' }));
  expect(screen.queryByRole('button', { name: /^How it came about About/ })).toBeNull();
  const waiting = screen.getByText(/^You can open this after “What I did, in full”\./);
  expect(waiting.textContent).toContain('First what, then why.');
  expect(await axeFindings()).toEqual([]);
  await window.press('Go to “What I did, in full”');
  expect(document.activeElement).toBe(await screen.findByRole('button', { name: /^What I did, in full/ }));
  expect(window.house.calls).not.toContain('exerciseBegin');
});

test('one exercise that lies open is gone on with', async () => {
  const window = new TestWindow({ scene: 'one' });
  await window.unlock();
  const run = window.house.commands();
  const begun = await run.exerciseBegin('where-we-are');
  if (!begun.ok) throw new Error('no exercise');
  await clearGates(begun.value.entry);
  const step = begun.value.exercise.steps.find(({ kind }) => kind === 'longText' || kind === 'shortText');
  await run.answerSave(begun.value.entry, step?.id ?? '', { kind: 'text', text: 'Half of it.' });
  await window.press('Reflect');
  await window.at('reflect');
  const open = await screen.findByRole('button', { name: /^Where we are Say/ });
  expect(open.textContent).toContain('Begun and left open');
  await window.user.click(open);
  await window.at('runner');
  expect(window.house.calls.filter((call) => call === 'exerciseBegin')).toHaveLength(1);
});

test('much that lies open does not push the exercises away', async () => {
  const open = Array.from({ length: 9 }, (_, index): EntryLine => ({
    entry: `e${index}`,
    exercise: 'x',
    title: `Open ${index}`,
    at: '2026-11-01T10:00:00',
    question: 2,
    of: 5,
  }));
  const window = await reflecting({ open });
  expect(screen.getAllByRole('button', { name: /^Open \d/ })).toHaveLength(5);
  await window.press('Show all that lies open');
  expect(screen.getAllByRole('button', { name: /^Open \d/ })).toHaveLength(9);
  expect(document.activeElement?.textContent).toContain('Open 5');
});

test('three thousand entries come in parts, newest first and month by month', async () => {
  const start = Date.parse('2026-11-22T12:00:00Z');
  const history = Array.from({ length: 3000 }, (_, index): EntryLine => ({
    entry: `e${index}`,
    exercise: index % 3 === 0 ? null : 'x',
    title: `Entry ${index}`,
    at: new Date(start - index * 9 * 3_600_000).toISOString(),
    question: 0,
    of: 0,
  }));
  const window = await reflecting({ written: history });
  const rows = (): HTMLElement[] => screen.getAllByRole('button', { name: /^Entry \d/ });
  expect(rows()).toHaveLength(40);
  expect(screen.getByRole('heading', { name: 'November 2026' })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.press('Show more');
  expect(rows()).toHaveLength(80);
  expect(document.activeElement).toBe(rows()[40]);
  expect(screen.getByRole('heading', { name: 'October 2026' })).toBeTruthy();
});

test('what was written is one press away, and the heading takes the focus', async () => {
  HTMLElement.prototype.scrollIntoView ??= () => {};
  const window = await reflecting({});
  await window.press('What you have written');
  expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Written' }));
});

test('nothing counts what was done', async () => {
  await reflecting({ exercises: [line('often', { sittings: 37, last: '2026-11-20' })] });
  expect(document.querySelector('main')?.textContent).not.toMatch(/37|%|percent/);
});
