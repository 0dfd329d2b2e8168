import type { EndingView, EntryLine, Person } from '../ipc/types';
import type { BinnedBreach } from './breaches.svelte';
import type { HelpSection } from './help.svelte';

/** What somebody is about to sign. `person` is who signs, which may be the one who did not unlock the room. */
export type SignAct =
  | { kind: 'propose'; draft: string }
  | { kind: 'accept' | 'decline' | 'withdraw' | 'keep'; agreement: string; revision: number; person: Person }
  | { kind: 'retire'; agreement: string; person: Person };

/** Every screen of an open room. There are no addresses: where somebody is, is known only here. */
export type Screen =
  | { name: 'today' }
  /** `kept`: something was just finished, and one quiet line says so. */
  /** `binned`: something was just put in the bin elsewhere, and can be taken back here. */
  | { name: 'reflect'; kept?: boolean; binned?: EntryLine }
  | { name: 'runner'; entry: string }
  /**
   * Where a question about danger ended. It stands alone, and nothing leads back to what was asked.
   * `own`: a page of one's own that stays open whatever was answered.
   */
  | { name: 'ending'; ending: EndingView; own?: Screen }
  /** What becomes of what two people already have, for somebody who does nothing about it. */
  | { name: 'already' }
  /** `beside`: another sitting of the same exercise, laid beside this one. */
  | { name: 'entry'; entry: string; beside?: string }
  /** A journal note by its address: its entry, or the name that `Room.newNote` gave it. */
  | { name: 'note'; note: string }
  /** What happened: the own records. `binned`: one that was just put in the bin, and can be taken back here. */
  | { name: 'breaches'; binned?: BinnedBreach }
  /** One of them, by its address: its id, or the name that `Room.newBreach` gave it. */
  | { name: 'breach'; breach: string }
  /** Deleting for good what is one's own. */
  | { name: 'deletion' }
  /** The trust pulse: the ratings of this week, and the own lines. */
  | { name: 'pulse' }
  /** `welcomed`: the founder has confirmed, and the second person sits here now. */
  | { name: 'join'; welcomed?: boolean }
  /** `binned`: the draft of an agreement or of a commitment was just put in the bin, and can be taken back here. */
  | { name: 'plans'; binned?: EntryLine; of?: 'agreement' | 'commitment' }
  | { name: 'agreement'; agreement: string }
  /** What two people look forward to. */
  | { name: 'ahead' }
  /** What was written for the day on which it happens again. */
  | { name: 'recurrence' }
  /** Where an agreement can begin. */
  | { name: 'agreementBegin' }
  | { name: 'agreementEditor'; draft: string }
  /** What both can read beside the plan. `binned`: a draft that was just put in the bin, and can be taken back here. */
  | { name: 'between'; binned?: EntryLine }
  /** `guest`: the one who did not open the room sits here, and what they say is signed by their own passphrase. */
  | { name: 'post'; post: string; guest?: boolean }
  | { name: 'postEditor'; draft: string }
  /** Choosing what to share of an own entry. */
  | { name: 'share'; entry: string }
  | { name: 'copy'; post: string; guest?: boolean }
  | { name: 'sign'; act: SignAct }
  /** Ideas for time together. */
  | { name: 'ideas' }
  /** Both sit here and look at what both marked. */
  | { name: 'ideasTogether' }
  /** The short page: questions for the one who opened the room, alone. */
  | { name: 'short' }
  /** The plan's days as a file for a calendar. */
  | { name: 'calendar' }
  /** What the shared record can and cannot prove. */
  | { name: 'proof' }
  /** `to` is null for somebody who has no label yet. */
  | { name: 'handover'; to: Person | null; then: Screen }
  /**
   * `guest`: somebody sits here who did not open this room. They get the page without the rooms.
   * `section`: what it is about, where somebody was led here from a question; else the first lines.
   */
  | { name: 'help'; guest?: boolean; section?: HelpSection }
  | { name: 'settings' };

/** The screens that are rooms of their own in the rooms column. */
export type RoomName = 'today' | 'reflect' | 'plans' | 'help' | 'settings';

export class Screens {
  #current = $state<Screen>({ name: 'today' });
  #behind = $state<Screen[]>([]);

  get current(): Screen {
    return this.#current;
  }

  /** Goes there; what was before is left behind. */
  show(screen: Screen): void {
    this.#behind = [];
    this.#current = screen;
  }

  /** Goes there and keeps the way back: for Help, and for a step aside. */
  showOver(screen: Screen): void {
    if (screen.name !== this.#current.name) this.#behind.push(this.#current);
    this.#current = screen;
  }

  get canGoBack(): boolean {
    return this.#behind.length > 0;
  }

  goBack(): void {
    this.#current = this.#behind.pop() ?? { name: 'today' };
  }

  /** Whether this screen lies in the shared room. A draft is its writer's own until it is signed, and so are marks. */
  get shared(): boolean {
    const own: Screen['name'][] = ['ideas', 'recurrence', 'short', 'agreementEditor', 'postEditor', 'share'];
    return this.room === 'plans' && !own.includes(this.#current.name);
  }

  /** Which room of the column this screen belongs to. */
  get room(): RoomName {
    switch (this.#current.name) {
      case 'today':
      case 'reflect':
      case 'plans':
      case 'help':
      case 'settings':
        return this.#current.name;
      case 'runner':
      case 'ending':
      case 'already':
      case 'entry':
      case 'note':
      case 'breaches':
      case 'breach':
      case 'deletion':
        return 'reflect';
      case 'pulse':
        return 'today';
      case 'join':
      case 'ahead':
      case 'recurrence':
      case 'agreement':
      case 'agreementBegin':
      case 'agreementEditor':
      case 'between':
      case 'post':
      case 'postEditor':
      case 'share':
      case 'copy':
      case 'sign':
      case 'ideas':
      case 'ideasTogether':
      case 'short':
      case 'calendar':
      case 'proof':
      case 'handover':
        return 'plans';
    }
  }
}
