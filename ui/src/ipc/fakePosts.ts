// Posts and copies over memory, with the rules of the domain: only the author changes a post or takes it out, and a
// reply that its writer may not give is refused.
import { FakeCopies } from './fakeCopies';
import { Refused, type FakeHousehold } from './fakePlans';
import type {
  AppError,
  EntryLine,
  EntryView,
  Person,
  PostAsk,
  PostDraftView,
  PostFill,
  PostKind,
  PostPart,
  PostReply,
  PostSaid,
  PostSaying,
  PostText,
  PostView,
  PostsView,
} from './types';

const outcomes: PostReply[] = ['kept', 'lateTold', 'missedTold', 'missedNotTold', 'noLongerAgreed'];
const answers: PostReply[] = ['yes', 'no', 'different', 'later'];

const parts: Record<PostKind, PostPart[]> = {
  copy: [],
  disclosure: ['sort', 'what', 'why', 'did', 'on', 'next', 'told', 'toldOn', 'agreement'],
  request: ['what', 'when', 'often', 'knowing', 'why'],
  deed: ['harm', 'asked', 'helps', 'what', 'on'],
  contrast: ['sort', 'before', 'what', 'on'],
  statement: ['what', 'on'],
  jar: ['sort', 'what'],
  date: ['what', 'size', 'novelty', 'sort', 'on', 'when', 'pact'],
  commitment: ['what', 'if', 'then', 'about', 'often', 'agreement', 'fromOn', 'checkOn', 'endsOn'],
  activation: ['agreement', 'what'],
  now: ['what'],
  meaning: [],
};
const needed: Partial<Record<PostKind, PostPart[]>> = {
  copy: [],
  meaning: [],
  commitment: ['what', 'if', 'then', 'about', 'checkOn'],
  contrast: ['before', 'what'],
  activation: ['agreement'],
};
const options: Record<string, string[]> = {
  'disclosure sort': ['contact', 'intention', 'time', 'slip', 'money', 'other'],
  'contrast sort': ['mine', 'yours'],
  'jar sort': ['noticed', 'memory', 'why-you'],
  'date sort': ['together', 'repair-free', 'quiet'],
  'disclosure told': ['said', 'will-say', 'here-first'],
  'deed asked': ['told-me', 'not-asked', 'would-ask'],
  'commitment often': ['daily', 'workdays', 'weekly', 'when-it-happens', 'once'],
  'date size': ['ten-minutes', 'an-hour', 'half-a-day'],
  'date novelty': ['well-known', 'a-little-new', 'mostly-new', 'new', 'a-dare'],
  'commitment about': [
    'openness',
    'time',
    'money',
    'substance',
    'amends',
    'devices',
    'recurrence',
    'connection',
    'own',
  ],
};
const ofAuthor: Partial<Record<PostKind, PostReply[]>> = {
  commitment: [...outcomes, 'letGo', 'note'],
  deed: ['done', 'letGo', 'note'],
  date: ['done', 'letGo', 'afterglow', 'note'],
  meaning: [],
  statement: ['letGo'],
};
const ofOther: Partial<Record<PostKind, PostReply[]>> = {
  request: [...answers, 'note'],
  deed: ['noticed', 'note'],
  statement: ['thanks'],
  date: ['done', 'letGo', 'afterglow', 'note'],
  meaning: [],
};

function askOf(kind: PostKind, part: PostPart): PostAsk {
  const offered = options[`${kind} ${part}`] ?? [];
  const isDay = ['toldOn', 'on', 'fromOn', 'checkOn', 'endsOn'].includes(part);
  const neededWith =
    kind === 'commitment' && part === 'endsOn' ? { part: 'about' as const, option: 'openness' } : null;
  const fill: PostFill =
    offered.length > 0 ? 'oneOf' : isDay ? 'day' : part === 'agreement' ? 'entry' : 'words';
  return { part, fill, options: offered, needed: (needed[kind] ?? ['what']).includes(part), neededWith };
}

/** What is told or shown has an end, as the domain has it. */
const lacksAnEnd = ({ kind, parts }: PostText): boolean =>
  kind === 'commitment' && parts.about === 'openness' && !parts.endsOn;

