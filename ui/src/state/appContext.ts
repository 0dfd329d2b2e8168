import { createContext } from 'svelte';

import type { AppState } from './app.svelte';

/** The window as a whole: for what outlives a room, such as theme and text size. */
export const [getApp, setApp] = createContext<AppState>();
