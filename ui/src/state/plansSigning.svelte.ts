import { commands } from '../ipc/commands';
import type {
  AgreementDraftView,
  AgreementView,
  Answered,
  AppError,
  Remark,
  SignDayView,
} from '../ipc/types';
import type { SignAct } from './screens.svelte';

/** One signature. The passphrase passes through and is never kept here. */
export class Signing {
  #act: SignAct;
  #onproposed: (draft: string) => void;
  #kind: SignAct['kind'] = $state.raw('retire');
  #draft = $state.raw<AgreementDraftView | null>(null);
  #before = $state.raw<AgreementView | null>(null);
  #after = $state.raw<AgreementView | null>(null);
  #day = $state.raw<SignDayView | null>(null);
  #refused = $state.raw(false);
  #error = $state.raw<AppError | null>(null);
  #working = $state.raw(false);
  #ready = $state.raw(false);

  /** `onproposed`: the draft has become a version, and takes no more words. */
  constructor(act: SignAct, onproposed: (draft: string) => void) {
    this.#act = act;
    this.#onproposed = onproposed;
    this.#kind = act.kind;
  }

  get kind(): SignAct['kind'] {
    return this.#kind;
  }
  /** The version that an answer or a withdrawal speaks of; null where the act speaks of something else. */
  get revision(): number | null {
    return 'revision' in this.#act ? this.#act.revision : null;
  }
  /** The draft that is about to be proposed; null for every other act. */
  get draft(): AgreementDraftView | null {
    return this.#draft;
  }
  /** The agreement as it stood when the screen came; null for a first version. */
  get before(): AgreementView | null {
    return this.#before;
  }
  /** The agreement as it stands after the signature; null until then. */
  get after(): AgreementView | null {
    return this.#after;
  }
  /** Whether nobody signs these words on the day on which they first read or wrote them. */
  get anotherDay(): boolean {
    return this.#day?.anotherDay ?? false;
  }
  /** Whether it is too early for this signature: the words were first read or written today. */
  get fromTomorrow(): boolean {
    const signs = this.#kind === 'propose' || this.#kind === 'accept';
    return signs && (this.#refused || (this.#day?.fromTomorrow ?? false));
  }
  get error(): AppError | null {
    return this.#error;
  }
  get working(): boolean {
    return this.#working;
  }
  get ready(): boolean {
    return this.#ready;
  }

  async open(): Promise<void> {
    if (this.#act.kind === 'propose')
      this.#draft = this.#take(await commands.agreementDraft(this.#act.draft));
    const agreement = this.#act.kind === 'propose' ? (this.#draft?.agreement ?? null) : this.#act.agreement;
    if (agreement !== null) this.#before = this.#take(await commands.agreementShow(agreement));
    if (this.#act.kind === 'propose' || this.#act.kind === 'accept')
      this.#day = this.#take(
        await commands.agreementSignDay(this.#act.kind === 'propose' ? this.#act.draft : this.#act.agreement),
      );
    this.#ready = this.#error === null;
  }

  /** Whoever was handed the keyboard may say no as easily as yes. */
  turnTo(kind: 'accept' | 'decline'): void {
    if (this.#kind !== 'accept' && this.#kind !== 'decline') return;
    this.#kind = kind;
    this.#error = null;
  }

  /** `remark`: what is said by whoever looked at an agreement again and keeps it. */
  async sign(passphrase: string, remark: Remark = { text: '', againOn: null }): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    this.#error = null;
    const after = this.#take(await this.#send(passphrase, remark));
    this.#working = false;
    if (after && this.#act.kind === 'propose') this.#onproposed(this.#act.draft);
    this.#after = after;
  }

  #take<T>(said: Answered<T>): T | null {
    if (said.ok) return said.value;
    this.#error = said.error;
    this.#refused ||= said.error.kind === 'fromTomorrow';
    return null;
  }

  #send(passphrase: string, remark: Remark): Promise<Answered<AgreementView>> {
    const act = this.#act;
    if (act.kind === 'propose') return commands.agreementPropose(act.draft, passphrase);
    if (act.kind === 'retire') return commands.agreementRetire(act.agreement, act.person, passphrase);
    if (act.kind === 'keep')
      return commands.agreementKeep(act.agreement, act.revision, remark, act.person, passphrase);
    const answer = {
      accept: 'agreementAccept',
      decline: 'agreementDecline',
      withdraw: 'agreementWithdraw',
    } as const;
    const kind = this.#kind === 'accept' || this.#kind === 'decline' ? this.#kind : 'withdraw';
    return commands[answer[kind]](act.agreement, act.revision, act.person, passphrase);
  }
}
