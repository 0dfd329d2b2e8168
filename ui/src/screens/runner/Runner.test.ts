import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { exercises } from '../../ipc/fakeContent';
import type { ExerciseView } from '../../ipc/types';
import { axeFindings } from '../../test/axe';
import { clearIfAsked } from '../../test/runner';
import { TestWindow } from '../../test/window';

const account = exercises.find(({ id }) => id === 'responsibility-account') as ExerciseView;

async function begin(title: string): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  await window.press('Reflect');
  await window.at('reflect');
  await window.type('Find an exercise', title);
  await window.press(new RegExp(`^${title}`));
  await window.at('runner');
  await screen.findByRole('button', { name: 'Begin' });
  return window;
}

/** Goes on until the heading is the question. */
async function goTo(window: TestWindow, prompt: string): Promise<void> {
  for (let step = 0; step < 30 && window.heading !== prompt; step++) {
    const before = window.heading;
    await clearIfAsked(window.user);
    await window.press(/^(Begin|Next)$/);
    await waitFor(() => expect(window.heading).not.toBe(before));
  }
  expect(window.heading).toBe(prompt);
}

test('the length and the reasons to leave it stand before the beginning', async () => {
  await begin('What I did, in full');
  const { questions, minutes } = account;
  expect(screen.getByText(`${questions} questions, about ${minutes} minutes`)).toBeTruthy();
  expect(screen.getByRole('heading', { name: 'Before you start: is now a good time?' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Look at Help' })).toBeTruthy();
});

test('words are kept without a button, and are there after a lock with the place', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'In one plain sentence, what did you do?');
  await window.user.type(screen.getByRole('textbox'), 'I kept a second phone.');
  await window.user.keyboard('{Control>}l{/Control}');
  await window.unlock();
  await window.press('Go on');
  await window.at('runner');
  // What was asked about danger before is not known after a lock, and the place comes after it.
  for (let asked = 0; asked < 2; asked++) {
    const before = window.heading;
    expect(await clearIfAsked(window.user)).toBe(true);
    await window.press('Next');
    await waitFor(() => expect(window.heading).not.toBe(before));
  }
  expect(window.heading).toBe('In one plain sentence, what did you do?');
  expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('I kept a second phone.');
});

test('a lock takes every private word off the page in the same breath', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'In one plain sentence, what did you do?');
  await window.user.type(screen.getByRole('textbox'), 'marker words');
  // No waiting: whatever the page shows when the key has been handled is what somebody looking sees.
  void fireEvent.keyDown(document.activeElement ?? document.body, { key: 'l', ctrlKey: true });
  expect(document.body.textContent).not.toContain('plain sentence');
  expect(document.querySelector('textarea')).toBeNull();
  expect(document.querySelector('[data-screen=cover]')).toBeTruthy();
  await window.at('door');
  expect(window.house.calls.lastIndexOf('answerSave')).toBeLessThan(window.house.calls.indexOf('roomLock'));
  expect(window.house.calls).toContain('answerSave');
});

test('a window that is being closed hands in the last words first', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'In one plain sentence, what did you do?');
  await window.user.type(screen.getByRole('textbox'), 'last words');
  window.house.calls.length = 0;
  globalThis.window.dispatchEvent(new Event('close-requested'));
  await waitFor(() => expect(window.house.calls).toContain('roomLock'));
  expect(window.house.calls.indexOf('answerSave')).toBeGreaterThanOrEqual(0);
  expect(window.house.calls.indexOf('answerSave')).toBeLessThan(window.house.calls.indexOf('roomLock'));
});

test('a window that is being closed is held open, told once, while the last words cannot be kept', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'In one plain sentence, what did you do?');
  window.house.saveFault = { kind: 'diskFull' };
  await window.user.type(screen.getByRole('textbox'), 'last words');
  globalThis.window.dispatchEvent(new Event('close-requested'));
  await screen.findByText('The last words are not in the file yet');
  await waitFor(() => expect(window.house.calls).toContain('windowWaits'));
  await new Promise((soon) => setTimeout(soon, 2500));
  expect(window.house.calls.filter((name) => name === 'windowWaits')).toHaveLength(1);
  window.house.saveFault = null;
  await waitFor(() => expect(window.house.calls).toContain('roomLock'), { timeout: 5000 });
}, 15_000);

