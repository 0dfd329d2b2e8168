import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { Answered } from '../ipc/types';
import { SaveQueue, type SaveState } from './saveQueue';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A file that takes its time: each save is answered by hand or after so many milliseconds. */
class SlowFile {
  kept: string[] = [];
  begun: string[] = [];
  underWay = 0;
  most = 0;
  fault = false;

  constructor(private readonly ms = 0) {}

  save(text: string) {
    return async (): Promise<Answered<null>> => {
      this.begun.push(text);
      this.most = Math.max(this.most, ++this.underWay);
      if (this.ms > 0) await new Promise((done) => setTimeout(done, this.ms));
      this.underWay--;
      if (this.fault) return { ok: false, error: { kind: 'diskFull' } };
      this.kept.push(text);
      return { ok: true, value: null };
    };
  }
}

test('the newest words go out when the keyboard has been quiet for a moment', async () => {
  const file = new SlowFile();
  const queue = new SaveQueue();
  queue.offer('a', file.save('I'));
  await vi.advanceTimersByTimeAsync(300);
  queue.offer('a', file.save('I was'));
  await vi.advanceTimersByTimeAsync(399);
  expect(file.kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(file.kept).toEqual(['I was']);
  expect(queue.owes).toBe(false);
});

test('somebody who writes without a pause is saved all the same', async () => {
  const file = new SlowFile();
  const queue = new SaveQueue();
  for (let key = 0; key < 10; key++) {
    queue.offer('a', file.save(`${key}`));
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(file.kept.length).toBeGreaterThanOrEqual(1);
});

test('one call is under way at a time, and the newest words follow it', async () => {
  const file = new SlowFile(1000);
  const queue = new SaveQueue();
  queue.offer('a', file.save('one'));
  void queue.flush();
  queue.offer('a', file.save('two'));
  void queue.flush();
  queue.offer('a', file.save('three'));
  const kept = queue.flush();
  await vi.advanceTimersByTimeAsync(5000);
  expect(await kept).toBe(true);
  expect(file.begun).toEqual(['one', 'three']);
  expect(file.most).toBe(1);
});

test('steps do not push each other out', async () => {
  const file = new SlowFile();
  const queue = new SaveQueue();
  queue.offer('first step', file.save('one'));
  queue.offer('place', file.save('two'));
  await queue.flush();
  expect(file.kept).toEqual(['one', 'two']);
});

test('a lock during a save waits for it and for the words that came meanwhile', async () => {
  const file = new SlowFile(700);
  const queue = new SaveQueue();
  queue.offer('a', file.save('old'));
  void queue.flush();
  await vi.advanceTimersByTimeAsync(100);
  queue.offer('a', file.save('new'));
  let locked = false;
  void queue.flush().then(() => (locked = true));
  await vi.advanceTimersByTimeAsync(700);
  expect(locked).toBe(false);
  await vi.advanceTimersByTimeAsync(700);
  expect(locked).toBe(true);
  expect(file.kept).toEqual(['old', 'new']);
});

test('what could not be kept is still owed and goes out with the next try', async () => {
  const file = new SlowFile();
  file.fault = true;
  const queue = new SaveQueue();
  queue.offer('a', file.save('words'));
  expect(await queue.flush()).toBe(false);
  expect(queue.state).toEqual({ kind: 'failed', error: { kind: 'diskFull' } });
  expect(queue.owes).toBe(true);
  file.fault = false;
  expect(await queue.flush()).toBe(true);
  expect(file.kept).toEqual(['words']);
  expect(queue.state).toEqual({ kind: 'saved' });
});

test('newer words replace the ones that failed', async () => {
  const file = new SlowFile(100);
  file.fault = true;
  const queue = new SaveQueue();
  queue.offer('a', file.save('old'));
  const first = queue.flush();
  queue.offer('a', file.save('new'));
  await vi.advanceTimersByTimeAsync(100);
  await first;
  file.fault = false;
  const second = queue.flush();
  await vi.advanceTimersByTimeAsync(500);
  expect(await second).toBe(true);
  expect(file.kept).toEqual(['new']);
});

test('a call that breaks instead of answering loses nothing', async () => {
  const queue = new SaveQueue();
  queue.offer('a', () => Promise.reject(new Error('gone')));
  expect(await queue.flush()).toBe(false);
  const file = new SlowFile();
  queue.offer('a', file.save('words'));
  expect(await queue.flush()).toBe(true);
  expect(file.kept).toEqual(['words']);
});

test('saving has a word only when it takes longer than a blink', async () => {
  const said: SaveState['kind'][] = [];
  const quick = new SaveQueue(({ kind }) => said.push(kind));
  quick.offer('a', new SlowFile(200).save('x'));
  const done = quick.flush();
  await vi.advanceTimersByTimeAsync(200);
  await done;
  expect(said).toEqual(['saved']);
  said.length = 0;
  const slow = new SaveQueue(({ kind }) => said.push(kind));
  slow.offer('a', new SlowFile(400).save('x'));
  const later = slow.flush();
  await vi.advanceTimersByTimeAsync(400);
  await later;
  expect(said).toEqual(['saving', 'saved']);
});
