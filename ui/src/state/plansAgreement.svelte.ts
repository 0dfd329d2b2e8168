import { commands } from '../ipc/commands';
import type { AgreementView, Answered, AppError, RemarkView, SignDayView } from '../ipc/types';

/** One agreement with all its versions. */
export class Agreement {
  #view = $state.raw<AgreementView | null>(null);
  #day = $state.raw<SignDayView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #ownDraft = $state.raw(false);

  constructor(readonly id: string) {}

  get view(): AgreementView | null {
    return this.#view;
  }
  /** Whether nobody signs the version that waits on the day on which they first read it. */
  get anotherDay(): boolean {
    return this.#day?.anotherDay ?? false;
  }
  /** Whether the reader can sign it from tomorrow only. */
  get fromTomorrow(): boolean {
    return this.#day?.fromTomorrow ?? false;
  }
  get error(): AppError | null {
    return this.#error;
  }
  /** Whether the reader has a change of their own lying in a draft. */
  get hasOwnDraft(): boolean {
    return this.#ownDraft;
  }

  async open(): Promise<void> {
    const [shown, plan, day] = await Promise.all([
      commands.agreementShow(this.id),
      commands.planShow(),
      commands.agreementSignDay(this.id),
    ]);
    this.#ownDraft = plan.ok && plan.value.drafts.some((draft) => draft.agreement === this.id);
    this.#day = day.ok ? day.value : null;
    // What can be signed is not guessed: without its day the page does not come.
    if (shown.ok && day.ok) this.#view = shown.value;
    const refused = [shown, day].find((said) => !said.ok);
    this.#error = refused?.ok === false ? refused.error : null;
  }

  /** Takes back what its author said who kept it. */
  async takeBack({ id, person }: RemarkView, passphrase: string): Promise<Answered<AgreementView>> {
    const said = await commands.remarkTakeBack(this.id, id, person, passphrase);
    if (said.ok) this.#view = said.value;
    return said;
  }

  /** Opens the own draft of a change, or begins one from the words in force. */
  async openChange(): Promise<string | null> {
    const said = await commands.agreementDraft(this.id);
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.draft : null;
  }
}
