/** The shell asks for the lock when the window is about to close. Gives back the way to stop listening. */
export function whenLockRequested(lock: () => void): () => void {
  window.addEventListener('lock-requested', lock);
  return () => window.removeEventListener('lock-requested', lock);
}
