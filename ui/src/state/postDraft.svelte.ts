import { commands } from '../ipc/commands';
import type { AppError, PostAsk, PostPart, PostText } from '../ipc/types';
import { LeftWordings } from './leftWordings';
import type { SaveQueue, SaveState } from './saveQueue';

type OpenQueue = (onstate: (state: SaveState) => void) => SaveQueue;

/**
 * A post while one person writes it. Nobody else sees it until it is shared. It outlives its screen: words that could
 * not be kept are still here when the person comes back to them.
 */
export class PostDraft {
  readonly id: string;
  readonly leftWordings = new LeftWordings();
  #queue: SaveQueue;
  #saved = $state.raw<SaveState>({ kind: 'rest' });
  #text = $state.raw<PostText | null>(null);
  #asks = $state.raw<PostAsk[]>([]);
  #post = $state.raw<string | null>(null);
  #error = $state.raw<AppError | null>(null);
  #working = $state.raw(false);

  constructor(id: string, openQueue: OpenQueue) {
    this.id = id;
    this.#queue = openQueue((state) => (this.#saved = state));
  }

  get text(): PostText | null {
    return this.#text;
  }
  /** What is asked for, in the order of the page. */
  get asks(): PostAsk[] {
    const parts = this.#text?.parts ?? {};
    const isNeeded = ({ needed, neededWith: other }: PostAsk): boolean =>
      needed || (other !== null && parts[other.part] === other.option);
    return this.#asks.map((ask) => ({ ...ask, needed: isNeeded(ask) }));
  }
  /** The post it would change; null for a new one. */
  get changes(): string | null {
    return this.#post;
  }
  get saved(): SaveState {
    return this.#saved;
  }
  get queue(): SaveQueue {
    return this.#queue;
  }
  get error(): AppError | null {
    return this.#error;
  }
  /** What still has to be written before it can be shared. Rust has the last word. */
  get missing(): PostPart[] {
    const parts = this.#text?.parts ?? {};
    return this.asks
      .filter(({ needed, part }) => needed && !(parts[part] ?? '').trim())
      .map(({ part }) => part);
  }

  async open(): Promise<void> {
    if (this.#text) return;
    const draft = await commands.postDraft(this.id);
    if (!draft.ok) {
      this.#error = draft.error;
      return;
    }
    this.#asks = draft.value.asks;
    this.#post = draft.value.post;
    this.#text = draft.value.text;
  }

  /** Takes one part as it is typed and offers the whole text to the queue. */
  write(part: PostPart, value: string): void {
    if (!this.#text) return;
    const text = { ...this.#text, parts: { ...this.#text.parts, [part]: value } };
    this.#text = text;
    this.#queue.offer('post', () => commands.postDraftSave(this.id, text));
  }

  /** Sends what is owed now. True when every word is in the file. */
  keep(): Promise<boolean> {
    return this.#queue.flush();
  }

  /** Shares it. Gives back the post, which is a copy of its own from now on. */
  async share(): Promise<string | null> {
    if (this.#working || !(await this.keep())) return null;
    this.#working = true;
    const said = await commands.postShare(this.id);
    this.#working = false;
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.post : null;
  }

  /** Puts the draft in the bin, and gives back what it said. One without a word goes for good. */
  async throwAway(): Promise<PostText | null> {
    const text = this.#text;
    if (!text || !(await this.keep())) return null;
    const gone = await commands.postDraftDiscard(this.id);
    this.#error = gone.ok ? null : gone.error;
    return gone.ok ? text : null;
  }
}
