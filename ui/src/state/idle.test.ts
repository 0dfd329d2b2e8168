import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { whenIdle } from './idle';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('after the minutes without a sign of anybody it locks', () => {
  const lock = vi.fn();
  const stop = whenIdle(() => 5, lock);
  vi.advanceTimersByTime(5 * 60_000 - 2000);
  expect(lock).not.toHaveBeenCalled();
  vi.advanceTimersByTime(3000);
  expect(lock).toHaveBeenCalled();
  stop();
});

test('a key or a movement begins the time anew', () => {
  const lock = vi.fn();
  const stop = whenIdle(() => 5, lock);
  vi.advanceTimersByTime(4 * 60_000);
  window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' }));
  vi.advanceTimersByTime(4 * 60_000);
  expect(lock).not.toHaveBeenCalled();
  stop();
});

test('once stopped it locks nothing', () => {
  const lock = vi.fn();
  whenIdle(() => 1, lock)();
  vi.advanceTimersByTime(120_000);
  expect(lock).not.toHaveBeenCalled();
});
