import { commands } from '../ipc/commands';
import type { AppError, CalendarView } from '../ipc/types';
import { behindACover } from './leaving';

/** The calendar file before it is saved: what it holds, with the title that every entry in it gets. */
export class Calendar {
  #view = $state.raw<CalendarView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #saved = $state(false);
  #asked = 0;

  get view(): CalendarView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }
  /** The file that is shown has been saved. */
  get saved(): boolean {
    return this.#saved;
  }

  /** Shows the file with this title. Of several that are asked for in a row, the newest stays. */
  async show(title: string): Promise<void> {
    const asked = (this.#asked += 1);
    this.#saved = false;
    const said = await commands.calendarShow(title);
    if (asked !== this.#asked) return;
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }

  /** Asks where, and saves what is shown. */
  async save(): Promise<void> {
    if (!this.#view) return;
    const { title } = this.#view;
    const said = await behindACover(() => commands.calendarSave(title));
    this.#error = said.ok ? null : said.error;
    this.#saved = said.ok && said.value;
  }
}
