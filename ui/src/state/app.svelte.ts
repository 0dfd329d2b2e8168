import { commands } from '../ipc/commands';
import type { RoomView, SettingsView } from '../ipc/types';
import { inSilence } from './leaving';
import { wear } from './look';
import { Room } from './room.svelte';

/**
 * What the window shows: the locked half, one open room, or the cover. The cover is blank paper: it is there from the
 * moment somebody locks or closes until this process has ended. `turn`: each is a Door on which nothing was done yet.
 */
export type Shown =
  { half: 'locked'; turn: number } | { half: 'open'; room: Room } | { half: 'cover'; owed: Owed };

/** While covered: everything is being kept; it was not kept; or it was and the restart is on its way. */
export type Owed = 'saving' | 'failed' | 'nothing';

/** How long the cover waits for the restart before it looks at the door by itself. */
const RESTART_MS = 2500;
const RETRY_MS = 2000;

export class AppState {
  #shown = $state.raw<Shown>({ half: 'locked', turn: 0 });
  #settings: SettingsView = { theme: 'system', textSize: 100, idleMinutes: 5 };
  #leaving: Room | null = null;
  #turn = 0;
  #closing = false;
  #waits = false;
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

  /** A room was opened for a Door that is not there any more: somebody has locked meanwhile. */
  async openedTooLate(): Promise<void> {
    if (this.#shown.half !== 'cover') await this.lockWithoutLastWords();
  }

  /** Covers first, in the same frame; then keeps what is owed; then locks. What is locked comes back to a bare Door. */
  async lock(): Promise<void> {
    const { shown } = this;
    if (shown.half === 'cover') return;
    if (shown.half === 'locked') return this.#toTheDoor();
    this.#leaving = shown.room;
    this.#cover('saving');
    await this.#tryToLeave();
  }

  /** Nobody was here for a while. A Door has nothing on it that would have to go. */
  async rest(): Promise<void> {
    if (this.#shown.half === 'open') await this.lock();
  }

  /**
   * The one way of closing: blank in the same frame, then the window goes, and behind it what is open is kept and
   * locked. The shell is told once when it must wait, because there are words that cannot be kept.
   */
  async close(): Promise<void> {
    if (this.#closing) return;
    this.#closing = true;
    const { shown } = this;
    if (shown.half !== 'cover') this.#cover('saving');
    await commands.windowClose();
    if (shown.half === 'cover') {
      if (shown.owed === 'failed') await this.#holdWindowOpen();
      return;
    }
    if (shown.half === 'open') this.#leaving = shown.room;
    else return this.lockWithoutLastWords();
    await this.#tryToLeave();
  }

  /** There is nothing to keep, or the person chose to lock although the last words could not be kept. */
  async lockWithoutLastWords(): Promise<void> {
    this.#leaving = null;
    this.#cover('nothing');
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
    if (!this.#closing || this.#waits) return;
    this.#waits = true;
    await commands.windowWaits();
  }

  #cover(owed: Owed): void {
    inSilence(() => {
      this.#shown = { half: 'cover', owed };
    });
  }

  #toTheDoor(): void {
    inSilence(() => {
      this.#shown = { half: 'locked', turn: ++this.#turn };
    });
  }

  /** After a lock this process is followed by another one; after closing by none, and the page stays blank. */
  #waitForDoor(): void {
    this.#cover('nothing');
    if (!this.#closing) setTimeout(() => this.#toTheDoor(), this.#patience);
  }
}
