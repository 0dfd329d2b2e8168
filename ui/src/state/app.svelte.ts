import { flushSync } from 'svelte';

import { commands } from '../ipc/commands';
import type { RoomView, SettingsView } from '../ipc/types';
import { wear } from './look';
import { Room } from './room.svelte';

/**
 * What the window shows: the locked half, one open room, or the cover. The cover is blank paper with the mark: it is
 * there from the moment somebody locks until the program has restarted.
 */
export type Shown = { half: 'locked' } | { half: 'open'; room: Room } | { half: 'cover'; owed: Owed };

/** While covered: everything is being kept; it was not kept; or it was and the restart is on its way. */
export type Owed = 'saving' | 'failed' | 'nothing';

/** How long the cover waits for the restart before it looks at the door by itself. */
const RESTART_MS = 2500;
const RETRY_MS = 2000;

export class AppState {
  #shown = $state.raw<Shown>({ half: 'locked' });
  #settings: SettingsView = { theme: 'system', textSize: 100, idleMinutes: 5 };
  #leaving: Room | null = null;
  #closing = false;
  #patience: number;

  constructor(patience: number = RESTART_MS) {
    this.#patience = patience;
  }

  get shown(): Shown {
    return this.#shown;
  }
  get idleMinutes(): number {
    return this.#settings.idleMinutes;
  }

  /** Reads the settings that the locked half needs too: theme, text size, minutes until the lock. */
  async readSettings(): Promise<void> {
    const said = await commands.settingsShow();
    if (said.ok) this.settingsChanged(said.value);
  }

  settingsChanged(settings: SettingsView): void {
    this.#settings = settings;
    wear(settings);
  }

  enter(view: RoomView): void {
    this.#shown = {
      half: 'open',
      room: new Room(view, { lock: () => void this.lock(), leave: () => this.#waitForDoor() }),
    };
  }

  /** Covers first, in the same frame; then keeps what is owed; then locks. */
  async lock(): Promise<void> {
    if (this.#shown.half !== 'open') return;
    this.#leaving = this.#shown.room;
    this.#cover('saving');
    await this.#tryToLeave();
  }

  /**
   * The window is about to close: whatever is open is locked, and the shell need not wait for us. It is told once when
   * it must wait, because there are words that cannot be kept.
   */
  async close(): Promise<void> {
    this.#closing = true;
    const { shown } = this;
    if (shown.half === 'locked') await commands.roomLock();
    else if (shown.half === 'cover' && shown.owed === 'failed') await this.#holdWindowOpen();
    else await this.lock();
  }

  /** The person chose to lock although the last words could not be kept. */
  async lockWithoutLastWords(): Promise<void> {
    this.#leaving = null;
    await commands.roomLock();
    this.#waitForDoor();
  }

  async #tryToLeave(): Promise<void> {
    const room = this.#leaving;
    if (!room) return;
    if (await room.flush()) {
      await this.lockWithoutLastWords();
      return;
    }
    this.#cover('failed');
    setTimeout(() => void this.#tryToLeave(), RETRY_MS);
    await this.#holdWindowOpen();
  }

  /** While the window is being closed, and once: nobody closes it by force over words that are still here. */
  async #holdWindowOpen(): Promise<void> {
    if (!this.#closing) return;
    this.#closing = false;
    await commands.windowWaits();
  }

  #cover(owed: Owed): void {
    flushSync(() => {
      this.#shown = { half: 'cover', owed };
    });
  }

  #waitForDoor(): void {
    this.#cover('nothing');
    setTimeout(() => {
      this.#shown = { half: 'locked' };
    }, this.#patience);
  }
}
