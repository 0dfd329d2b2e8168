import { commands } from '../ipc/commands';
import type { AppError, EntryLine, PostKind, PostView, PostsView } from '../ipc/types';
import { SharedPage } from './sharedPage.svelte';

/** Everything that stands between the two beside the plan, and the reader's own drafts. */
export class Posts {
  #view = $state.raw<PostsView | null>(null);
  #error = $state.raw<AppError | null>(null);
  #binned = $state.raw<EntryLine | null>(null);

  /** `binned`: the draft that was put in the bin on the screen before. */
  constructor(binned: EntryLine | null = null) {
    this.#binned = binned;
  }

  get view(): PostsView | null {
    return this.#view;
  }
  /** The draft that was put in the bin last: it can be taken back at once. */
  get justBinned(): EntryLine | null {
    return this.#binned;
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

  /** The draft that was just put in the bin comes back as it was. */
  async takeBack(): Promise<void> {
    if (!this.#binned) return;
    const said = await commands.entryTakeBack(this.#binned.entry);
    if (said.ok) {
      this.#binned = null;
      await this.open();
    } else this.#error = said.error;
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
export class PostPage extends SharedPage<PostView> {
  constructor(post: string) {
    super(post, (id) => commands.postShow(id));
  }

  /** Begins a change. The words that stand go on standing until the change is shared. */
  async change(): Promise<string | null> {
    const said = await commands.postChange(this.post);
    this.note(said);
    return said.ok ? said.value.draft : null;
  }
}
