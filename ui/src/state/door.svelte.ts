import { commands } from '../ipc/commands';
import type { AppError, DoorView, Person, RoomView } from '../ipc/types';
import { behindACover } from './leaving';

/** The door: which household there is, who lives in it, and the one act of opening a room. */
export class Door {
  #view = $state.raw<DoorView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #opening = $state(false);

  get view(): DoorView | null {
    return this.#view;
  }
  /** Why the last try did not open the room. */
  get error(): AppError | null {
    return this.#error;
  }
  get opening(): boolean {
    return this.#opening;
  }

  async look(): Promise<void> {
    this.#take(await commands.doorShow());
  }

  /** Asks for a file in the system's own dialog. */
  async choose(): Promise<void> {
    this.#take(await behindACover(() => commands.householdChoose()));
  }

  /** This computer forgets where the file was. The file is not touched. */
  async forget(): Promise<void> {
    this.#take(await commands.householdForget());
  }

  async unlock(person: Person, passphrase: string): Promise<RoomView | null> {
    if (this.#opening) return null;
    this.#opening = true;
    const said = await commands.doorUnlock(person, passphrase);
    this.#opening = false;
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value : null;
  }

  /** Somebody types again or chooses another door: what was wrong before is no longer said. */
  forgive(): void {
    this.#error = null;
  }

  #take(said: Awaited<ReturnType<typeof commands.doorShow>>): void {
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }
}
