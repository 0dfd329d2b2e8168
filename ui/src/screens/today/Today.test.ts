import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { answerWith, commands } from '../../ipc/commands';
import type { Suggestion, TodayView } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';

const sharedRoom = 'In the shared room';

/** Today as it would be on another day. */
async function showing(view: Partial<TodayView>, scene = 'one'): Promise<TestWindow> {
  const window = new TestWindow({ scene });
  await window.unlock();
  answerWith({
    ...commands,
    todayShow: () =>
      Promise.resolve({
        ok: true,
        value: {
          date: '2026-11-22',
          suggestion: null,
          open: [],
          plans: [],
          looks: [],
          promises: false,
          light: false,
          ...view,
        },
      }),
  });
  await window.press('Settings');
  await window.at('settings');
  await window.press('Today');
  await window.at('today');
  await screen.findByRole('heading', { name: 'Quick things' });
  return window;
}

test('a person who is alone in the household reads nothing of a shared room', async () => {
  const window = new TestWindow({ scene: 'one' });
  await window.unlock();
  expect(await screen.findByRole('heading', { name: 'Left open' })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: sharedRoom })).toBeNull();
});

test('two persons see what waits in the shared room', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  expect(await screen.findByRole('heading', { name: sharedRoom })).toBeTruthy();
});

