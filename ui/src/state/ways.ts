/** How long three presses of Shift may take. */
const THREE_MS = 5000;

/** Takes every key and pointer press in turn, and says which way out of the window it was, if any. */
export class WaysOut {
  #shifts: number[] = [];

  /** Any other press between breaks the row: capitals and chords are no wish to leave. */
  pressed(): void {
    this.#shifts = [];
  }

  key(event: KeyboardEvent): 'lock' | 'close' | null {
    const isChord = (event.ctrlKey || event.metaKey) && !event.altKey && !event.isComposing;
    if (event.key === 'Shift' && !event.repeat && !event.ctrlKey && !event.metaKey && !event.altKey) {
      this.#shifts = [...this.#shifts, event.timeStamp].filter((at) => event.timeStamp - at <= THREE_MS);
      if (this.#shifts.length < 3) return null;
      this.#shifts = [];
      return 'close';
    }
    if (event.key !== 'Shift') this.#shifts = [];
    if (!isChord || event.shiftKey) return null;
    const key = event.key.toLowerCase();
    if (key === 'l') return 'lock';
    return key === 'q' ? 'close' : null;
  }
}
