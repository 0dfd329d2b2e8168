import { commands } from '../ipc/commands';
import type { SaveQueue, SaveState } from './saveQueue';

type OpenQueue = (onstate: (state: SaveState) => void) => SaveQueue;

/**
 * Words begun beneath something shared. They stand in the own room until they are said, so that a lock or a step aside
 * loses none of them. Whoever sits in the other's room has no place to keep them: there they live as long as the screen.
 */
export class Saying {
  readonly about: string;
  #queue: SaveQueue | null;
  #saved = $state.raw<SaveState>({ kind: 'rest' });
  #text = $state('');
  #ready = $state(false);

  /** `openQueue`: null in the other's room. */
  constructor(about: string, openQueue: OpenQueue | null) {
    this.about = about;
    this.#queue = openQueue?.((state) => (this.#saved = state)) ?? null;
  }

  get text(): string {
    return this.#text;
  }
  get saved(): SaveState {
    return this.#saved;
  }
  /** Whether words that are not said yet are kept in the file. */
  get isKept(): boolean {
    return this.#queue !== null;
  }
  /** False until what was begun before is there: nothing may be written over it. */
  get ready(): boolean {
    return this.#ready;
  }

  async open(): Promise<void> {
    if (this.#queue && !this.#ready) {
      const said = await commands.sayingBegun(this.about);
      if (said.ok && !this.#ready) this.#text = said.value;
    }
    this.#ready = true;
  }

  write(text: string): void {
    this.#text = text;
    this.#queue?.offer('words', () => commands.sayingSave(this.about, text));
  }

  /** Sends what is owed now. True when all of it is in the file. */
  async keep(): Promise<boolean> {
    return this.#queue ? this.#queue.flush() : true;
  }

  /** The words are said, and with that the draft is gone. What could not be kept before must not bring it back. */
  said(): void {
    if (this.#queue?.owes) this.write('');
    this.#text = '';
    this.#saved = { kind: 'rest' };
  }
}
