/**
 * A heading that takes the focus when its screen comes, so that a screen reader says it and the next Tab goes on
 * from there. To be attached to an `h1` with `tabindex="-1"`.
 */
export function takesFocus(heading: HTMLElement): void {
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
}
