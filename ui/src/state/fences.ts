const CHORDS = new Set(['r', 'p', 'u', 's', 'f', 'g', '+', '-', '=', '_', '0']);
const KEYS = new Set(['F3', 'F5', 'F7', 'F11', 'F12', 'ContextMenu']);
const BROWSER = /^(Browser|Launch|Zoom|Print)/;

/** Keys with which a browser reloads, searches, prints, zooms, inspects or goes elsewhere. Here they do nothing. */
export function isOfTheBrowser(event: KeyboardEvent): boolean {
  const { key } = event;
  if (KEYS.has(key) || BROWSER.test(key)) return true;
  // Beside Alt Gr, which some systems report as both, a letter is a letter.
  if (event.getModifierState('AltGraph')) return false;
  if (event.altKey) return ['ArrowLeft', 'ArrowRight', 'Home'].includes(key);
  if (event.shiftKey && key === 'F10') return true;
  if (!event.ctrlKey && !event.metaKey) return false;
  return CHORDS.has(key.toLowerCase()) || (event.shiftKey && /^[cik]$/i.test(key));
}

const nothing = (event: Event): void => event.preventDefault();

/** The wheel zooms beside Ctrl. */
const zooms = (event: WheelEvent): void => {
  if (event.ctrlKey || event.metaKey) event.preventDefault();
};

/** The buttons at the side of a mouse lead back and forward. */
const leads = (event: MouseEvent): void => {
  if (event.button > 2) event.preventDefault();
};

/** Keeps away what a browser adds by itself: its menu, dragging, dropping, zooming. Gives back the way to end it. */
export function raiseFences(): () => void {
  const still = { capture: true, passive: false };
  const acts = ['contextmenu', 'dragstart', 'dragover', 'drop'] as const;
  for (const act of acts) window.addEventListener(act, nothing, still);
  for (const press of ['mousedown', 'mouseup', 'auxclick'] as const)
    window.addEventListener(press, leads, still);
  window.addEventListener('wheel', zooms, still);
  return () => {
    for (const act of acts) window.removeEventListener(act, nothing, still);
    for (const press of ['mousedown', 'mouseup', 'auxclick'] as const)
      window.removeEventListener(press, leads, still);
    window.removeEventListener('wheel', zooms, still);
  };
}
