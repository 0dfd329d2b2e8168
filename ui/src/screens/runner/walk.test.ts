import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { commands } from '../../ipc/commands';
import { known } from '../../ipc/fakeContent';
import { stepsThatCome } from '../../state/answers';
import { clearIfAsked, finished, ok, openRunner } from '../../test/runner';

for (const exercise of known) {
  test(`every step of "${exercise.title}" asks one thing and can be left, skipped or gone back from`, async () => {
    const prepare = async (): Promise<void> => {
      for (const first of exercise.opensAfter) await finished(first.exercise, {}, 'same');
    };
    const { user, room, entry } = await openRunner({ exercise: exercise.id, prepare });
    const steps = stepsThatCome(ok(await commands.entryOpen(entry)).exercise.steps, {});
    const questions = steps.filter((step) => step.asks);
    for (const [index, step] of steps.entries()) {
      await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(step.prompt));
      expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }));
      const buttons = [...document.querySelectorAll('button')];
      const has = (name: string): boolean => buttons.some((button) => button.textContent?.trim() === name);
      expect(has('Stop here') && has('Help')).toBe(true);
      expect(document.querySelectorAll('button.primary')).toHaveLength(1);
      if (step.asks || step.kind === 'gate') expect(screen.getByText(/^Only you can see this/)).toBeTruthy();
      if (step.kind === 'gate') await clearIfAsked(user);
      if (step.asks) {
        expect(has('Skip')).toBe(true);
        const number = `${questions.indexOf(step) + 1} of ${questions.length}`;
        expect(screen.getByRole('progressbar').textContent?.trim()).toBe(number);
      }
      expect(has('Back')).toBe(index > 0);
      const on = index === steps.length - 1 ? 'Done for now' : index === 0 ? 'Begin' : 'Next';
      await user.click(buttons.find((button) => button.textContent?.trim() === on) as HTMLElement);
    }
    await waitFor(() => expect(room.screens.current).toEqual({ name: 'reflect', kept: false }));
  });
}
