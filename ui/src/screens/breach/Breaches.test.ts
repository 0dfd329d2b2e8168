import { screen, waitFor, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';

const asked = 'Are both of you 18 or older?';

/** In the records, behind the question that comes first. */
async function opened(scene = 'two'): Promise<TestWindow> {
  const window = new TestWindow({ scene });
  await window.unlock();
  await toRecords(window);
  await window.user.click(await screen.findByRole('radio', { name: 'Yes' }));
  await window.press('Continue');
  await screen.findByText(/^You don’t have to write anything here|^Add another/);
  return window;
}
async function toRecords(window: TestWindow): Promise<void> {
  await window.press('Reflect');
  await window.at('reflect');
  await window.press('What happened');
  await window.at('breaches');
}
async function add(window: TestWindow, word: string): Promise<void> {
  await window.press(/^Add/);
  await window.at('breach');
  await window.type('Your word for them', word);
  await window.press('Done');
  await window.at('breaches');
  await screen.findByRole('button', { name: new RegExp(`^With ${word}`) });
}
const frame = (): string => screen.getByRole('navigation').querySelector('.word')?.textContent ?? '';
const notes = (window: TestWindow): string[] => window.house.calls.filter((call) => call === 'breachSave');

test('one question comes first, and the records open once it is answered', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  await toRecords(window);
  expect(await screen.findByRole('heading', { name: asked })).toBeTruthy();
  expect(screen.queryByText('You don’t have to write anything here')).toBeNull();
  expect(await axeFindings()).toEqual([]);
  await window.user.click(await screen.findByRole('radio', { name: 'Yes' }));
  await window.press('Continue');
  expect(await screen.findByRole('heading', { name: 'You don’t have to write anything here' })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  expect(await axeFindings()).toEqual([]);
});

test('no answer leads to its own ending, and from there on to the same records as ever', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  await toRecords(window);
  await screen.findByRole('heading', { name: asked });
  await window.press('Continue');
  await window.at('ending');
  expect(window.heading).toBe('Written for adults');
  expect(await axeFindings()).toEqual([]);
  await window.press('Go on to your own pages');
  await window.at('breaches');
  expect(await screen.findByRole('heading', { name: 'You don’t have to write anything here' })).toBeTruthy();
  expect(screen.queryByText(asked)).toBeNull();
});

test('“not now” leads back and answers nothing: it is asked again', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  await toRecords(window);
  await window.press('Not now');
  await window.at('reflect');
  expect(window.house.calls).not.toContain('breachGateAnswer');
  await window.press('What happened');
  expect(await screen.findByRole('heading', { name: asked })).toBeTruthy();
});

