const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'focusin'] as const;

/** Calls `lock` after so many minutes without any sign of a person. Gives back the way to stop watching. */
export function whenIdle(minutes: () => number, lock: () => void): () => void {
  let last = Date.now();
  const seen = (): void => {
    last = Date.now();
  };
  for (const sign of SIGNS) window.addEventListener(sign, seen, { capture: true, passive: true });
  // A clock that is read, not one long timer: after the computer slept the time away counts as time away.
  const watch = setInterval(() => {
    if (minutes() > 0 && Date.now() - last >= minutes() * 60_000) lock();
  }, 1000);
  return () => {
    clearInterval(watch);
    for (const sign of SIGNS) window.removeEventListener(sign, seen, { capture: true });
  };
}
