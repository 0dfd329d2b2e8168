import { commands } from '../ipc/commands';
import type { AppError, PlanView } from '../ipc/types';
import type { Room } from './room.svelte';
import type { ThrownAway } from './screens.svelte';

/** The shared page: what both have agreed, what is proposed, and the reader's own drafts. */
export class Plans {
  #view = $state.raw<PlanView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #room: Room;
  #takesBack = false;

  constructor(room: Room) {
    this.#room = room;
  }

  get view(): PlanView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }
  /** The last draft that can be taken back. An agreement that is being changed anew is left alone meanwhile. */
  get thrownAway(): ThrownAway | null {
    const view = this.#view;
    if (!view) return null;
    const isFree = ({ agreement }: ThrownAway): boolean =>
      agreement === null || view.drafts.every((draft) => draft.agreement !== agreement);
    return this.#room.thrownAway.findLast(isFree) ?? null;
  }

  async open(): Promise<void> {
    const said = await commands.planShow();
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }

  /** Writes the thrown-away draft anew, word for word. */
  async takeBack(): Promise<void> {
    const gone = this.thrownAway;
    if (!gone || this.#takesBack) return;
    this.#takesBack = true;
    const again = await commands.agreementDraftAgain(gone.agreement, gone.begunFrom, gone.text);
    if (again.ok) {
      this.#room.tookBack(gone);
      await this.open();
    } else this.#error = again.error;
    this.#takesBack = false;
  }
}
