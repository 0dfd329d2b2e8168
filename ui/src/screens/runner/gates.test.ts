import { cleanup, screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { answerWith, commands } from '../../ipc/commands';
import { FakeHouse, FIRST_PASSPHRASE } from '../../ipc/fake';
import { endingOf, gates, known, type KnownExercise, type KnownGate } from '../../ipc/fakeContent';
import type { OpenedView, RoomView } from '../../ipc/types';
import { Room } from '../../state/room.svelte';
import type { Run } from '../../state/run.svelte';
import { axeFindings } from '../../test/axe';
import { clearGates, finished, ok, openRunner } from '../../test/runner';
import { TestWindow } from '../../test/window';

function roomOf(opened: OpenedView): RoomView {
  if (opened.kind !== 'room') throw new Error('it fits one room');
  return opened.room;
}

const gateNamed = (id: string): KnownGate => gates.find((gate) => gate.id === id) as KnownGate;

/** A run at its beginning, over a household in memory, with the places that the page asked to be kept. */
async function begun(exercise: KnownExercise): Promise<{ run: Run; entry: string; places: string[] }> {
  answerWith(new FakeHouse({ scene: 'two', now: () => '2026-11-22T21:00:00+01:00' }).commands());
  ok(await commands.doorUnlock(FIRST_PASSPHRASE, null));
  for (const first of exercise.opensAfter) await finished(first.exercise, {}, 'same');
  ok(await commands.roomLock());
  const view = roomOf(ok(await commands.doorUnlock(FIRST_PASSPHRASE, null)));
  const places: string[] = [];
  const { placeSave } = commands;
  answerWith({
    ...commands,
    placeSave: (entry, step) => {
      places.push(step);
      return placeSave(entry, step);
    },
  });
  const { entry } = ok(await commands.exerciseBegin(exercise.id));
  const run = new Room(view, { lock: () => {}, leave: () => {} }).runOf(entry);
  await run.open();
  return { run, entry, places };
}

/** What any page could show of the room. */
async function allOfTheRoom(): Promise<unknown> {
  return {
    today: ok(await commands.todayShow()),
    reflect: ok(await commands.exerciseList()),
    room: ok(await commands.roomShow()),
  };
}

/** Goes on to a gate, clearing those before it and taking the way on which it comes. */
async function goTo(run: Run, exercise: KnownExercise, gate: string): Promise<void> {
  const opens = exercise.viewFor('partner').steps.find(({ id }) => id === gate)?.onlyIf;
  for (let steps = 0; steps < 60 && run.step && run.step.id !== gate; steps++) {
    const { id, kind } = run.step;
    if (kind === 'gate') {
      const asked = exercise.gates.find(({ step }) => step === id);
      expect(await run.pass(gateNamed(asked?.gate ?? '').clears[0] ?? '')).toBeNull();
    } else {
      if (opens?.step === id) run.answer({ kind: 'choice', option: opens.any[0] ?? '', own: '' });
      run.next();
      await run.keep();
    }
  }
  expect(run.step?.id).toBe(gate);
}

for (const exercise of known.filter((each) => each.gates.length > 0)) {
  test(`each answer about danger in "${exercise.id}" goes on or ends where it should, and leaves nothing`, async () => {
    for (const { step, gate, again } of exercise.gates) {
      const { clears, options, otherwise } = gateNamed(gate);
      for (const answer of [...options.map(({ id }) => id), null]) {
        const { run, entry, places } = await begun(exercise);
        const before = await allOfTheRoom();
        await goTo(run, exercise, step);
        const ending = await run.pass(answer);
        if (answer !== null && clears.includes(answer)) {
          expect(ending).toBeNull();
          expect(run.step).not.toBeNull();
          expect(run.steps.some(({ id }) => id === step)).toBe(false);
        } else {
          const named = options.find(({ id }) => id === answer)?.ending ?? otherwise;
          expect(ending).toEqual(endingOf(named, 'partner'));
          // One that asks again comes after what was written, and that stays.
          if (!again) {
            expect((await commands.entryOpen(entry)).ok).toBe(false);
            expect(await allOfTheRoom()).toEqual(before);
          }
        }
        await run.keep();
        expect(places.filter((place) => exercise.gates.some((each) => each.step === place))).toEqual([]);
      }
    }
  });
}

test('a run that is gone on with asks first, and stays as it was where that is not cleared', async () => {
  const account = known.find(({ id }) => id === 'responsibility-account') as KnownExercise;
  const { entry } = await begun(account);
  await clearGates(entry);
  ok(await commands.answerSave(entry, 'one-sentence', { kind: 'text', text: 'I hid the letters.' }));
  ok(await commands.placeSave(entry, 'acts'));
  ok(await commands.roomLock());
  const view = roomOf(ok(await commands.doorUnlock(FIRST_PASSPHRASE, null)));
  const before = await allOfTheRoom();
  const run = new Room(view, { lock: () => {}, leave: () => {} }).runOf(entry);
  await run.open();
  expect(run.step?.kind).toBe('gate');
  run.back();
  run.next();
  await run.keep();
  expect((await run.pass(null))?.id).toBe('fear-unsure');
  await run.keep();
  expect(await allOfTheRoom()).toEqual({ ...(before as object), today: ok(await commands.todayShow()) });
  expect(ok(await commands.entryOpen(entry)).place).toBe('acts');
});

test('a run that is gone on with comes to its place once the questions are cleared', async () => {
  const account = known.find(({ id }) => id === 'responsibility-account') as KnownExercise;
  const { entry } = await begun(account);
  await clearGates(entry);
  ok(await commands.answerSave(entry, 'one-sentence', { kind: 'text', text: 'I hid the letters.' }));
  ok(await commands.placeSave(entry, 'acts'));
  ok(await commands.roomLock());
  const view = roomOf(ok(await commands.doorUnlock(FIRST_PASSPHRASE, null)));
  const run = new Room(view, { lock: () => {}, leave: () => {} }).runOf(entry);
  await run.open();
  expect(await run.pass('no')).toBeNull();
  expect(run.step?.kind).toBe('gate');
  expect(await run.pass('no')).toBeNull();
  expect(run.step?.id).toBe('acts');
});

/** The window at the first question about danger of an exercise. */
async function asked(title: string, scene: 'one' | 'two' = 'two'): Promise<TestWindow> {
  const window = new TestWindow({ scene });
  await window.unlock();
  await window.press('Reflect');
  await window.at('reflect');
  await window.type('Find an exercise', title);
  await window.press(new RegExp(`^${title}`));
  await window.at('runner');
  await window.press('Begin');
  await waitFor(() => expect(window.heading).toBe(gateNamed('fear').promptFor('partner')));
  return window;
}

test('a question about danger says that nothing is kept, and claims nothing about saving', async () => {
  await asked('What I did, in full');
  expect(screen.getByText('Only you can see this, and it isn’t kept.')).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  expect(screen.queryByText('Saved')).toBeNull();
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(screen.queryByRole('button', { name: 'Skip' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Back' })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
});

test('it is answered by the keyboard alone: arrows choose, Enter goes on to the ending', async () => {
  const window = await asked('What I did, in full');
  for (let tabs = 0; tabs < 20 && document.activeElement?.getAttribute('type') !== 'radio'; tabs++)
    await window.user.tab();
  await window.user.keyboard('{ArrowDown}{ArrowDown}');
  expect((screen.getByRole('radio', { name: 'Yes' }) as HTMLInputElement).checked).toBe(true);
  for (let tabs = 0; tabs < 20 && document.activeElement?.textContent?.trim() !== 'Next'; tabs++)
    await window.user.tab();
  await window.user.keyboard('{Enter}');
  await window.at('ending');
  expect(window.heading).toBe('Being afraid of someone is reason enough');
});

test('a choice is gone after a look at Help, and stopping there leaves Today as it was', async () => {
  const window = await asked('What I did, in full');
  await window.user.click(screen.getByRole('radio', { name: 'Yes' }));
  await window.press('Help');
  await window.at('help');
  await window.press('Back');
  await window.at('runner');
  await screen.findByRole('radio', { name: 'Yes' });
  expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  await window.press('Stop here');
  await window.at('today');
  const { value } = (await commands.todayShow()) as { value: { open: unknown[] } };
  expect(value.open).toEqual([]);
  expect(window.house.calls).not.toContain('gateAnswer');
});

test('whoever used force to get away finds the way to the page about fear, from the ending about force', async () => {
  const window = await asked('What I did, in full');
  await window.user.click(screen.getByRole('radio', { name: 'I think they’re afraid of me' }));
  await window.press('Next');
  await window.at('ending');
  expect(await screen.findByText(/the page for you is “I’m afraid of someone”/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'See who to call' })).toBeTruthy();
  await window.press('I’m afraid of someone');
  await window.at('help');
  const heading = await screen.findByRole('heading', { name: 'If you’re afraid of someone' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
});

test('an ending stands alone: its heading has the focus, and Close leads to Today', async () => {
  const window = await asked('What I did, in full');
  await window.press('Next');
  await window.at('ending');
  expect(window.heading).toBe('You don’t have to answer that here');
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
  expect(await screen.findByText(/Call someone today/)).toBeTruthy();
  expect(screen.queryByRole('progressbar')).toBeNull();
  expect(document.querySelectorAll('button.primary')).toHaveLength(1);
  expect(document.title).not.toMatch(/answer/);
  expect(await axeFindings()).toEqual([]);
  await window.press('What’s already between you');
  await window.at('already');
  expect(screen.getByText(/One with no day goes on until one of you ends it\./)).toBeTruthy();
  expect(screen.getByText(/For now you can’t take your half out of this file\./)).toBeTruthy();
  expect(screen.getByText(/its being gone can be noticed\.$/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.press('Back');
  await window.at('ending');
  await window.press('See who to call');
  await window.at('help');
  await window.press('Back');
  await window.at('ending');
  await window.press('Close this page');
  await window.at('today');
});

test('that somebody may notice is said where there are two, and to nobody who is alone', async () => {
  for (const scene of ['one', 'two'] as const) {
    const window = await asked('What I did, in full', scene);
    await window.user.click(screen.getByRole('radio', { name: 'Yes' }));
    await window.press('Next');
    await window.at('ending');
    expect(window.heading).toBe('Being afraid of someone is reason enough');
    await screen.findByText(/You don’t have to prove it/);
    const tells = document.querySelector('main')?.textContent.includes('They may notice');
    expect(tells, scene).toBe(scene === 'two');
    cleanup();
  }
});

test('an exercise that was opened and stopped leaves Today and Reflect as they were', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  const before = await allOfTheRoom();
  const { entry } = ok(await commands.exerciseBegin('say-it'));
  await clearGates(entry);
  const run = new Room(ok(await commands.roomShow()), { lock: () => {}, leave: () => {} }).runOf(entry);
  await run.open();
  run.next();
  run.skip();
  await run.keep();
  expect(run.saving.kind).toBe('rest');
  expect(await allOfTheRoom()).toEqual(before);
});

test('lines of a page that asks first come once its question is cleared', async () => {
  const { user } = await openRunner({
    exercise: 'apology',
    step: 'what-for',
    prepare: async () => {
      const acts = { kind: 'list' as const, items: ['I hid the letters.'] };
      await finished('responsibility-account', { acts }, 'same');
      ok(await commands.roomLock());
      ok(await commands.doorUnlock(FIRST_PASSPHRASE, null));
    },
  });
  expect(await screen.findByText('There’s more on another page. It asks one question first.')).toBeTruthy();
  expect(screen.queryByRole('checkbox')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Go to the question' }));
  const question = await screen.findByRole('heading', { name: gateNamed('self-harm').promptFor('partner') });
  expect(document.activeElement).toBe(question);
  expect(await axeFindings()).toEqual([]);
  await user.click(screen.getByRole('radio', { name: 'No' }));
  await user.click(screen.getByRole('button', { name: 'Continue' }));
  expect(await screen.findByRole('checkbox', { name: 'I hid the letters.' })).toBeTruthy();
  expect(screen.queryByText(/asks one question first/)).toBeNull();
});
