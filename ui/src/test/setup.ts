import { afterEach } from 'vitest';
import { cleanup } from '@testing-library/svelte';

// jsdom knows the element but not the modal act; the browser suites see the real one.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};
window.scrollTo = () => {};

afterEach(cleanup);
