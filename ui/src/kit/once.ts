/**
 * The second press of a double click, and of each further pair. A double click does an act once: what stood there may
 * be gone by then, and something else lie under the pointer. Whoever goes on pressing gets on.
 */
export function isSecondOfTwo(event: MouseEvent): boolean {
  return event.detail > 0 && event.detail % 2 === 0;
}

/** The act for the first press only. */
export function once(act: (event: MouseEvent) => void): (event: MouseEvent) => void {
  return (event) => {
    if (!isSecondOfTwo(event)) act(event);
  };
}
