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

afterEach(cleanup);

// A busy machine is slow, not wrong: waiting longer costs nothing where nothing is waited for.
configure({ asyncUtilTimeout: 5000 });
