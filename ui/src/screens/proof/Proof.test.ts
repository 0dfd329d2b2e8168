import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import type { Screen } from '../../state/screens.svelte';
import { axeFindings } from '../../test/axe';
import { Household } from '../../test/twoAtOneScreen';

const title = 'What this can and cannot prove';

test('the page says what signatures hold, where that ends, and leads back', async () => {
  const household = new Household();
  const agreement = household.agreed();
  household.open('second', { name: 'agreement', agreement });
  await household.user.click(await screen.findByRole('button', { name: title }));
  expect(screen.getByRole('heading', { level: 1, name: title })).toBeTruthy();
  expect(screen.getByRole('region', { name: 'What it holds' })).toBeTruthy();
  const limits = screen.getByRole('region', { name: 'Where it ends' });
  expect(limits.textContent).toContain('as long as you have saved nothing after them');
  expect(limits.textContent).toContain('put the whole file back');
  expect(await axeFindings()).toEqual([]);
  await household.user.click(screen.getByRole('button', { name: 'Back' }));
  expect(await screen.findByRole('heading', { name: 'All versions' })).toBeTruthy();
});

test('the plan and About lead there too', async () => {
  for (const from of [{ name: 'plans' }, { name: 'settings' }] satisfies Screen[]) {
    const household = new Household();
    household.agreed();
    const room = household.open('first', from);
    await household.user.click(await screen.findByRole('button', { name: title }));
    expect(room.screens.current.name).toBe('proof');
    document.body.replaceChildren();
  }
});