test('a lock that cannot keep the last words says nothing of the window until that is closed', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'In one plain sentence, what did you do?');
  window.house.saveFault = { kind: 'diskFull' };
  await window.user.type(screen.getByRole('textbox'), 'last words');
  await window.user.keyboard('{Control>}l{/Control}');
  await screen.findByText('The last words are not in the file yet');
  expect(window.house.calls).not.toContain('windowWaits');
  globalThis.window.dispatchEvent(new Event('close-requested'));
  await waitFor(() => expect(window.house.calls).toContain('windowWaits'));
  window.house.saveFault = null;
  await waitFor(() => expect(window.house.calls).toContain('roomLock'), { timeout: 5000 });
}, 15_000);

test('what cannot be kept is said, stays in the field, and goes out when it can', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'In one plain sentence, what did you do?');
  window.house.saveFault = { kind: 'diskFull' };
  await window.user.type(screen.getByRole('textbox'), 'words for later');
  expect(await screen.findByText('The disk is full, so the last words could not be kept.')).toBeTruthy();
  expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('words for later');
  expect(screen.getByRole('button', { name: 'Copy my words' })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  window.house.saveFault = null;
  await window.press('Try again');
  expect(await screen.findByText('Saved')).toBeTruthy();
});

test('a lock with words that cannot be kept stays covered, says so, and locks once they are', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'In one plain sentence, what did you do?');
  window.house.saveFault = { kind: 'diskFull' };
  await window.user.type(screen.getByRole('textbox'), 'words for later');
  await window.user.keyboard('{Control>}l{/Control}');
  expect(await screen.findByText('The last words are not in the file yet')).toBeTruthy();
  expect(document.body.textContent).not.toContain('words for later');
  expect(window.house.me).toBe('first');
  window.house.saveFault = null;
  await window.at('door');
  expect(window.house.me).toBeNull();
}, 15_000);

test('skipping keeps what is already written', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'In one plain sentence, what did you do?');
  await window.user.type(screen.getByRole('textbox'), 'Half of it.');
  await window.press('Skip');
  await window.press('Back');
  expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('Half of it.');
});

test('Help and back costs neither the place nor a word', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'In one plain sentence, what did you do?');
  await window.user.type(screen.getByRole('textbox'), 'Still here.');
  await window.press('Help');
  await window.at('help');
  await window.press('Back');
  await window.at('runner');
  expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('Still here.');
});

test('stopping leads to Today, where it lies open with its place', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'What did you do, one act at a time?');
  await window.user.type(screen.getByRole('textbox'), 'I lied about the dates.');
  await window.press('Stop here');
  await window.at('today');
  expect(await screen.findByText(`You stopped at 2 of ${account.questions} on 22 November`)).toBeTruthy();
  expect(screen.getByText(/Every word is as you left it/)).toBeTruthy();
});

test('what one wrote earlier is shown again only when one asks for it', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'What did you do, one act at a time?');
  await window.user.type(screen.getByRole('textbox'), 'I lied about the dates.');
  const whole = account.steps.find(({ recall }) => recall === 'acts');
  await goTo(window, whole?.prompt ?? '');
  expect(document.body.textContent).not.toContain('I lied about the dates.');
  await window.press('Show what you wrote before');
  expect(within(await window.at('runner')).getByText('I lied about the dates.')).toBeTruthy();
});

test('examples come only when they are asked for', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'In one plain sentence, what did you do?');
  const example = account.steps.find(({ id }) => id === 'one-sentence')?.examples[0] ?? '';
  expect(screen.queryByText(example)).toBeNull();
  await window.press('A way to begin');
  expect(screen.getByText(example)).toBeTruthy();
});

