import { commands } from '../ipc/commands';
import type { AgreementDraftView, AgreementText, AgreementView, AppError } from '../ipc/types';
import { LeftWordings } from './leftWordings';
import type { SaveQueue, SaveState } from './saveQueue';
import type { ThrownAway } from './screens.svelte';

/** What the form of a draft asks for. */
export type Asks = Pick<AgreementDraftView, 'fields' | 'needed' | 'needsADay'>;

type OpenQueue = (onstate: (state: SaveState) => void) => SaveQueue;

/**
 * A version that one person writes. Nobody else sees it until it is signed as a proposal. It outlives its screen: words
 * that could not be kept are still here when the person comes back to them.
 */
export class AgreementDraft {
  readonly id: string;
  /** Sentences that its writer chose to leave as they are. */
  readonly leftWordings = new LeftWordings();
  #queue: SaveQueue;
  #saved = $state.raw<SaveState>({ kind: 'rest' });
  #text = $state.raw<AgreementText | null>(null);
  #asks = $state.raw<Asks>({ fields: [], needed: [], needsADay: false });
  #begunFrom = $state.raw<number | null>(null);
  #changes = $state.raw<AgreementView | null>(null);
  #error = $state.raw<AppError | null>(null);

  constructor(id: string, openQueue: OpenQueue) {
    this.id = id;
    this.#queue = openQueue((state) => (this.#saved = state));
  }

  get text(): AgreementText | null {
    return this.#text;
  }
  /** What its form asks for. */
  get asks(): Asks {
    return this.#asks;
  }
  /** The agreement that this draft would change; null for a new one. */
  get changes(): AgreementView | null {
    return this.#changes;
  }
  /** Where another version is in force by now than the one it began with: both of them, else null. */
  get movedOn(): { from: number; to: number } | null {
    const to = this.#changes?.inForce ?? null;
    const from = this.#begunFrom;
    return from === null || to === null || from === to ? null : { from, to };
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

  async open(): Promise<void> {
    if (this.#text) return;
    const draft = await commands.agreementDraft(this.id);
    if (!draft.ok) {
      this.#error = draft.error;
      return;
    }
    const { agreement, begunFrom, text, fields, needed, needsADay } = draft.value;
    this.#begunFrom = begunFrom;
    this.#asks = { fields, needed, needsADay };
    const changes = agreement === null ? null : await commands.agreementShow(agreement);
    if (changes?.ok) this.#changes = changes.value;
    this.#text = text;
  }

  /** Takes the text as it is typed and offers the whole of it to the queue. */
  write(text: AgreementText): void {
    if (!this.#text) return;
    this.#text = text;
    this.#queue.offer('text', () => commands.agreementDraftSave(this.id, text));
  }

  /** Sends what is owed now. True when every word is in the file. */
  keep(): Promise<boolean> {
    return this.#queue.flush();
  }

  /** Removes the draft. What it said is given back, so that it can be written anew on the next page. */
  async throwAway(): Promise<ThrownAway | null> {
    const text = this.#text;
    if (!text || !(await this.keep())) return null;
    const gone = await commands.agreementDraftDiscard(this.id);
    if (gone.ok) return { agreement: this.#changes?.agreement ?? null, begunFrom: this.#begunFrom, text };
    this.#error = gone.error;
    return null;
  }

  /** A draft of the same change from the version in force, once this one is thrown away; null where none came. */
  async beginAnew(): Promise<string | null> {
    const changes = this.#changes;
    const version = changes?.versions.find(({ revision }) => revision === changes.inForce);
    if (!changes || !version) return null;
    // Another draft of the same change may have been taken back meanwhile: this one begins with the words in force.
    const said = await commands.agreementDraftAgain(changes.agreement, version.revision, version.text);
    return said.ok ? said.value.draft : null;
  }

  /** A draft that was thrown away, in place of this one; null where it did not come. */
  async bringBack({ agreement, begunFrom, text }: ThrownAway): Promise<string | null> {
    const said = await commands.agreementDraftAgain(agreement, begunFrom, text);
    return said.ok ? said.value.draft : null;
  }
}
