import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { answerWith, commands, type Commands } from './ipc/commands';
import { FIRST_PASSPHRASE } from './ipc/fake';
import { behindACover } from './state/leaving';
import { Household } from './test/twoAtOneScreen';
import { TestWindow } from './test/window';

/** No waiting: what the page shows when the press has been handled is what somebody looking sees. */
const key = (key: string, more: object = {}): boolean => {
  const press = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
  return (document.activeElement ?? document.body).dispatchEvent(press);
};
const isBlank = (): boolean => (document.body.textContent ?? '').trim() === '';
const isClosed = async (window: TestWindow): Promise<void> => {
  expect(isBlank()).toBe(true);
  expect(window.house.calls).toContain('windowClose');
  await waitFor(() => expect(window.house.calls).toContain('roomLock'));
  expect(window.house.calls.indexOf('windowClose')).toBeLessThan(window.house.calls.indexOf('roomLock'));
  await new Promise((soon) => setTimeout(soon, 20));
  expect(isBlank()).toBe(true);
};

/** A note with words that no timer has sent yet. */
async function inANote(): Promise<TestWindow> {
  const window = new TestWindow({ scene: 'one' });
  await window.unlock();
  await window.press('Reflect');
  await window.press('Write a note');
  await window.at('note');
  await window.user.type(screen.getByRole('textbox', { name: 'Your note' }), 'The rain was loud');
  window.house.calls.length = 0;
  return window;
}

test.each<[string, (window: TestWindow) => void]>([
  ['the control', () => screen.getByRole('button', { name: 'Close' }).click()],
  ['Ctrl Q', () => void key('q', { ctrlKey: true })],
  ['Cmd Q', () => void key('q', { metaKey: true })],
  ['Shift three times', () => [1, 2, 3].forEach(() => void key('Shift'))],
  ['the window itself', () => void globalThis.window.dispatchEvent(new Event('close-requested'))],
])('%s blanks the page in the same frame, keeps the last words behind it, and ends', async (_, way) => {
  const window = await inANote();
  way(window);
  await isClosed(window);
  expect(window.house.calls).toContain('noteSave');
  expect(window.house.calls.indexOf('noteSave')).toBeLessThan(window.house.calls.indexOf('roomLock'));
  expect(document.querySelector('[aria-live], [role=status], [role=alert]')).toBeNull();
  expect(document.activeElement?.textContent).toBe('');
});

test('it closes from the Door, from Help before it, and from the first start', async () => {
  for (const [scene, lead] of [
    ['one', null],
    ['one', /^Help/],
    ['none', null],
    ['none', 'Begin'],
  ] as const) {
    const window = new TestWindow({ scene });
    await window.at('door');
    if (lead) await window.press(lead);
    window.house.calls.length = 0;
    key('q', { ctrlKey: true });
    await isClosed(window);
    cleanup();
  }
});

test('a dialog has the control at its own corner, and it closes with everything behind it', async () => {
  const window = await inANote();
  key('F1');
  const dialog = within(await screen.findByRole('dialog'));
  dialog.getByRole('button', { name: 'Close' }).click();
  await isClosed(window);
});

test('Shift closes only three times in five seconds, with nothing pressed between', async () => {
  const window = await inANote();
  const shift = (at: number): void => {
    const event = new KeyboardEvent('keydown', { key: 'Shift', bubbles: true });
    Object.defineProperty(event, 'timeStamp', { value: at });
    document.activeElement?.dispatchEvent(event);
  };
  shift(0);
  shift(100);
  key('A', { shiftKey: true });
  shift(200);
  shift(300);
  await fireEvent.pointerDown(document.body);
  shift(400);
  shift(500);
  shift(5600);
  key('Shift', { repeat: true });
  key('Shift', { altKey: true });
  expect(window.house.calls).not.toContain('windowClose');
  shift(5700);
  shift(5800);
  expect(window.house.calls).toContain('windowClose');
});

test('Ctrl L comes back to a bare Door from Help, from a dialog, and from words typed there', async () => {
  const window = new TestWindow({ scene: 'one' });
  await window.at('door');
  await window.press(/^Help/);
  await window.at('help');
  key('l', { ctrlKey: true });
  expect(document.querySelector('[data-screen=help]')).toBeNull();
  await window.at('door');
  key('F1');
  await screen.findByRole('dialog');
  key('l', { ctrlKey: true });
  expect(document.querySelector('dialog')).toBeNull();
  await window.at('door');
  await window.type(/^Passphrase/, 'half of a passph');
  key('l', { ctrlKey: true });
  await window.at('door');
  expect((await screen.findByLabelText<HTMLInputElement>(/^Passphrase/)).value).toBe('');
});

test('a room whose passphrase was being tried when somebody locked never opens', async () => {
  const window = new TestWindow({ scene: 'one' });
  await window.at('door');
  await window.type(/^Passphrase/, FIRST_PASSPHRASE);
  window.house.calls.length = 0;
  screen.getByRole('button', { name: 'Open' }).click();
  key('l', { ctrlKey: true });
  await waitFor(() => expect(window.house.calls).toContain('roomLock'));
  expect(document.querySelector('[data-screen=today]')).toBeNull();
  await window.at('door');
});

