import { expect, test } from 'vitest';

import { Room } from './room.svelte';

const view = {
  me: { person: 'first', label: 'Robin' },
  persons: [{ person: 'first', label: 'Robin' }],
} as unknown as ConstructorParameters<typeof Room>[0];

test('a run that comes back while its last words are on their way is still waited for at the lock', async () => {
  const room = new Room(view, { lock: () => undefined, leave: () => undefined });
  const run = room.runOf('an entry');
  let arrive = (): void => undefined;
  const arrives = new Promise<void>((resolve) => (arrive = resolve));
  run.queue.offer('words', () => arrives.then(() => ({ ok: true, value: null })));

  const leaving = room.leaveRun(run);
  room.screens.show({ name: 'runner', entry: 'an entry' });
  arrive();
  await leaving;
  expect(room.runOf('an entry')).toBe(run);

  let kept = false;
  run.queue.offer('words', () => {
    kept = true;
    return Promise.resolve({ ok: true, value: null });
  });
  expect(await room.flush()).toBe(true);
  expect(kept).toBe(true);
});

test('a run that was left with every word kept is forgotten', async () => {
  const room = new Room(view, { lock: () => undefined, leave: () => undefined });
  const run = room.runOf('an entry');
  await room.leaveRun(run);
  expect(room.runOf('an entry')).not.toBe(run);
});
