/**
 * The second press of a double click. An act is done once however fast somebody presses: what stood there may be gone
 * by then, and something else lie under the pointer.
 */
export function isSecondOfTwo(event: MouseEvent): boolean {
  return event.detail > 1;
}

/** The act for the first press only. */
export function once(act: (event: MouseEvent) => void): (event: MouseEvent) => void {
  return (event) => {
    if (!isSecondOfTwo(event)) act(event);
  };
}
