import { commands } from '../ipc/commands';
import type { AgreementTemplate, AppError } from '../ipc/types';

/** The places where an agreement can begin. */
export class Templates {
  #all = $state.raw<AgreementTemplate[]>([]);
  #error = $state.raw<AppError | null>(null);

  get all(): AgreementTemplate[] {
    return this.#all;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    const said = await commands.templateList();
    if (said.ok) this.#all = said.value;
    this.#error = said.ok ? null : said.error;
  }

  /** The draft is in the file before the first key, so that no word can be lost. */
  async begin(template: string): Promise<string | null> {
    const said = await commands.agreementBeginFrom(template);
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.draft : null;
  }
}
