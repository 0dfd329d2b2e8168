import { afterEach } from 'vitest';
import { cleanup, configure } from '@testing-library/svelte';

// jsdom knows the element but not the modal act; the browser suites see the real one.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};
window.scrollTo = () => {};
window.scrollBy = () => {};
Element.prototype.scrollIntoView ??= () => {};
// Nothing is laid out in jsdom, so nothing has a place, or ever changes its size.
Range.prototype.getBoundingClientRect ??= () => document.body.getBoundingClientRect();
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
// Walking through radio buttons with the arrow keys asks for it.
globalThis.CSS ??= { escape: (id: string) => id.replace(/[^\w-]/g, '\\$&') } as typeof CSS;

afterEach(cleanup);

// A busy machine is slow, not wrong: waiting longer costs nothing where nothing is waited for.
configure({ asyncUtilTimeout: 5000 });