test('a computer that is new to the file is one quiet line, other notices are boxes, and each can be put away', async () => {
  const window = new TestWindow({
    scene: 'one',
    notices: [
      { kind: 'noWitness', count: 1 },
      { kind: 'copyMended', count: 1 },
    ],
  });
  await window.unlock();
  const line = await screen.findByText(/^This file is new to this computer/);
  expect(line.closest('.notice')).toBeNull();
  expect(screen.getByText('A small damage was found and mended').closest('.notice')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.user.click(screen.getAllByRole('button', { name: 'Put away' }).at(-1)!);
  expect(screen.queryByText(/^This file is new to this computer/)).toBeNull();
  expect(screen.getByText('A small damage was found and mended')).toBeTruthy();
});

const reasons: [Suggestion['reason'], RegExp][] = [
  [{ kind: 'firstStep' }, /^A first step/],
  [{ kind: 'nextStep' }, /^It goes on from what you have written/],
  [{ kind: 'again', last: '2026-05-03' }, /^You last wrote this on 3 May/],
  [{ kind: 'lighter' }, /This one is light/],
  [{ kind: 'steadying' }, /Something short and steadying first/],
  [{ kind: 'leftOpen', question: 3, of: 9, on: '2026-11-20' }, /^You stopped at question 3 of 9/],
];
for (const [reason, says] of reasons) {
  test(`a step that is suggested says why in one line: ${reason.kind}`, async () => {
    await showing({
      suggestion: {
        exercise: 'spiral-stop',
        entry: null,
        title: 'A step',
        summary: 'One line.',
        minutes: 3,
        questions: 4,
        reason,
      },
    });
    expect(await screen.findByText(says)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Not now' })).toBeTruthy();
    expect(document.querySelectorAll('button.primary')).toHaveLength(1);
    expect(await axeFindings()).toEqual([]);
  });
}

test('"Not now" costs nothing: something else is there, or one quiet line', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  expect(await axeFindings()).toEqual([]);
  for (let asked = 0; asked < 100 && screen.queryByRole('button', { name: 'Not now' }); asked++) {
    await window.press('Not now');
  }
  expect(await screen.findByText(/You set this aside for today/)).toBeTruthy();
  expect(document.querySelectorAll('button.primary')).toHaveLength(0);
});

const events: [string, string][] = [
  ['A setback', 'A setback'],
  ['A wave came back', 'When it hits again'],
  ['I slipped', 'A setback'],
  ['A hard talk ahead', 'Before a hard talk'],
  ['I am spinning', 'When thoughts run away with you'],
];
for (const [event, title] of events) {
  test(`something happened, "${event}", begins "${title}"`, async () => {
    const window = new TestWindow({ scene: 'one' });
    await window.unlock();
    const happened = await screen.findByRole('button', { name: /^Something happened/ });
    expect(screen.queryByRole('button', { name: event })).toBeNull();
    happened.focus();
    await window.user.keyboard('{Enter}');
    expect(happened.getAttribute('aria-expanded')).toBe('true');
    expect(await axeFindings()).toEqual([]);
    await window.press(event);
    await window.at('runner');
    expect(await screen.findByRole('heading', { level: 1, name: title })).toBeTruthy();
  });
}

test('the two-minute things begin at once', async () => {
  const window = new TestWindow({ scene: 'one' });
  await window.unlock();
  await window.press(/^One feeling, two minutes/);
  await window.at('runner');
});

test('a quick thing is there only when its exercise is, and does not wait for another one', async () => {
  const window = new TestWindow({ scene: 'one' });
  const real = window.house.commands();
  await window.unlock();
  answerWith({
    ...commands,
    exerciseList: async () => {
      const said = await real.exerciseList();
      if (!said.ok) return said;
      const some = said.value.exercises.filter(({ id }) => id === 'inventory' || id === 'aftershock');
      const waits = [{ exercise: 'x', title: 'Another', because: 'First that.' }];
      const exercises = some.map((line) => (line.id === 'inventory' ? { ...line, waits } : line));
      return { ok: true, value: { ...said.value, exercises } };
    },
  });
  await window.press('Settings');
  await window.at('settings');
  await window.press('Today');
  const quick = await screen.findByRole('region', { name: 'Quick things' });
  await window.press(/^Something happened/);
  expect(within(quick).getByRole('button', { name: 'A wave came back' })).toBeTruthy();
  expect(within(quick).getByRole('button', { name: /^Write a note/ })).toBeTruthy();
  for (const missing of [/^A setback/, /^One feeling/, /^Two minutes/]) {
    expect(within(quick).queryByRole('button', { name: missing })).toBeNull();
  }
});

test('only the newest of what lies open stands on Today, and the rest is one press away', async () => {
  const open = Array.from({ length: 5 }, (_, index) => ({
    entry: `e${index}`,
    exercise: 'x',
    title: `Open ${index}`,
    at: '2026-11-01T10:00:00',
    question: 2,
    of: 5,
  }));
  const window = await showing({ open });
  expect(screen.getAllByRole('button', { name: /^Open \d/ })).toHaveLength(3);
  await window.press('All that lies open');
  await window.at('reflect');
});

test('what has a day to look at it again is one line that leads there, with no number and no mark', async () => {
  const looks = [{ agreement: 'evenings', title: 'Evenings on work trips' }];
  const window = await showing({ looks }, 'two');
  const line = screen.getByText('The day to look at “Evenings on work trips” again is around now.');
  expect(line.closest('p')?.textContent).not.toMatch(/\d|overdue|late|due\b|days/i);
  expect(await axeFindings()).toEqual([]);
  await window.press('Open it');
  await window.at('agreement');
});

test('without such a day nothing is said of looking again', async () => {
  await showing({}, 'two');
  expect(screen.queryByText(/again around now/)).toBeNull();
});

test('anyone keeps it light without a reason, and switches it off again', async () => {
  const window = new TestWindow({ scene: 'one' });
  await window.unlock();
  const light = await screen.findByRole('checkbox', { name: /^Keep it light/ });
  expect(light).toHaveProperty('checked', false);
  await window.user.click(light);
  expect(await screen.findByText(/This one is light/)).toBeTruthy();
  expect(screen.getByRole('checkbox', { name: /^Keep it light/ })).toHaveProperty('checked', true);
  await window.user.click(screen.getByRole('checkbox', { name: /^Keep it light/ }));
  expect(await screen.findByText(/A first step/)).toBeTruthy();
});
