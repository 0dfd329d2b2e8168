import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { answerWith, commands } from '../ipc/commands';
import { FakeHouse, FIRST_PASSPHRASE } from '../ipc/fake';
import type { RoomView } from '../ipc/types';
import { Room } from './room.svelte';

const real = { ...commands };
let house: FakeHouse;
let room: Room;

beforeEach(async () => {
  vi.useFakeTimers({ now: new Date('2026-11-22T21:00:00') });
  house = new FakeHouse({ scene: 'two' });
  answerWith(house.commands());
  await commands.doorUnlock(FIRST_PASSPHRASE, null);
  const view = await commands.roomShow();
  room = new Room((view as { value: RoomView }).value, { lock: () => undefined, leave: () => undefined });
});
afterEach(() => {
  vi.useRealTimers();
  answerWith(real);
});

const saves = (): number => house.calls.filter((call) => call === 'breachSave').length;
const words = async (): Promise<string[]> => {
  const said = await commands.breachList();
  return said.ok ? said.value.breaches.map(({ text }) => text.word) : [];
};

test('what was typed and taken away again makes no record', async () => {
  const page = room.breachOf(room.newBreach());
  await page.open();
  page.write({ word: 'S' });
  page.write({ word: ' ' });
  await vi.advanceTimersByTimeAsync(2000);
  await room.leaveBreach(page);
  expect(saves()).toBe(0);
  page.write({ between: 'friend' });
  expect(await page.keep()).toBe(true);
  expect(saves()).toBe(1);
});

test('a lock waits for the words that were typed last', async () => {
  const page = room.breachOf(room.newBreach());
  await page.open();
  page.write({ word: 'Sam' });
  expect(await room.flush()).toBe(true);
  expect(await words()).toEqual(['Sam']);
});

test('the first words make the record, and every later save changes the same one', async () => {
  const page = room.breachOf(room.newBreach());
  await page.open();
  page.write({ word: 'Sa' });
  await page.keep();
  page.write({ word: 'Sam' });
  await page.keep();
  page.write({ word: '' });
  await page.keep();
  expect(await words()).toEqual(['']);
});

test('words that cannot be kept are still there for whoever comes back', async () => {
  const address = room.newBreach();
  const page = room.breachOf(address);
  await page.open();
  house.saveFault = { kind: 'diskFull' };
  page.write({ word: 'Sam' });
  await room.leaveBreach(page);
  expect(room.newBreach()).toBe(address);
  expect(room.breachOf(address).text?.word).toBe('Sam');
  house.saveFault = null;
  await room.leaveBreach(page);
  expect(await words()).toEqual(['Sam']);
  expect(room.newBreach()).not.toBe(address);
});
