/**
 * What the shell wishes of the page: `close` when the window is being closed by one of the system's own ways, `lock`
 * when something has tried to load the page again. Gives back the way to stop listening.
 */
export function whenWished(wish: 'lock' | 'close', act: () => void): () => void {
  window.addEventListener(`${wish}-requested`, act);
  return () => window.removeEventListener(`${wish}-requested`, act);
}
