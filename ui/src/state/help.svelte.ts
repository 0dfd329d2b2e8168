import { commands } from '../ipc/commands';
import type { AppError, HelpCountry, HelpLine, HelpView } from '../ipc/types';
import { countryOfZone } from './helpZones';

/** Countries where the number kept under "EU" for emergencies works too. */
const membersOfTheUnion = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

export type HelpKind = HelpLine['kind'];

/** What Help can be about, in the order of its six links. */
export type HelpSection = 'suicide' | 'fear' | 'force' | 'child' | 'drink' | 'other';

/** Which lines belong to a section, in the order to show them. */
export const kindsOf: Record<HelpSection, readonly HelpKind[]> = {
  suicide: ['suicide_crisis'],
  fear: ['violence'],
  force: ['behaviour_change'],
  child: ['child', 'violence'],
  drink: ['alcohol_drugs'],
  other: ['suicide_crisis', 'violence'],
};

/** Numbers by country. Which country somebody looks at is kept nowhere but on the page. */
export class Help {
  #view = $state.raw<HelpView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #country = $state('');
  #guessed = $state(false);

  get view(): HelpView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get country(): string {
    return this.#country;
  }
  /** What to do where one cannot speak to the emergency number; empty where nothing is known. */
  get silent(): string {
    return this.#chosen?.silent ?? '';
  }
  /** The line that is named first for thoughts of suicide; null where none is for the whole country. */
  get crisis(): HelpLine | null {
    const chosen = this.#chosen;
    return chosen?.lines.find(({ id }) => id === chosen.crisis) ?? null;
  }
  /** True while the country is the computer's guess and nobody has chosen. */
  get guessed(): boolean {
    return this.#guessed;
  }

  async open(zone: string = new Intl.DateTimeFormat().resolvedOptions().timeZone): Promise<void> {
    const answer = await commands.helpShow();
    if (!answer.ok) {
      this.#error = answer.error;
      return;
    }
    this.#view = answer.value;
    const guess = countryOfZone(zone);
    if (guess && answer.value.countries.some(({ code }) => code === guess)) {
      this.#country = guess;
      this.#guessed = true;
    }
  }

  choose(code: string): void {
    this.#country = code;
    this.#guessed = false;
  }

  /**
   * The lines of one kind. In a member state of the Union 112 is always there; the other harmonised numbers are
   * only shown where the country's own lines name them, because not every state has put them into service.
   */
  linesOf(kind: HelpKind): HelpLine[] {
    const own = this.#linesIn(this.#country).filter((line) => line.kind === kind);
    if (kind !== 'emergency' || !membersOfTheUnion.has(this.#country)) return own;
    const numbers = own.map((line) => line.phone);
    return [
      ...own,
      ...this.#linesIn('EU').filter((line) => line.kind === kind && !numbers.includes(line.phone)),
    ];
  }

  /** The lines of a section, each kind after the other. */
  linesFor(section: HelpSection): HelpLine[] {
    return kindsOf[section].flatMap((kind) => this.linesOf(kind));
  }

  get #chosen(): HelpCountry | undefined {
    return this.#view?.countries.find(({ code }) => code === this.#country);
  }

  #linesIn(code: string): HelpLine[] {
    return this.#view?.countries.find((one) => one.code === code)?.lines ?? [];
  }
}
