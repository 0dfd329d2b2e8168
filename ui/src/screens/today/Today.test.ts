import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';

import { axeFindings } from '../../test/axe';
import { TestWindow } from '../../test/window';

const sharedRoom = 'In the shared room';

test('a person who is alone in the household reads nothing of a shared room', async () => {
  const window = new TestWindow({ scene: 'one' });
  await window.unlock();
  expect(await screen.findByRole('heading', { name: 'Left open' })).toBeTruthy();
  expect(screen.queryByRole('heading', { name: sharedRoom })).toBeNull();
});

test('two persons see what waits in the shared room', async () => {
  const window = new TestWindow({ scene: 'two' });
  await window.unlock();
  expect(await screen.findByRole('heading', { name: sharedRoom })).toBeTruthy();
});

test('a computer that is new to the file is one quiet line, other notices are boxes, and each can be put away', async () => {
  const window = new TestWindow({
    scene: 'one',
    notices: [
      { kind: 'noWitness', count: 1 },
      { kind: 'copyMended', count: 1 },
    ],
  });
  await window.unlock();
  const line = await screen.findByText(/^This file is new to this computer/);
  expect(line.closest('.notice')).toBeNull();
  expect(screen.getByText('A small damage was found and mended').closest('.notice')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await window.user.click(screen.getAllByRole('button', { name: 'Put away' }).at(-1)!);
  expect(screen.queryByText(/^This file is new to this computer/)).toBeNull();
  expect(screen.getByText('A small damage was found and mended')).toBeTruthy();
});