test('what a browser does by keys or by the mouse is held back', async () => {
  const window = await inANote();
  const chords: [string, object][] = [
    ['F5', {}],
    ['F12', {}],
    ['ContextMenu', {}],
    ['F10', { shiftKey: true }],
    ['BrowserBack', {}],
    ['r', { ctrlKey: true }],
    ['p', { metaKey: true }],
    ['+', { ctrlKey: true }],
    ['I', { ctrlKey: true, shiftKey: true }],
    ['ArrowLeft', { altKey: true }],
  ];
  for (const [pressed, more] of chords) expect(key(pressed, more), pressed).toBe(false);
  for (const typed of ['a', 'v', 'z']) expect(key(typed, { ctrlKey: true }), typed).toBe(true);
  expect(key('r')).toBe(true);
  const field = screen.getByRole('textbox', { name: 'Your note' });
  expect(await fireEvent.contextMenu(field)).toBe(false);
  expect(await fireEvent.dragStart(field)).toBe(false);
  expect(await fireEvent.drop(field)).toBe(false);
  expect(await fireEvent.mouseUp(field, { button: 3 })).toBe(false);
  expect(await fireEvent.wheel(field, { ctrlKey: true })).toBe(false);
  expect(await fireEvent.wheel(field)).toBe(true);
  expect(window.house.calls).not.toContain('windowPrint');
});

test('a double click puts one entry into the bin, and Undo brings it back', async () => {
  const window = new TestWindow({ scene: 'one' });
  await window.unlock();
  await window.press('Reflect');
  for (const note of ['Alder', 'Birch', 'Cedar']) {
    await window.press('Write a note');
    await window.type('Your note', note);
    await window.press('Done for now');
    await window.at('reflect');
  }
  const bins = (): HTMLElement[] => screen.queryAllByRole('button', { name: /^Put .* in the bin$/ });
  await waitFor(() => expect(bins()).toHaveLength(3));
  const [, second] = bins();
  await fireEvent.click(second as HTMLElement, { detail: 1 });
  await waitFor(() => expect(bins()).toHaveLength(2));
  // The row below has come up under the pointer.
  await fireEvent.click(bins()[1] as HTMLElement, { detail: 2 });
  await new Promise((soon) => setTimeout(soon, 20));
  expect(bins()).toHaveLength(2);
  await window.press('Undo');
  await waitFor(() => expect(bins()).toHaveLength(3));
});

test('while a dialog of the system is open the page behind it is covered, and the focus comes back', async () => {
  document.body.innerHTML = '<button type="button">Print</button>';
  const button = screen.getByRole('button');
  button.focus();
  let answer: (said: string) => void = () => {};
  const said = behindACover(() => new Promise<string>((soon) => (answer = soon)));
  expect(document.documentElement.dataset.covered).toBe('');
  answer('printed');
  expect(await said).toBe('printed');
  expect(document.documentElement.dataset.covered).toBeUndefined();
  expect(document.activeElement).toBe(button);
  document.body.replaceChildren();
});

test.each<[string, keyof Commands, () => Promise<() => Promise<void>>]>([
  [
    'a household file is chosen',
    'householdChoose',
    async () => {
      const window = new TestWindow({ scene: 'two' });
      await window.press('Open another household');
      return () => window.press('Choose a file…');
    },
  ],
  [
    'a copy of the household file is saved',
    'householdCopy',
    async () => {
      const window = new TestWindow({ scene: 'two' });
      await window.unlock();
      await window.press('Settings');
      return () => window.press('Save a copy of the household file…');
    },
  ],
  [
    'the calendar file is saved',
    'calendarSave',
    async () => {
      const household = new Household();
      household.agreed();
      household.open('first', { name: 'calendar' });
      const save = await screen.findByRole('button', { name: 'Save the file' });
      return () => household.user.click(save);
    },
  ],
  [
    'the plan is printed',
    'windowPrint',
    async () => {
      const household = new Household();
      answerWith({ ...commands, windowPrint: () => Promise.resolve({ ok: true, value: null }) });
      household.agreed();
      household.open('first', { name: 'plans' });
      await household.user.click(await screen.findByRole('button', { name: 'Print' }));
      const asks = within(await screen.findByRole('dialog'));
      return () => household.user.click(asks.getByRole('button', { name: 'Print' }));
    },
  ],
])('the page is covered before the dialog of the system in which %s', async (_, command, until) => {
  const open = await until();
  const act = commands[command] as (...args: unknown[]) => Promise<unknown>;
  const covered: (string | undefined)[] = [];
  const listened = (...args: unknown[]): Promise<unknown> => {
    covered.push(document.documentElement.dataset.covered);
    return act(...args);
  };
  answerWith({ ...commands, [command]: listened });
  await open();
  await waitFor(() => expect(covered).toEqual(['']));
  await waitFor(() => expect(document.documentElement.dataset.covered).toBeUndefined());
});
