import { commands } from '../ipc/commands';
import type { AppError, SettingsView } from '../ipc/types';
import type { SaveState } from './saveQueue';

export const textSizes: readonly number[] = [90, 100, 110, 125, 150, 175, 200];
export const idleChoices: readonly number[] = [1, 2, 5, 10, 15, 30];

/** How the window looks and when it locks. Each change is worn at once and then kept. */
export class Settings {
  #view = $state.raw<SettingsView | null>(null);
  #saved = $state.raw<SaveState>({ kind: 'rest' });
  #error = $state.raw<AppError | null>(null);
  #worn: (settings: SettingsView) => void;

  /** `worn` puts the settings on the window. */
  constructor(worn: (settings: SettingsView) => void) {
    this.#worn = worn;
  }

  get view(): SettingsView | null {
    return this.#view;
  }
  get saved(): SaveState {
    return this.#saved;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    const said = await commands.settingsShow();
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }

  async change(part: Partial<SettingsView>): Promise<void> {
    if (!this.#view) return;
    const next = { ...this.#view, ...part };
    this.#view = next;
    this.#worn(next);
    const said = await commands.settingsSave(next);
    this.#saved = said.ok ? { kind: 'saved' } : { kind: 'failed', error: said.error };
    this.#error = said.ok ? null : said.error;
  }
}
