import { commands } from '../ipc/commands';
import type {
  AgreementDraftView,
  AgreementText,
  AgreementView,
  Answered,
  AppError,
  EntryLine,
} from '../ipc/types';
import { LeftWordings } from './leftWordings';
import type { SaveQueue, SaveState } from './saveQueue';

/** What the form of a draft asks for. */
export type Asks = Pick<AgreementDraftView, 'fields' | 'needed' | 'needsADay' | 'asksWhetherTold' | 'told'>;

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
  #asks = $state.raw<Asks>({
    fields: [],
    needed: [],
    needsADay: false,
    asksWhetherTold: false,
    told: [],
  });
  #begunFrom = $state.raw<number | null>(null);
  #putAway = $state.raw<string | null>(null);
  #isLeft = false;
  #saysNotTold = $state.raw(false);
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
  /**
   * Whether it is about telling or showing each other something; null while its writer has not said. A template about
   * something else says it; words of one's own are asked about each time they are opened.
   */
  get isTold(): boolean | null {
    if (!this.#text) return null;
    if (this.#asks.told.includes(this.#text.subject)) return true;
    return !this.#asks.asksWhetherTold || this.#saysNotTold || this.#text.subject !== 'own' ? false : null;
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
  /** Whether other words for the same change are in the bin. */
  get hasOthersPutAway(): boolean {
    return this.#putAway !== null;
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
    const { agreement, begunFrom, putAway, text, ...asks } = draft.value;
    this.#begunFrom = begunFrom;
    this.#putAway = putAway;
    this.#asks = asks;
    const changes = agreement === null ? null : await commands.agreementShow(agreement);
    if (changes?.ok) this.#changes = changes.value;
    this.#text = text;
  }

  /** Takes the text as it is typed and offers the whole of it to the queue. */
  write(text: AgreementText): void {
    if (!this.#text || this.#isLeft) return;
    this.#text = text;
    this.#queue.offer('text', () => commands.agreementDraftSave(this.id, text));
  }

  /** Takes the answer to whether it is about telling or showing something; null takes it back. */
  sayTold(isTold: boolean | null): void {
    if (!this.#text) return;
    const wasTold = this.#asks.told.includes(this.#text.subject);
    this.#saysNotTold = isTold === false;
    if (isTold === true && !wasTold) this.write({ ...this.#text, subject: 'openness' });
    if (isTold === null || (isTold === false && wasTold)) this.write({ ...this.#text, subject: 'own' });
  }

  /** Sends what is owed now. True when every word is in the file. */
  keep(): Promise<boolean> {
    return this.#queue.flush();
  }

  /** Puts the draft in the bin, and gives back its line there. One in which nothing was written goes for good. */
  async throwAway(): Promise<{ binned: EntryLine | null } | null> {
    if (!this.#text || !(await this.keep())) return null;
    const gone = await commands.agreementDraftDiscard(this.id);
    this.#error = gone.ok ? null : gone.error;
    return gone.ok ? { binned: gone.value } : null;
  }

  /** Another draft of the same change, from the version in force. This one is in the bin then. */
  async beginAnew(): Promise<string | null> {
    return this.#leave(async () => {
      const said = await commands.agreementDraftAnew(this.id);
      return said.ok ? { ok: true, value: said.value.draft } : said;
    });
  }

  /** The draft of the same change that is in the bin, in place of this one, which is there then. */
  async changePlaces(): Promise<string | null> {
    const other = this.#putAway;
    if (other === null) return null;
    return this.#leave(async () => {
      const said = await commands.entryTakeBack(other);
      return said.ok ? { ok: true, value: other } : said;
    });
  }

  /** Nothing more is taken down once every word is in the file, or it would belong to a draft that lies in the bin. */
  async #leave(act: () => Promise<Answered<string>>): Promise<string | null> {
    if (this.#isLeft || !(await this.keep())) return null;
    this.#isLeft = true;
    const said = await act();
    this.#isLeft = said.ok;
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value : null;
  }
}