interface Post {
  id: string;
  by: Person;
  versions: { at: string; text: PostText }[];
  replies: PostSaid[];
}
interface Draft {
  id: string;
  owner: Person;
  post: string | null;
  text: PostText;
  at: string;
  binned: boolean;
}

export class FakePosts {
  readonly copies: FakeCopies;
  #posts: Post[] = [];
  #drafts: Draft[] = [];
  #next = 1;

  constructor(
    readonly household: FakeHousehold,
    readonly read: (entry: string) => EntryView = () => {
      throw new Refused({ kind: 'unknownEntry' });
    },
  ) {
    this.copies = new FakeCopies(
      household,
      read,
      () => this.#deeds(),
      (what) => this.#id(what),
    );
  }

  list(): PostsView {
    return {
      persons: this.household.persons(),
      posts: this.#posts
        .map((post) => {
          const view = this.#view(post);
          return {
            post: post.id,
            by: post.by,
            since: view.since,
            changed: post.versions.length > 1 ? (view.versions[0]?.at ?? null) : null,
            text: view.versions[0]?.text ?? { kind: 'jar' as const, parts: {} },
            lacksAnEnd: view.versions[0]?.lacksAnEnd ?? false,
            answer: view.answer?.reply ?? null,
            ending: view.ending?.reply ?? null,
            outcomes: view.outcomes,
          };
        })
        .reverse(),
      copies: this.copies.lines(),
      drafts: [
        ...this.#kept().map(({ id, post, text, at }) => ({
          draft: id,
          post,
          entry: null,
          kind: text.kind,
          title: text.parts.what ?? '',
          at,
        })),
        ...this.copies.draftLines(),
      ],
    };
  }

  show(id: string): PostView {
    return this.#view(this.#find(id));
  }

  begin(kind: PostKind): PostDraftView {
    return this.beginWith({ kind, parts: {} });
  }
  beginWith(text: PostText): PostDraftView {
    const known = this.#kept().find(
      (draft) => draft.post === null && JSON.stringify(draft.text) === JSON.stringify(text),
    );
    return this.#draftView(known ?? this.#newDraft(null, text));
  }
  beginFrom(entry: string): PostDraftView {
    const { run } = this.read(entry);
    const first = run?.answers.find(({ answer }) => answer.kind === 'text')?.answer;
    if (!run?.becomes || first?.kind !== 'text') throw new Refused({ kind: 'unknownEntry' });
    return this.beginWith({ kind: run.becomes, parts: { what: first.text } });
  }
  change(id: string): PostDraftView {
    const post = this.#find(id);
    if (post.by !== this.household.me()) throw new Refused({ kind: 'unknownShared' });
    const known = this.#kept().find((draft) => draft.post === id);
    const text = post.versions.at(-1)?.text ?? { kind: 'jar' as const, parts: {} };
    return this.#draftView(known ?? this.#newDraft(id, text));
  }
  draft(id: string): PostDraftView {
    return this.#draftView(this.#draft(id));
  }
  draftSave(id: string, text: PostText): { at: string } {
    const draft = this.#draft(id);
    draft.text = structuredClone(text);
    draft.at = this.household.now();
    return { at: draft.at };
  }
  draftDiscard(id: string): null {
    const draft = this.#draft(id);
    draft.binned = true;
    if (Object.values(draft.text.parts).every((part) => !part)) this.#remove(draft);
    return null;
  }
  /** The drafts in the bin, as they stand there. */
  delete(id: string): void {
    this.#drafts = this.#drafts.filter((draft) => draft.id !== id);
    this.copies.delete(id);
  }
  binnedLines(): EntryLine[] {
    const binned = this.#drafts.filter((draft) => draft.binned && draft.owner === this.household.me());
    const lines = binned.map(({ id, text, at }) => {
      const title = `Draft: ${text.parts.what ?? ''}`;
      return { entry: id, exercise: null, title, at, question: 0, of: 0 };
    });
    return [...lines, ...this.copies.binnedLines()];
  }
  /** True where the id is that of a draft in the bin. */
  draftTakeBack(id: string): boolean {
    const draft = this.#drafts.find((each) => each.id === id && each.owner === this.household.me());
    if (!draft) return this.copies.takeBack(id);
    draft.binned = false;
    return true;
  }
  share(id: string): PostView {
    const draft = this.#draft(id);
    const view = this.#put(draft.post, draft.text, this.household.me());
    this.#remove(draft);
    return view;
  }
  say(text: PostText, beside: string | null): PostView {
    return this.#put(null, text, this.#who(beside));
  }

  /** What one promised before an end was needed. */
  promisedBefore(text: PostText): string {
    const [id, at] = [this.#id('post'), this.household.now()];
    this.#posts.push({ id, by: this.household.me(), versions: [{ at, text }], replies: [] });
    return id;
  }

  reply(id: string, { reply, text, day }: PostSaying, beside: string | null): null {
    const by = this.#who(beside);
    const copy = this.copies.find(id);
    const post = copy ?? this.#find(id);
    const kind = copy ? 'copy' : ((post as Post).versions.at(-1)?.text.kind ?? 'jar');
    const may = (by === post.by ? ofAuthor[kind] : ofOther[kind]) ?? ['note'];
    const silent = ['note', 'different', 'noticed'].includes(reply) && text.trim() === '';
    const today = this.household.now().slice(0, 10);
    const isEarly = reply === 'later' ? day !== null && day < today : (day ?? '') > today;
    const isOfADay = outcomes.includes(reply);
    const misfits = isOfADay !== (day !== null && kind === 'commitment');
    if (!may.includes(reply) || silent || misfits || isEarly) throw new Refused({ kind: 'answerDoesNotFit' });
    const version = copy ? 1 : (post as Post).versions.length;
    post.replies.push({ id: this.#id('said'), by, reply, text, day, at: this.household.now(), version });
    return null;
  }

  takeBack(id: string, person: Person, passphrase: string): null {
    const mine = this.#posts.find((each) => each.id === id) ?? this.copies.find(id);
    if (mine?.by !== person) throw new Refused({ kind: 'unknownShared' });
    this.#prove(person, passphrase);
    this.#posts = this.#posts.filter((each) => each !== mine);
    this.copies.takeOut(id);
    return null;
  }
  replyTakeBack(id: string, said: string, person: Person, passphrase: string): null {
    const post = this.#posts.find((each) => each.id === id) ?? this.copies.find(id);
    const mine = post?.replies.find((each) => each.id === said && each.by === person);
    if (!post || !mine) throw new Refused({ kind: 'unknownShared' });
    this.#prove(person, passphrase);
    post.replies = post.replies.filter((each) => each !== mine);
    return null;
  }

  /** The own deeds, to which words can be tied. */
  #deeds(): { post: string; title: string }[] {
    return this.#posts
      .filter(({ by, versions }) => by === this.household.me() && versions.at(-1)?.text.kind === 'deed')
      .map(({ id, versions }) => ({ post: id, title: versions.at(-1)?.text.parts.what ?? '' }));
  }

  #put(of: string | null, text: PostText, by: Person): PostView {
    if (this.household.persons().length < 2) throw new Refused({ kind: 'secondPersonMissing' });
    const missing = (needed[text.kind] ?? ['what']).filter((part) => !(text.parts[part] ?? '').trim());
    if (missing.length > 0 || lacksAnEnd(text)) throw new Refused({ kind: 'unfinished' });
    const version = { at: this.household.now(), text: structuredClone(text) };
    if (of === null && text.kind === 'statement') version.text.parts.on = version.at.slice(0, 10);
    if (of === null) {
      const post: Post = { id: this.#id('post'), by, versions: [version], replies: [] };
      this.#posts.push(post);
      return this.#view(post);
    }
    const post = this.#find(of);
    if (post.by !== by) throw new Refused({ kind: 'unknownShared' });
    post.versions.push(version);
    return this.#view(post);
  }

  #view(post: Post): PostView {
    const newest = post.versions.length;
    const kind = post.versions.at(-1)?.text.kind ?? 'jar';
    const told = post.replies.filter(({ reply }) => outcomes.includes(reply));
    const ending = post.replies.findLast(({ reply }) => reply === 'done' || reply === 'letGo') ?? null;
    // Only of a date that took place something stays.
    const isOpen = (reply: PostReply): boolean => reply !== 'afterglow' || ending?.reply === 'done';
    return {
      post: post.id,
      persons: this.household.persons(),
      by: post.by,
      since: post.versions[0]?.at ?? '',
      versions: post.versions
        .map(({ at, text }, place) => ({ version: place + 1, at, text, lacksAnEnd: lacksAnEnd(text) }))
        .reverse(),
      replies: [...post.replies],
      authorMay: (ofAuthor[kind] ?? ['note']).filter(isOpen),
      otherMay: (ofOther[kind] ?? ['note']).filter(isOpen),
      answer:
        post.replies.findLast(({ reply, version }) => answers.includes(reply) && version === newest) ?? null,
      ending,
      outcomes: Object.fromEntries(told.map(({ day, reply }) => [day ?? '', reply])),
    };
  }

  #newDraft(post: string | null, text: PostText): Draft {
    const draft: Draft = {
      id: this.#id('post-draft'),
      owner: this.household.me(),
      post,
      text: structuredClone(text),
      at: this.household.now(),
      binned: false,
    };
    this.#drafts.push(draft);
    return draft;
  }
  #draftView({ id, post, text }: Draft): PostDraftView {
    const asked = parts[text.kind].filter((part) => text.kind !== 'statement' || part !== 'on');
    const asks = asked.map((part) => askOf(text.kind, part));
    return { draft: id, post, text: structuredClone(text), asks };
  }
  #kept(): Draft[] {
    return this.#drafts.filter(({ owner, binned }) => owner === this.household.me() && !binned);
  }
  #remove(draft: Draft): void {
    this.#drafts = this.#drafts.filter((other) => other !== draft);
  }
  #draft(id: string): Draft {
    const draft = this.#kept().find((each) => each.id === id);
    if (!draft) throw new Refused({ kind: 'unknownEntry' });
    return draft;
  }
  #find(id: string): Post {
    const post = this.#posts.find((each) => each.id === id);
    if (!post) throw new Refused({ kind: 'unknownShared' });
    return post;
  }
  #who(beside: string | null): Person {
    const me = this.household.me();
    if (beside === null) return me;
    const other: Person = me === 'first' ? 'second' : 'first';
    this.#prove(other, beside);
    return other;
  }
  #prove(person: Person, passphrase: string): void {
    const wrong: AppError = { kind: 'wrongPassphrase' };
    if (!this.household.knows(person, passphrase)) throw new Refused(wrong);
  }
  #id(what: string): string {
    return `${what}-${String(this.#next++)}`;
  }
}

/** The acts by the names of the commands. */
export function postActs(posts: FakePosts) {
  const { copies } = posts;
  return {
    postList: () => posts.list(),
    postShow: posts.show.bind(posts),
    postBegin: posts.begin.bind(posts),
    postBeginWith: posts.beginWith.bind(posts),
    postBeginFrom: posts.beginFrom.bind(posts),
    postChange: posts.change.bind(posts),
    postDraft: posts.draft.bind(posts),
    postDraftSave: posts.draftSave.bind(posts),
    postDraftDiscard: posts.draftDiscard.bind(posts),
    postShare: posts.share.bind(posts),
    postSay: posts.say.bind(posts),
    postReply: posts.reply.bind(posts),
    postTakeBack: posts.takeBack.bind(posts),
    replyTakeBack: posts.replyTakeBack.bind(posts),
    copyOffer: copies.offer.bind(copies),
    copyPreview: copies.preview.bind(copies),
    copyShare: copies.share.bind(copies),
    copyShow: copies.show.bind(copies),
    copyTie: copies.tie.bind(copies),
    copyDraftSave: copies.draftSave.bind(copies),
    copyDraftDiscard: copies.draftDiscard.bind(copies),
  };
}
