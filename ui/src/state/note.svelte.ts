import { commands } from '../ipc/commands';
import type { Answered, AppError, NoteEdit } from '../ipc/types';
import { dayAfter } from './days';
import type { SaveQueue, SaveState } from './saveQueue';

type OpenQueue = (onstate: (state: SaveState) => void) => SaveQueue;

/**
 * A journal note while it is written. It outlives its screen like a run: words that could not be kept are still here
 * when the person comes back. A new note is in no file before something is written in it.
 */
export class Note {
  /** Its entry, or a name of its own while it has none: what the screen is known by. */
  readonly address: string;
  /** Whether it was begun here, and not opened to be changed. */
  readonly isNew: boolean;
  #entry: string | null;
  #edit = $state.raw<NoteEdit | null>(null);
  #error = $state.raw<AppError | null>(null);
  #saving = $state.raw<SaveState>({ kind: 'rest' });
  #queue: SaveQueue;

  constructor(address: string, isNew: boolean, openQueue: OpenQueue) {
    this.address = address;
    this.isNew = isNew;
    this.#entry = isNew ? null : address;
    if (isNew) this.#edit = { date: dayAfter(0), title: '', text: '' };
    this.#queue = openQueue((state) => (this.#saving = state));
  }

  /** What stands in it now; null until a written one has been read. */
  get edit(): NoteEdit | null {
    return this.#edit;
  }
  /** The entry it is in the file; null while it is in none. */
  get entry(): string | null {
    return this.#entry;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get saving(): SaveState {
    return this.#saving;
  }
  get queue(): SaveQueue {
    return this.#queue;
  }
  get isBlank(): boolean {
    return !this.#edit || (this.#edit.title.trim() === '' && this.#edit.text.trim() === '');
  }

  async open(): Promise<void> {
    if (this.#edit || !this.#entry) return;
    const said = await commands.entryRead(this.#entry);
    if (!said.ok) this.#error = said.error;
    else if (said.value.note === null) this.#error = { kind: 'unknownEntry' };
    else this.#edit = { date: said.value.at.slice(0, 10), title: said.value.title, text: said.value.note };
  }

  /** Takes one part as it is typed. */
  write(part: Partial<NoteEdit>): void {
    if (!this.#edit) return;
    this.#edit = { ...this.#edit, ...part };
    if (this.#entry || !this.isBlank || this.#queue.owes) this.#queue.offer('note', () => this.#send());
  }

  /** Sends what is owed now. True when every word is in the file. */
  keep(): Promise<boolean> {
    return this.#queue.flush();
  }

  /** Puts it in the bin, words that were just typed too. True when nothing of it is left outside. */
  async bin(): Promise<boolean> {
    if (!(await this.keep())) return false;
    if (!this.#entry) return true;
    const said = await commands.entryBin(this.#entry);
    if (!said.ok) this.#error = said.error;
    return said.ok;
  }

  /** The newest words, whatever stood here when they were offered: the first of them makes the entry. */
  async #send(): Promise<Answered<unknown>> {
    const edit = this.#edit;
    if (!edit || (!this.#entry && this.isBlank)) return { ok: true, value: null };
    const said = await commands.noteSave(this.#entry, edit);
    if (said.ok) this.#entry = said.value.entry;
    return said;
  }
}
