import { mount } from 'svelte';

import App from './App.svelte';
import { answerWith, commands } from './ipc/commands';

/** In `npm run dev` a browser without the shell gets a household in memory: `/?fake`, `/?fake=two&as=first`. */
async function begin(): Promise<void> {
  if (import.meta.env.DEV) {
    const scene = new URLSearchParams(window.location.search).get('fake');
    if (scene !== null) answerWith((await import('./ipc/fake')).fakeCommands({ scene }));
  }
  mount(App, { target: document.body });
  firstPaint(() => void commands.windowPainted());
}

/** A window that is not shown yet may draw no frames at all, so the clock may say it too. */
function firstPaint(painted: () => void): void {
  let said = false;
  const once = (): void => {
    if (!said) painted();
    said = true;
  };
  requestAnimationFrame(() => requestAnimationFrame(once));
  setTimeout(once, 250);
}

void begin();
