import { render, screen } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';

import { answerWith, commands } from '../ipc/commands';
import { FakeHouse, FIRST_PASSPHRASE } from '../ipc/fake';
import { gates, known } from '../ipc/fakeContent';
import type { Answer, Leaving } from '../ipc/types';
import { Room } from '../state/room.svelte';
import InRunner from './InRunner.svelte';

export interface OpenRunner {
  house: FakeHouse;
  room: Room;
  entry: string;
  user: UserEvent;
}

export interface RunnerStart {
  exercise: string;
  /** Where to open it; without one at its beginning. */
  step?: string;
  /** What was answered before. */
  answers?: Record<string, Answer>;
  /** Exercises besides those of the content folder. */
  exercises?: string[];
  /** What happened in the room before. */
  prepare?: () => Promise<unknown>;
}

/** The value of an answer; a refusal ends the test. */
export function ok<T>(said: { ok: true; value: T } | { ok: false }): T {
  if (!said.ok) throw new Error(JSON.stringify(said));
  return said.value;
}

/** Clears every question about danger that a run comes by. */
export async function clearGates(entry: string): Promise<void> {
  const { exercise } = ok(await commands.entryOpen(entry));
  for (const { step, gate } of known.find(({ id }) => id === exercise.id)?.gates ?? []) {
    const clearing = gates.find(({ id }) => id === gate)?.clears[0] ?? '';
    ok(await commands.gateAnswer(entry, step, clearing));
  }
}

/** Chooses the answer that clears, where the page asks about danger. True where it does. */
export async function clearIfAsked(user: UserEvent): Promise<boolean> {
  const asked = screen.getByRole('heading', { level: 1 }).textContent;
  const gate = gates.find((each) => each.promptFor('partner') === asked);
  const clearing = gate?.options.find(({ id }) => gate.clears.includes(id));
  if (clearing) await user.click(screen.getByRole('radio', { name: clearing.label }));
  return clearing !== undefined;
}

/** The runner alone, over a household in memory. */
export async function openRunner(start: RunnerStart): Promise<OpenRunner> {
  const { exercise, step, answers = {}, exercises = [], prepare } = start;
  const house = new FakeHouse({ scene: 'two', exercises, now: () => '2026-11-22T21:00:00+01:00' });
  answerWith(house.commands());
  const opened = ok(await commands.doorUnlock(FIRST_PASSPHRASE, null));
  if (opened.kind !== 'room') throw new Error('the passphrase fits one room');
  await prepare?.();
  const { entry } = ok(await commands.exerciseBegin(exercise));
  if (step) await clearGates(entry);
  for (const [at, answer] of Object.entries(answers)) ok(await commands.answerSave(entry, at, answer));
  if (step) ok(await commands.placeSave(entry, step));
  const room = new Room(opened.room, { lock: () => {}, leave: () => {} });
  room.screens.show({ name: 'runner', entry });
  render(InRunner, { room });
  await screen.findByRole('heading', { level: 1 });
  house.calls.length = 0;
  return { house, room, entry, user: userEvent.setup({ delay: null }) };
}

/** A finished run, from before. */
export async function finished(
  exercise: string,
  answers: Record<string, Answer>,
  leaving: Leaving | null = null,
): Promise<string> {
  const { entry } = ok(await commands.exerciseBegin(exercise));
  await clearGates(entry);
  for (const [step, answer] of Object.entries(answers)) ok(await commands.answerSave(entry, step, answer));
  ok(await commands.entryFinish(entry, leaving));
  return entry;
}
