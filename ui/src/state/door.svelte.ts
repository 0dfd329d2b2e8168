import { commands } from '../ipc/commands';
import type { AppError, DoorView, KnownView, Person, PersonView, RoomView } from '../ipc/types';
import { behindACover } from './leaving';

/** The door: which household there is, and the one act of opening a room. It knows no name before a passphrase fits. */
export class Door {
  #view = $state.raw<DoorView | null>(null);
  #known = $state.raw<KnownView[]>([]);
  #which = $state.raw<PersonView[] | null>(null);
  #error = $state.raw<AppError | null>(null);
  #opening = $state(false);
  /** What fitted both rooms, until it is said which one is meant. */
  #typed = '';

  get view(): DoorView | null {
    return this.#view;
  }
  /** The other households that this computer knows. */
  get known(): KnownView[] {
    return this.#known;
  }
  /** Whose rooms the passphrase fits, where it fits both. */
  get which(): PersonView[] | null {
    return this.#which;
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

  /** Which other households there are to choose. */
  async lookAround(): Promise<void> {
    const said = await commands.householdList();
    if (said.ok) this.#known = said.value;
  }

  /** Asks for a file in the system's own dialog. */
  async choose(onlyThisTime: boolean): Promise<void> {
    this.#take(await behindACover(() => commands.householdChoose(onlyThisTime)));
  }

  async chooseKnown(known: number): Promise<void> {
    this.#take(await commands.householdChooseKnown(known));
  }

  async unlock(passphrase: string): Promise<RoomView | null> {
    return await this.#unlock(passphrase, null);
  }

  /** The passphrase fits both rooms, and this one is meant. */
  async unlockAs(person: Person): Promise<RoomView | null> {
    return await this.#unlock(this.#typed, person);
  }

  /** Nobody said which room was meant, or the door is left. */
  forgetTyped(): void {
    this.#typed = '';
    this.#which = null;
  }

  /** Somebody types again: what was wrong before is no longer said. */
  forgive(): void {
    this.#error = null;
  }

  async #unlock(passphrase: string, ofTwo: Person | null): Promise<RoomView | null> {
    if (this.#opening) return null;
    this.#opening = true;
    const said = await commands.doorUnlock(passphrase, ofTwo);
    this.#opening = false;
    this.forgetTyped();
    this.#error = said.ok ? null : said.error;
    if (!said.ok) return null;
    if (said.value.kind === 'room') return said.value.room;
    this.#typed = passphrase;
    this.#which = said.value.persons;
    return null;
  }

  #take(said: Awaited<ReturnType<typeof commands.doorShow>>): void {
    this.forgetTyped();
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }
}
