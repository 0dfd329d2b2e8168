import { render, screen } from '@testing-library/svelte';
import userEvent, { type UserEvent } from '@testing-library/user-event';

import App from '../App.svelte';
import { answerWith } from '../ipc/commands';
import { FakeHouse, FIRST_PASSPHRASE, type FakeOptions } from '../ipc/fake';

/** The whole window over a household in memory. The fake restarts at once, so the cover does not wait. */
export class TestWindow {
  readonly house: FakeHouse;
  readonly user: UserEvent;

  constructor(options: FakeOptions = {}) {
    this.user = userEvent.setup({ delay: null });
    this.house = new FakeHouse({ now: () => '2026-11-22T21:00:00+01:00', ...options });
    answerWith(this.house.commands());
    render(App, { patience: 0 });
  }

  /** The `<main>` of a screen, once it is there. */
  async at(name: string): Promise<HTMLElement> {
    return await screen.findByText((_, element) => element?.getAttribute('data-screen') === name);
  }

  async press(name: string | RegExp): Promise<void> {
    await this.user.click(await screen.findByRole('button', { name }));
  }

  async type(label: string | RegExp, text: string): Promise<void> {
    const field = await screen.findByLabelText(label);
    await this.user.clear(field);
    await this.user.type(field, text);
  }

  async unlock(passphrase: string = FIRST_PASSPHRASE): Promise<void> {
    await this.at('door');
    await this.type('Passphrase', passphrase);
    await this.press('Open');
    await this.at('today');
  }

  get heading(): string {
    return screen.getByRole('heading', { level: 1 }).textContent ?? '';
  }
}
