import { commands } from '../ipc/commands';
import type { AppError, CopyDraft, CopyEdit, CopyOffer, CopyText, CopyView } from '../ipc/types';
import type { SaveQueue, SaveState } from './saveQueue';
import { SharedPage } from './sharedPage.svelte';

type OpenQueue = (onstate: (state: SaveState) => void) => SaveQueue;

/**
 * Choosing what to share of an own entry. Nothing is chosen beforehand, and nothing leaves before the last press. What
 * is chosen and written is kept in the own room until then; it outlives its screen as long as it could not be kept.
 */
export class Sharing {
  readonly entry: string;
  #queue: SaveQueue;
  #saved = $state.raw<SaveState>({ kind: 'rest' });
  #offer = $state.raw<CopyOffer | null>(null);
  #preview = $state.raw<CopyText | null>(null);
  #error = $state.raw<AppError | null>(null);
  #chosen = $state.raw<readonly string[]>([]);
  #before = $state('');
  #deed = $state('');
  #differs = $state(false);
  #thrownAway = $state.raw<string | null>(null);
  #working = false;

  constructor(entry: string, openQueue: OpenQueue) {
    this.entry = entry;
    this.#queue = openQueue((state) => (this.#saved = state));
  }

  get offer(): CopyOffer | null {
    return this.#offer;
  }
  /** Exactly what the other would see; null while one chooses. */
  get preview(): CopyText | null {
    return this.#preview;
  }
  get error(): AppError | null {
    return this.#error;
  }
  /** Whether a question about danger comes first. */
  get asksFirst(): boolean {
    const unsaved = this.#saved.kind === 'failed' ? this.#saved.error : null;
    return this.#error?.kind === 'gateFirst' || unsaved?.kind === 'gateFirst';
  }
  get saved(): SaveState {
    return this.#saved;
  }
  get queue(): SaveQueue {
    return this.#queue;
  }
  /** The chosen blocks, by their ids. */
  get chosen(): readonly string[] {
    return this.#chosen;
  }
  /** A word before them. */
  get before(): string {
    return this.#before;
  }
  /** The deed it is tied to; empty for none. */
  get deed(): string {
    return this.#deed;
  }
  /** Whether something that had been chosen reads differently now, until the next choice. */
  get differs(): boolean {
    return this.#differs;
  }
  get isBlank(): boolean {
    return this.#chosen.length === 0 && this.#before.trim() === '' && this.#deed === '';
  }
  /** Whether a choice was just thrown away, and can be taken back. */
  get wasThrownAway(): boolean {
    return this.#thrownAway !== null;
  }

  async open(): Promise<void> {
    if (!this.#offer) await this.#look();
  }

  /** What was asked first is cleared: the same once more. */
  async again(): Promise<void> {
    this.#error = null;
    await this.open();
    await this.keep();
  }

  choose(blocks: readonly string[], on: boolean): void {
    const rest = this.#chosen.filter((each) => !blocks.includes(each));
    this.#chosen = on ? [...rest, ...blocks] : rest;
    this.#keepLater();
  }
  write(before: string): void {
    this.#before = before;
    this.#keepLater();
  }
  tie(deed: string): void {
    this.#deed = deed;
    this.#keepLater();
  }

  /** Sends what is owed now. True when all of it is in the file. */
  keep(): Promise<boolean> {
    return this.#queue.flush();
  }

  async look(): Promise<void> {
    if (!(await this.keep())) return;
    const said = await commands.copyPreview(this.#edit());
    this.#preview = said.ok ? said.value : null;
    if (!said.ok) await this.#refused(said.error);
    else this.#error = null;
  }
  chooseAgain(): void {
    this.#preview = null;
  }

  /** Shares what was seen, and nothing else. Gives back the copy. */
  async share(): Promise<string | null> {
    const seen = this.#preview;
    if (this.#working || !seen) return null;
    this.#working = true;
    const said = await commands.copyShare(this.#edit(), seen);
    this.#working = false;
    if (said.ok) return said.value.post;
    await this.#refused(said.error);
    return null;
  }

  /** Puts what was chosen into the bin. It can be taken back at once, or from there. */
  async throwAway(): Promise<void> {
    if (!(await this.keep())) return;
    const said = await commands.copyDraftDiscard(this.entry);
    this.#error = said.ok ? null : said.error;
    if (!said.ok) return;
    this.#take(null);
    this.#thrownAway = said.value;
  }
  async takeBack(): Promise<void> {
    const gone = this.#thrownAway;
    if (gone === null) return;
    const said = await commands.entryTakeBack(gone);
    if (said.ok) await this.#look();
    else this.#error = said.error;
  }

  /** What can be chosen, and what was chosen before. */
  async #look(): Promise<void> {
    const said = await commands.copyOffer(this.entry);
    this.#error = said.ok ? null : said.error;
    if (!said.ok) return;
    this.#offer = said.value;
    this.#take(said.value.draft);
  }

  /** The entry says something else than what was chosen: back to choosing, with what it says now. */
  async #refused(error: AppError): Promise<void> {
    this.#preview = null;
    if (error.kind === 'choiceDiffers') await this.#look();
    this.#error = error;
  }

  #take(draft: CopyDraft | null): void {
    this.#chosen = draft?.chosen ?? [];
    this.#before = draft?.before ?? '';
    this.#deed = draft?.deed ?? '';
    this.#differs = draft?.differs ?? false;
    this.#thrownAway = null;
  }

  #keepLater(): void {
    this.#differs = false;
    this.#thrownAway = null;
    const edit = this.#edit();
    this.#queue.offer('copy', () => commands.copyDraftSave(edit));
  }

  #edit(): CopyEdit {
    const blocks = this.#offer?.blocks ?? [];
    return {
      entry: this.entry,
      chosen: blocks.filter(({ id }) => this.#chosen.includes(id)).map(({ id, text }) => ({ id, text })),
      before: this.#before,
      deed: this.#deed === '' ? null : this.#deed,
    };
  }
}

/** A copy that both can read. */
export class CopyPage extends SharedPage<CopyView> {
  constructor(post: string) {
    super(post, (id) => commands.copyShow(id));
  }

  /** The words stay as they are. An empty deed ties them to none. */
  async tie(deed: string): Promise<void> {
    const said = await commands.copyTie(this.post, deed === '' ? null : deed);
    if (said.ok) await this.open();
    else this.note(said);
  }
}