test('the frame says the own word only while there are several, and nowhere that two people look', async () => {
  const window = await opened();
  await add(window, 'Sam');
  expect(frame()).toBe('');
  await add(window, 'Lou');
  expect(frame()).toBe('Lou');
  expect(screen.getByText(/^You’re working on this one/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.press('Work on this one: With Sam');
  await screen.findByText('You’re working on “With Sam” now.');
  expect(frame()).toBe('Sam');
  expect(document.activeElement?.textContent).toBe('What you’ve written');
  await window.press('Plans');
  await window.at('plans');
  expect(document.body.textContent).not.toContain('Sam');
  expect(document.title).not.toContain('Sam');
  await window.user.keyboard('{Control>}l{/Control}');
  await window.at('door');
  expect(document.body.textContent).not.toContain('Sam');
  await window.unlock();
  expect(frame()).toBe('Sam');
});

test('what is set aside is folded away, and is brought back on its page', async () => {
  const window = await opened();
  await add(window, 'Sam');
  await add(window, 'Lou');
  await window.press(/^With Lou/);
  await window.at('breach');
  await window.press('Set aside');
  expect(await screen.findByText(/^This one is set aside/)).toBeTruthy();
  expect(frame()).toBe('');
  await window.press('Done');
  await window.at('breaches');
  expect(screen.queryByRole('button', { name: /^With Lou/ })).toBeNull();
  await window.press('Set aside (1)');
  await window.press(/^With Lou/);
  await window.press('Bring back');
  await waitFor(() => {
    expect(frame()).toBe('Lou');
  });
  expect(await axeFindings()).toEqual([]);
});

test('a record without a word is called by what they are, and the frame says nothing of it', async () => {
  const window = await opened();
  await add(window, 'Sam');
  await window.press('Add another');
  await window.user.click(await screen.findByRole('radio', { name: 'A close friend' }));
  await window.press('Done');
  await window.at('breaches');
  expect(await screen.findByRole('button', { name: /^With a friend/ })).toBeTruthy();
  expect(frame()).toBe('');
});

test('every field can be left empty: a look at an empty page leaves nothing behind', async () => {
  const window = await opened();
  await window.press('Add');
  await window.at('breach');
  expect(await axeFindings()).toEqual([]);
  await window.press('Done');
  await window.at('breaches');
  expect(notes(window)).toEqual([]);
  await add(window, 'Sam');
  await window.press(/^With Sam/);
  await window.user.clear(await screen.findByLabelText('Your word for them'));
  await window.press('Done');
  expect(await screen.findByRole('button', { name: 'With a partner' })).toBeTruthy();
});

test('everything that is said is saved as it is said, and is there the next time', async () => {
  const window = await opened();
  await window.press('Add');
  await window.type('Your word for them', 'Sam');
  await window.user.click(screen.getByRole('checkbox', { name: 'Money or debts' }));
  await window.user.click(screen.getByRole('checkbox', { name: 'An emotional affair, or secret contact' }));
  await window.type('In your own words', 'The second phone.');
  await window.user.click(screen.getByRole('radio', { name: 'It’s still going on' }));
  await window.type('Day', '3');
  await window.user.selectOptions(screen.getByLabelText('Month'), 'May');
  await window.type('Year', '2024');
  await window.type('Or since when, in words', 'After the move');
  await window.user.click(screen.getByRole('radio', { name: 'I was hurt' }));
  await window.user.click(screen.getByRole('radio', { name: 'They’re not in this household' }));
  expect(screen.getByText('What you write about this can’t be shared here.')).toBeTruthy();
  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(window.heading).toBe('With Sam');
  expect(await axeFindings()).toEqual([]);
  await window.press('Done');
  const list = await window.house.commands().breachList();
  expect(list.ok && list.value.breaches.map(({ text }) => text)).toEqual([
    {
      between: 'partner',
      word: 'Sam',
      kinds: ['secretContact', 'money'],
      other: 'The second phone.',
      shape: 'stillGoingOn',
      since: '2024-05-03',
      sinceAbout: 'After the move',
      side: 'hurt',
      here: 'no',
    },
  ]);
  await window.press(/^With Sam/);
  expect(((await screen.findByLabelText('In your own words')) as HTMLTextAreaElement).value).toBe(
    'The second phone.',
  );
  const side = screen.getByRole('group', { name: 'Which of these fits you?' });
  await window.user.click(within(side).getByRole('button', { name: 'Take this answer back' }));
  expect(within(side).queryByRole('radio', { checked: true })).toBeNull();
});

test('a lock while somebody writes keeps every word', async () => {
  const window = await opened();
  await window.press('Add');
  await window.type('In your own words', 'The last words.');
  await window.user.keyboard('{Control>}l{/Control}');
  await window.at('door');
  await window.unlock();
  const list = await window.house.commands().breachList();
  expect(list.ok && list.value.breaches[0]?.text.other).toBe('The last words.');
});

test('words that cannot be kept stay on the page, with what to do', async () => {
  const window = await opened();
  await window.press('Add');
  window.house.saveFault = { kind: 'diskFull' };
  await window.type('Your word for them', 'Sam');
  await window.press('Done');
  expect(await screen.findByText('Not saved yet')).toBeTruthy();
  expect((screen.getByLabelText('Your word for them') as HTMLInputElement).value).toBe('Sam');
  window.house.saveFault = null;
  await window.press('Try again');
  expect(await screen.findByText('Saved')).toBeTruthy();
});

test('nobody else in the household yet is said as it is, and what it means', async () => {
  const window = await opened('one');
  await window.press('Add');
  const here = await screen.findByRole('group', { name: 'Are they the other person in this household?' });
  expect(
    within(here).queryByRole('radio', { name: 'They’re the other person in this household' }),
  ).toBeNull();
  await window.user.click(within(here).getByRole('radio', { name: 'Nobody else is in this household yet' }));
  expect(screen.getByText(/^There’s nobody to share with yet\./)).toBeTruthy();
});

test('putting it in the bin asks what becomes of the pages, and is undone', async () => {
  const window = await opened();
  await add(window, 'Sam');
  const note = { date: '2026-11-20', title: 'On the train', text: 'Rain.' };
  await window.house.commands().noteSave(null, note);
  await window.press(/^With Sam/);
  await window.press('Done');
  await window.press(/^With Sam/);
  await window.press('Put in the bin');
  expect(await screen.findByRole('dialog', { name: 'Put “With Sam” in the bin?' })).toBeTruthy();
  expect(screen.getByText(/Pages you keep can’t be shared here once this one is gone for good/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.press('Cancel');
  expect(screen.queryByRole('dialog')).toBeNull();
  await window.press('Put in the bin');
  await window.press('Bin the pages too');
  await window.at('breaches');
  expect(await screen.findByText(/^“With Sam” is in the bin now\./)).toBeTruthy();
  let reflect = await window.house.commands().exerciseList();
  expect(reflect.ok && reflect.value.written).toEqual([]);
  await window.press('Undo');
  expect(await screen.findByRole('button', { name: 'With Sam' })).toBeTruthy();
  reflect = await window.house.commands().exerciseList();
  expect(reflect.ok && reflect.value.written).toHaveLength(1);
});

test('where nothing belongs to it, the bin asks nothing and can be undone', async () => {
  const window = await opened();
  await add(window, 'Sam');
  await window.press(/^With Sam/);
  await window.press('Put in the bin');
  await window.at('breaches');
  expect(await screen.findByText(/^“With Sam” is in the bin now\./)).toBeTruthy();
  await window.press('Undo');
  expect(await screen.findByRole('button', { name: 'With Sam' })).toBeTruthy();
});
