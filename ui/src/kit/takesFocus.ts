const FIELDS = 'textarea, input[type="text"], input[type="password"]';

/**
 * A heading that takes the focus when its screen comes, so that a screen reader says it and the next Tab goes on
 * from there. To be attached to an `h1` with `tabindex="-1"`. Whoever starts to type at once types into the field,
 * where the screen has just one.
 */
export function takesFocus(heading: HTMLElement): () => void {
  const begun = (event: KeyboardEvent): void => {
    const isLetter = (event.key.length === 1 && event.key !== ' ') || event.key === 'Dead';
    if (!isLetter || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const fields = heading.closest('main')?.querySelectorAll<HTMLElement>(FIELDS) ?? [];
    if (fields.length === 1) fields[0]?.focus();
  };
  heading.addEventListener('keydown', begun);
  heading.focus({ preventScroll: true });
  window.scrollTo(0, 0);
  return () => heading.removeEventListener('keydown', begun);
}
