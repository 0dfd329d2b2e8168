import { mount } from 'svelte';

import App from './App.svelte';
import { answerWith, commands } from './ipc/commands';

/** Longer than the typefaces take, which lie in the program itself. */
const PATIENCE_MS = 250;

/** In `npm run dev` a browser without the shell gets a household in memory: `/?fake`, `/?fake=two&as=first`. */
async function begin(): Promise<void> {
  if (import.meta.env.DEV) {
    const scene = new URLSearchParams(window.location.search).get('fake');
    if (scene !== null) answerWith((await import('./ipc/fake')).fakeCommands({ scene }));
  }
  mount(App, { target: document.body });
  await firstPaint(() => void commands.windowPainted());
}

/**
 * A window that is not shown yet draws no frames in most webviews, so we cannot wait for one: the first
 * screen stands in the page, and it is shown as soon as its two typefaces are there, so that no words jump.
 */
async function firstPaint(painted: () => void): Promise<void> {
  const faces = ['1rem "Literata Variable"', '1rem "Atkinson Hyperlegible Next Variable"'];
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([Promise.allSettled(faces.map((face) => document.fonts.load(face))), patience]);
  painted();
}

void begin();