test('where a question comes from tells the source, how sure it is and what nobody knows', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'In one plain sentence, what did you do?');
  await window.press('Where this question comes from');
  const card = screen.getByRole('dialog');
  for (const part of ['What it rests on', 'How sure that is', 'What is not known', 'Sources']) {
    expect(within(card).getByText(part)).toBeTruthy();
  }
  await window.press('Done');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('feelings are chosen across families and read back', async () => {
  const window = await begin('What I did, in full');
  await goTo(window, 'Having written this, what do you feel right now?');
  await window.user.click(screen.getByRole('checkbox', { name: 'stung' }));
  await window.user.click(screen.getByRole('checkbox', { name: 'Numb' }));
  expect(screen.getByText('You chose: stung, Numb')).toBeTruthy();
  await window.user.click(screen.getByRole('checkbox', { name: 'stung' }));
  expect(screen.getByText('You chose: Numb')).toBeTruthy();
});

async function feelingsOf(): Promise<TestWindow> {
  const window = await begin('What I did, in full');
  await goTo(window, 'Having written this, what do you feel right now?');
  return window;
}
const focusedName = (): string => document.activeElement?.closest('label')?.textContent?.trim() ?? '';

test('Tab stops once in each family of feelings, and the arrow keys lead to every word', async () => {
  const window = await feelingsOf();
  const boxes = screen.getAllByRole('checkbox');
  const families = screen.getAllByRole('rowheader').length;
  expect(boxes.length).toBeGreaterThan(100);
  expect(boxes.filter((box) => box.tabIndex === 0)).toHaveLength(families + 1);
  const reached = new Set<string>();
  screen.getByRole('checkbox', { name: 'Numb' }).focus();
  await window.user.keyboard('{Home}');
  for (let row = 0; row <= families; row++) {
    for (let before = ''; before !== focusedName();) {
      before = focusedName();
      reached.add(before);
      await window.user.keyboard('{ArrowRight}');
    }
    await window.user.keyboard('{Home}');
    await window.user.tab();
  }
  expect(reached.size).toBe(boxes.length);
});

test('Up and Down keep the strength, Home and End stay in the family, and Space chooses', async () => {
  const window = await feelingsOf();
  const [hurt, fear] = screen.getAllByRole('row').slice(1) as [HTMLElement, HTMLElement];
  const strongest = (row: HTMLElement) =>
    within(within(row).getAllByRole('cell')[2]!).getAllByRole('checkbox');
  within(hurt).getAllByRole('checkbox')[0]?.focus();
  await window.user.keyboard('{End}');
  expect(document.activeElement).toBe(strongest(hurt).at(-1));
  await window.user.keyboard('{ArrowDown}');
  expect(strongest(fear)).toContain(document.activeElement);
  await window.user.keyboard('{ArrowUp}{Home}');
  expect(focusedName()).toBe('stung');
  await window.user.keyboard(' ');
  expect(screen.getByText('You chose: stung')).toBeTruthy();
  expect(document.activeElement?.getAttribute('tabindex')).toBe('0');
});

test('the group of feelings says how the keys lead through it', async () => {
  await feelingsOf();
  const group = screen.getByRole('group');
  const said = (group.getAttribute('aria-describedby') ?? '').split(' ');
  expect(said.map((id) => document.getElementById(id)?.textContent).join(' ')).toContain('Space chooses');
});

test('the care notes are never folded, in no window and at no text size', async () => {
  const wide = window.innerWidth;
  for (const [width, size] of [
    [1280, '100%'],
    [900, '100%'],
    [900, '200%'],
    [320, '200%'],
  ] as const) {
    window.innerWidth = width;
    document.documentElement.style.fontSize = size;
    try {
      const runner = await begin('What I did, in full');
      expect(screen.getByRole('heading', { name: 'Before you start: is now a good time?' })).toBeTruthy();
      for (const line of account.care) expect(screen.getByText(line).closest('[hidden]')).toBeNull();
      expect(screen.getByRole('button', { name: 'Look at Help' })).toBeTruthy();
      await runner.press('Begin');
      expect(screen.queryByText('Before you start: is now a good time?')).toBeNull();
    } finally {
      window.innerWidth = wide;
      document.documentElement.style.fontSize = '';
      cleanup();
    }
  }
});
