import { getContext, setContext } from 'svelte';

/** The one act of closing, and what its control says. */
export interface Closing {
  says: string;
  close: () => void;
}

const KEY = Symbol('closing');

export function setClosing(closing: Closing): void {
  setContext(KEY, closing);
}

/** Nothing where a part stands outside a window, as in a test of its own. */
export function getClosing(): Closing | undefined {
  return getContext<Closing | undefined>(KEY);
}
