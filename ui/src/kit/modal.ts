import { tick } from 'svelte';

/**
 * Shows a dialog over everything as long as it is there, and then gives the focus back to what opened it. Where that is
 * gone with what was done, the heading of the page takes it: the keyboard is never nowhere.
 */
export function modal(dialog: HTMLDialogElement): () => void {
  const opener = document.activeElement;
  dialog.showModal();
  return () => {
    if (dialog.open) dialog.close();
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    void tick().then(() => {
      if (document.activeElement === null || document.activeElement === document.body)
        document.querySelector<HTMLElement>('main h1')?.focus();
    });
  };
}
