import { commands } from '../ipc/commands';
import type { AppError, PostKind, PostSaying, PostView, PostsView } from '../ipc/types';

/** Everything that stands between the two beside the plan, and the reader's own drafts. */
export class Posts {
  #view = $state.raw<PostsView | null>(null);
  #error = $state.raw<AppError | null>(null);

  get view(): PostsView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }

  async open(): Promise<void> {
    const said = await commands.postList();
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }

  /** Begins something. It is in the file before the first key, so that no word can be lost. */
  async begin(kind: PostKind): Promise<string | null> {
    const said = await commands.postBegin(kind);
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.draft : null;
  }

  /** A short line that has no draft. `beside`: the passphrase of the one who sits beside the opener. */
  async say(kind: PostKind, parts: PostView['versions'][number]['text']['parts']): Promise<boolean> {
    const said = await commands.postSay({ kind, parts }, null);
    this.#error = said.ok ? null : said.error;
    if (said.ok) await this.open();
    return said.ok;
  }
}

/** One post, and what is said about it. */
export class PostPage {
  readonly post: string;
  #view = $state.raw<PostView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #working = $state.raw(false);

  constructor(post: string) {
    this.post = post;
  }

  get view(): PostView | null {
    return this.#view;
  }
  get error(): AppError | null {
    return this.#error;
  }
  get working(): boolean {
    return this.#working;
  }

  async open(): Promise<void> {
    const said = await commands.postShow(this.post);
    if (said.ok) this.#view = said.value;
    this.#error = said.ok ? null : said.error;
  }

  /** True when it is in the shared room. `beside`: the passphrase of the one who sits beside the opener. */
  async say(saying: PostSaying, beside: string | null): Promise<boolean> {
    if (this.#working) return false;
    this.#working = true;
    const said = await commands.postReply(this.post, saying, beside);
    this.#working = false;
    if (said.ok) await this.open();
    else this.#error = said.error;
    return said.ok;
  }

  /** Begins a change. The words that stand go on standing until the change is shared. */
  async change(): Promise<string | null> {
    const said = await commands.postChange(this.post);
    this.#error = said.ok ? null : said.error;
    return said.ok ? said.value.draft : null;
  }

  forgive(): void {
    this.#error = null;
  }
}
