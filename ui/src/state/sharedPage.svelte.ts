import { commands } from '../ipc/commands';
import type { Answered, AppError, Person, PostSaid, PostSaying } from '../ipc/types';

/** Something that one person shared, and what is said about it: a post, or a copy. */
export class SharedPage<View> {
  readonly post: string;
  readonly #show: (post: string) => Promise<Answered<View>>;
  #view = $state.raw<View | null>(null);
  #error = $state.raw<AppError | null>(null);
  #working = $state.raw(false);

  constructor(post: string, show: (post: string) => Promise<Answered<View>>) {
    this.post = post;
    this.#show = show;
  }

  get view(): View | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get working(): boolean {
    return this.#working;
  }

  async open(): Promise<void> {
    const said = await this.#show(this.post);
    if (said.ok) this.#view = said.value;
    this.note(said);
  }

  /** True when it is in the shared room. `beside`: the passphrase of the one who sits beside the opener. */
  async say(saying: PostSaying, beside: string | null): Promise<boolean> {
    if (this.#working) return false;
    this.#working = true;
    const said = await commands.postReply(this.post, saying, beside);
    this.#working = false;
    if (said.ok) await this.open();
    else this.note(said);
    return said.ok;
  }

  /** Takes the whole of it, or one thing that was said, out of the shared room. */
  takeBack(what: 'post' | PostSaid, author: Person, passphrase: string): Promise<Answered<unknown>> {
    return what === 'post'
      ? commands.postTakeBack(this.post, author, passphrase)
      : commands.replyTakeBack(this.post, what.id, what.by, passphrase);
  }

  forgive(): void {
    this.#error = null;
  }

  protected note(said: Answered<unknown>): void {
    this.#error = said.ok ? null : said.error;
  }
}
