import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { answerWith, commands, type Commands } from '../ipc/commands';
import type { AppError, NoteEdit } from '../ipc/types';
import { Room } from './room.svelte';

const real = { ...commands };
let saves: { entry: string | null; note: NoteEdit }[] = [];
let binned: string[] = [];
let fault: AppError | null = null;

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-22T21:00:00') });
  [saves, binned, fault] = [[], [], null];
  const noteSave: Commands['noteSave'] = async (entry, note) => {
    // A save takes its time, so that the next words come while it is under way.
    await new Promise((done) => setTimeout(done, 200));
    if (fault) return { ok: false, error: fault };
    saves.push({ entry, note });
    return { ok: true, value: { entry: entry ?? 'the-entry', at: '2026-11-22T21:00:00' } };
  };
  const entryBin = ((entry: string) => {
    binned.push(entry);
    return Promise.resolve({ ok: true, value: {} });
  }) as unknown as Commands['entryBin'];
  answerWith({ ...commands, noteSave, entryBin });
});
afterEach(() => {
  vi.useRealTimers();
  answerWith(real);
});

const me = { person: 'first', label: 'Robin' } as const;
function openRoom(): Room {
  const view = { me, persons: [me], lastSave: null, entries: 0, frame: null, notices: [] };
  return new Room(view, { lock: () => undefined, leave: () => undefined });
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(2000);

test('a new note is about today, and is in no file before something is written in it', async () => {
  const room = openRoom();
  const note = room.noteOf(room.newNote());
  expect(note.edit).toEqual({ date: '2026-11-22', title: '', text: '' });
  note.write({ date: '2026-11-20' });
  note.write({ text: '   ' });
  await settle();
  await room.leaveNote(note);
  expect(saves).toEqual([]);
  expect(binned).toEqual([]);
});

test('the first words make the entry and every later save changes the same one', async () => {
  const room = openRoom();
  const note = room.noteOf(room.newNote());
  note.write({ text: 'One' });
  const first = note.keep();
  note.write({ text: 'One two' });
  await settle();
  await first;
  note.write({ date: '2026-11-20' });
  await settle();
  expect(saves.map(({ entry, note: { text, date } }) => [entry, text, date])).toEqual([
    [null, 'One', '2026-11-22'],
    ['the-entry', 'One two', '2026-11-22'],
    ['the-entry', 'One two', '2026-11-20'],
  ]);
});

test('a letter that is taken out again before it was kept leaves nothing behind', async () => {
  const room = openRoom();
  const note = room.noteOf(room.newNote());
  note.write({ text: 'O' });
  note.write({ text: '' });
  await settle();
  expect(saves).toEqual([]);
});

test('a new note that ends up without a word goes to the bin by itself, one that was opened does not', async () => {
  const room = openRoom();
  const note = room.noteOf(room.newNote());
  note.write({ text: 'One' });
  await settle();
  note.write({ text: '' });
  const left = room.leaveNote(note);
  await settle();
  await left;
  expect(binned).toEqual(['the-entry']);

  answerWith({
    ...commands,
    entryRead: () =>
      Promise.resolve({
        ok: true,
        value: {
          entry: 'old',
          title: '',
          at: '2026-11-01T10:00:00',
          note: 'Old.',
          before: [],
          run: null,
          about: null,
          staysHere: false,
          shared: [],
        },
      }),
  });
  const old = room.noteOf('old');
  await old.open();
  old.write({ text: '' });
  const leftOld = room.leaveNote(old);
  await settle();
  await leftOld;
  expect(binned).toEqual(['the-entry']);
  expect(saves.at(-1)).toEqual({ entry: 'old', note: { date: '2026-11-01', title: '', text: '' } });
});

test('words that could not be kept are there again with the next note, and the lock waits for them', async () => {
  const room = openRoom();
  fault = { kind: 'diskFull' };
  const note = room.noteOf(room.newNote());
  note.write({ text: 'Kept in the end.' });
  const left = room.leaveNote(note);
  await settle();
  await left;
  expect(note.saving).toEqual({ kind: 'failed', error: { kind: 'diskFull' } });
  expect(room.noteOf(room.newNote())).toBe(note);

  const locking = room.flush();
  await settle();
  expect(await locking).toBe(false);
  fault = null;
  const again = room.flush();
  await settle();
  expect(await again).toBe(true);
  expect(saves.map(({ note: { text } }) => text)).toEqual(['Kept in the end.']);
});

test('the next note is an empty page once the last one is kept', async () => {
  const room = openRoom();
  const note = room.noteOf(room.newNote());
  note.write({ text: 'One' });
  const left = room.leaveNote(note);
  await settle();
  await left;
  expect(room.noteOf(room.newNote()).edit?.text).toBe('');
});

test('a note that comes back while its last words are on their way is still waited for at the lock', async () => {
  const room = openRoom();
  const address = room.newNote();
  const note = room.noteOf(address);
  note.write({ text: 'One' });
  const left = room.leaveNote(note);
  room.screens.show({ name: 'note', note: address });
  await settle();
  await left;
  expect(room.noteOf(address)).toBe(note);
});
