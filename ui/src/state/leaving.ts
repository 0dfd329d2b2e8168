import { flushSync } from 'svelte';

/** The element that takes the focus while nothing is to be said. It has no name and no words. */
export const NOWHERE = 'nowhere';

/**
 * Changes what the window shows so that no screen reader says a word of what goes: it cannot take the focus once more
 * on its way out, and the regions that speak go with it. Where nothing new takes the focus, something empty has it.
 */
export function inSilence(change: () => void): void {
  const nowhere = document.getElementById(NOWHERE);
  const others = [...document.body.children].filter(
    (each): each is HTMLElement => each instanceof HTMLElement && each !== nowhere && !each.inert,
  );
  for (const other of others) other.inert = true;
  flushSync(change);
  for (const other of others) other.inert = false;
  if (document.activeElement === null || document.activeElement === document.body)
    nowhere?.focus({ preventScroll: true });
}

/** Does something that opens a dialog of the system, with the page behind it covered as long as that is open. */
export async function behindACover<T>(act: () => Promise<T>): Promise<T> {
  const { documentElement: page, body, activeElement: at } = document;
  page.dataset.covered = '';
  body.inert = true;
  try {
    return await act();
  } finally {
    body.inert = false;
    delete page.dataset.covered;
    if (at instanceof HTMLElement && at.isConnected) at.focus({ preventScroll: true });
  }
}
