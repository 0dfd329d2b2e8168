import type { MessageId } from '../words';

/** Every key that does something of its own. There are no single letters: they would fire while somebody writes. */
export const keys: { press: MessageId[]; does: MessageId }[] = [
  { press: ['rooms-lock-key'], does: 'keys-lock' },
  { press: ['keys-name-close', 'keys-name-shifts'], does: 'keys-close' },
  { press: ['keys-name-list'], does: 'keys-list' },
  { press: ['keys-name-tab'], does: 'keys-next' },
  { press: ['keys-name-shift-tab'], does: 'keys-previous' },
  { press: ['keys-name-enter', 'keys-name-space'], does: 'keys-press' },
  { press: ['keys-name-arrows'], does: 'keys-move' },
  { press: ['keys-name-escape'], does: 'keys-leave' },
];
