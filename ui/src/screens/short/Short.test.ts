import { cleanup, screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { aloneHousehold, Household } from '../../test/twoAtOneScreen';

const choose = (household: Household, question: RegExp, answer: string): Promise<void> => {
  const group = screen.getByRole('group', { name: question });
  const option = [...group.querySelectorAll('label')].find((label) => label.textContent.trim() === answer);
  return household.user.click(option?.querySelector('input') ?? group);
};
const press = (household: Household, name: string): Promise<void> =>
  household.user.click(screen.getByRole('button', { name }));
const five = [/no or say what you think/, /choked you/, /your phone/, /touch you didn/, /kill themselves/];

/** As far as the five questions. */
async function begun(): Promise<Household> {
  const household = new Household();
  household.open('first', { name: 'short' });
  await screen.findByRole('group', { name: /Could anyone see this screen/ });
  await choose(household, /Could anyone see/, 'Nobody could');
  await press(household, 'Continue');
  await screen.findByRole('group', { name: /18 or older/ });
  await choose(household, /18 or older/, 'Yes');
  await press(household, 'Continue');
  await screen.findByRole('group', { name: five[0] });
  return household;
}

/** As far as the last question. */
async function cleared(): Promise<Household> {
  const household = await begun();
  for (const [place, question] of five.entries()) {
    await choose(household, question, place === 0 ? 'No, I can say no to them' : 'No');
  }
  await press(household, 'Continue');
  await screen.findByRole('group', { name: /Have you hit/ });
  await choose(household, /Have you hit/, 'No');
  await press(household, 'Continue');
  await screen.findByRole('group', { name: /sit down together/ });
  return household;
}

test('the five questions stand on one page, each a group of radio buttons, and none is chosen', async () => {
  await begun();
  for (const question of five) expect(screen.getByRole('group', { name: question })).toBeTruthy();
  const radios = screen.getAllByRole('radio');
  expect(radios).toHaveLength(6 + 4 * 2);
  expect(radios.filter((radio) => (radio as HTMLInputElement).checked)).toEqual([]);
  expect(await axeFindings()).toEqual([]);
});

test('a yes ends on the same page as “not now”, which tells of neither', async () => {
  const ends: string[] = [];
  for (const answer of ['Yes', 'Not now']) {
    const household = await cleared();
    await choose(household, /sit down together/, answer);
    await press(household, 'Done');
    await screen.findByText(/^That’s all\. Nothing on this page is shown again/);
    expect(household.short.yes).toBe(answer === 'Yes');
    ends.push(document.querySelector('main')?.textContent ?? '');
    cleanup();
  }
  expect(ends[0]).toBe(ends[1]);
  expect(await axeFindings()).toEqual([]);
});

test('the last question says what a yes opens besides, and what “not now” does', async () => {
  await cleared();
  const group = screen.getByRole('group', { name: /sit down together/ });
  const hint = document.getElementById(group.getAttribute('aria-describedby') ?? '');
  expect(hint?.textContent).toMatch(/^A yes also opens signing and sharing for you, from tomorrow/);
  expect(hint?.textContent).toMatch(
    /With “Not now” they’re closed, and a yes you gave before is taken back\.$/,
  );
  expect(group.contains(hint)).toBe(true);
  expect(await axeFindings()).toEqual([]);
});

test('what the page is for is said once, and from then on the question stands at the top', async () => {
  const household = new Household();
  household.open('first', { name: 'short' });
  await screen.findByText(/^A few questions, for you alone\./);
  expect(document.querySelector('main')?.classList).not.toContain('small');
  cleanup();
  await begun();
  expect(screen.queryByText(/^A few questions, for you alone\./)).toBeNull();
  expect(document.querySelector('main')?.classList).toContain('small');
});

test('a page put off says that it can wait, and no word about fear', async () => {
  const household = new Household();
  household.open('first', { name: 'short' });
  await screen.findByRole('group', { name: /Could anyone see this screen/ });
  await choose(household, /Could anyone see/, 'Somebody could, or I’m not sure');
  await press(household, 'Continue');
  await screen.findByText('This can wait for a day when you’re on your own.');
  expect(document.querySelector('main')?.textContent).not.toMatch(/afraid|safe|help|together/i);
});

test('one question left open leads to its ending, where it can be left as it was', async () => {
  const household = await begun();
  household.short.yes = true;
  await press(household, 'Continue');
  await screen.findByRole('heading', { name: 'You don’t have to answer that here' });
  expect(household.short.yes).toBe(false);
  const closes = screen.getByText(/^They may notice that things don’t open\./).textContent;
  expect(closes).toMatch(/Sitting down together, signing and sharing are closed from your side now/);
  expect(closes).toMatch(/until you lock, Today shows nothing of what’s in the shared room/);
  await press(household, 'Leave it as it was');
  await screen.findByText('It will be as it was when you next unlock. To be sure, lock now.');
  expect(household.short.yes).toBe(true);
  expect(document.body.textContent).not.toContain('$emergency');
  expect(await axeFindings()).toEqual([]);
});

test('the way to it stands on the plan and between, in the same words whatever stands', async () => {
  for (const name of ['plans', 'between'] as const) {
    const texts: (string | null)[] = [];
    for (const yes of [true, false]) {
      const household = new Household();
      household.short.yes = yes;
      const room = household.open('first', { name });
      const way = await screen.findByRole('button', { name: 'The short page' });
      texts.push(document.querySelector('main')?.textContent ?? null);
      await household.user.click(way);
      await waitFor(() => {
        expect(room.screens.current.name).toBe('short');
      });
      await press(household, 'Back');
      expect(room.screens.current.name).toBe(name);
      cleanup();
    }
    expect(texts[0]).toBe(texts[1]);
  }
  const alone = aloneHousehold();
  alone.open('first', { name: 'plans' });
  await screen.findByRole('heading', { name: 'You’re the only person here' });
  expect(screen.queryByRole('button', { name: 'The short page' })).toBeNull();
});
