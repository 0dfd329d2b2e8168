// Copies over memory: what is shared is what was seen, what was chosen is known by its words, and the choice is kept
// in the own room until it is shared.
import { Refused, type FakeHousehold } from './fakePlans';
import { firstWords } from './fakeRuns';
import type {
  CopyDraft,
  CopyEdit,
  CopyLine,
  CopyOffer,
  CopyPiece,
  CopyText,
  CopyTrace,
  CopyView,
  EntryLine,
  EntryView,
  Person,
  PersonView,
  PostDraftLine,
  PostSaid,
} from './types';

interface Copy {
  id: string;
  by: Person;
  at: string;
  text: Omit<CopyText, 'deed'> & { deed: string | null };
  exercise: string | null;
  replies: PostSaid[];
}
interface Trace {
  post: string;
  entry: string;
  by: Person;
  at: string;
  takenBack: string | null;
}
interface Draft {
  id: string;
  owner: Person;
  edit: CopyEdit;
  at: string;
  binned: boolean;
}

const stepOf = (id: string): string => id.split('/')[0] ?? id;

/** The pieces of one step: under its own name where it is one, otherwise by their places. */
function numbered(step: string, asked: string, texts: string[]): CopyPiece[] {
  const said = texts.map((text) => text.trim()).filter(Boolean);
  return said.map((text, place) => ({
    id: said.length === 1 ? step : `${step}/${String(place)}`,
    asked,
    text,
    sourceBinned: false,
  }));
}

/** The paragraphs of a note; where it has only one, its lines. */
function passages(text: string): string[] {
  const paragraphs = text.split(/\n\s*\n/).filter((each) => each.trim());
  return paragraphs.length === 1 ? text.split('\n') : paragraphs;
}

export class FakeCopies {
  #copies: Copy[] = [];
  #traces: Trace[] = [];
  #drafts: Draft[] = [];

  constructor(
    readonly household: FakeHousehold,
    readonly read: (entry: string) => EntryView,
    readonly deeds: () => { post: string; title: string }[],
    readonly makeId: (what: string) => string,
  ) {}

  lines(): CopyLine[] {
    const called = ({ title, before, blocks }: Copy['text']): string =>
      title || firstWords(before) || firstWords(blocks[0]?.text ?? '');
    return this.#copies
      .map(({ id, text, by, at }) => ({ post: id, title: called(text), by, since: at }))
      .reverse();
  }

  find(id: string): Copy | undefined {
    return this.#copies.find((each) => each.id === id);
  }

  show(id: string): CopyView {
    const copy = this.find(id);
    if (!copy) throw new Refused({ kind: 'unknownShared' });
    return {
      post: id,
      persons: this.household.persons(),
      by: copy.by,
      since: copy.at,
      text: this.#text(copy.text),
      deeds: copy.text.wantsADeed ? this.deeds() : [],
      replies: [...copy.replies],
    };
  }

  /** The newest copy of each person that was written in this exercise. */
  newestOf(exercise: string): CopyView[] {
    const of = ({ person }: PersonView): CopyView[] => {
      const found = this.#copies.findLast((copy) => copy.by === person && copy.exercise === exercise);
      return found ? [this.show(found.id)] : [];
    };
    return this.household.persons().flatMap(of);
  }

  takeOut(id: string): void {
    this.#copies = this.#copies.filter((each) => each.id !== id);
    for (const trace of this.#traces) if (trace.post === id) trace.takenBack = this.household.now();
  }

  offer(entry: string): CopyOffer {
    const { title, run } = this.read(entry);
    const blocks = this.#blocks(entry);
    const draft = this.#standing(entry);
    return {
      entry,
      title,
      blocks,
      deeds: this.deeds(),
      wantsADeed: run?.exercise.id === 'apology',
      meantToHurt:
        run?.answers.some(({ answer }) => answer.kind === 'choice' && answer.option === 'punish') ?? false,
      shared: this.traces(entry),
      draft: draft ? this.#draftView(draft, blocks) : null,
    };
  }

  preview(edit: CopyEdit): CopyText {
    return this.#text(this.#copyOf(edit));
  }

  share(edit: CopyEdit, seen: CopyText): CopyView {
    const text = this.#copyOf(edit);
    if (JSON.stringify(this.#text(text)) !== JSON.stringify(seen))
      throw new Refused({ kind: 'choiceDiffers' });
    if (this.household.persons().length < 2) throw new Refused({ kind: 'secondPersonMissing' });
    const [id, by, at] = [this.makeId('copy'), this.household.me(), this.household.now()];
    const exercise = this.read(edit.entry).run?.exercise.id ?? null;
    this.#copies.push({ id, by, at, text, exercise, replies: [] });
    this.#traces.push({ post: id, entry: edit.entry, by, at, takenBack: null });
    this.#drafts = this.#drafts.filter((draft) => draft !== this.#standing(edit.entry));
    return this.show(id);
  }

  tie(id: string, deed: string | null): CopyView {
    const copy = this.find(id);
    if (copy?.by !== this.household.me() || !copy.text.wantsADeed)
      throw new Refused({ kind: 'unknownShared' });
    copy.text = { ...copy.text, deed };
    return this.show(id);
  }

  traces(entry: string): CopyTrace[] {
    return this.#traces
      .filter((trace) => trace.entry === entry && trace.by === this.household.me())
      .map(({ post, at, takenBack }) => ({ post, at, stands: takenBack === null, takenBack }))
      .reverse();
  }

  draftSave(edit: CopyEdit): { at: string } {
    this.#blocks(edit.entry);
    const at = this.household.now();
    const known = this.#standing(edit.entry);
    this.#drafts = this.#drafts.filter((draft) => draft !== known);
    if (edit.chosen.length > 0 || edit.before.trim() || edit.deed !== null) {
      const id = known?.id ?? this.makeId('copy-draft');
      this.#drafts.push({ id, owner: this.household.me(), edit: structuredClone(edit), at, binned: false });
    }
    return { at };
  }
  draftDiscard(entry: string): string {
    const draft = this.#standing(entry);
    if (!draft) throw new Refused({ kind: 'unknownEntry' });
    draft.binned = true;
    return draft.id;
  }

  draftLines(): PostDraftLine[] {
    return this.#mine()
      .filter(({ binned }) => !binned)
      .map(({ id, edit, at }) => ({
        draft: id,
        post: null,
        entry: edit.entry,
        kind: 'copy' as const,
        title: this.#called(edit.entry),
        at,
      }));
  }
  /** With an entry goes what was chosen of it, and what is known of its copies. */
  delete(entry: string): void {
    this.#drafts = this.#drafts.filter(({ id, edit }) => id !== entry && edit.entry !== entry);
    this.#traces = this.#traces.filter((trace) => trace.entry !== entry);
  }

  binnedLines(): EntryLine[] {
    return this.#mine()
      .filter(({ binned }) => binned)
      .map(({ id, edit, at }) => {
        const title = `Draft of a copy: ${this.#called(edit.entry)}`;
        return { entry: id, exercise: null, title, at, question: 0, of: 0 };
      });
  }
  /** True where the id is that of a draft. */
  takeBack(id: string): boolean {
    const draft = this.#mine().find((each) => each.id === id);
    if (!draft) return false;
    const meanwhile = this.#standing(draft.edit.entry);
    if (meanwhile) meanwhile.binned = true;
    draft.binned = false;
    return true;
  }

  #called(entry: string): string {
    const { title, note } = this.read(entry);
    return title || firstWords(note ?? '');
  }
  #mine(): Draft[] {
    return this.#drafts.filter(({ owner }) => owner === this.household.me());
  }
  #standing(entry: string): Draft | undefined {
    return this.#mine().find(({ edit, binned }) => edit.entry === entry && !binned);
  }

  #blocks(entry: string): CopyPiece[] {
    const { note, run } = this.read(entry);
    if (run?.exercise.id === 'what-i-have-seen') throw new Refused({ kind: 'neverShared' });
    if (note !== null) return numbered('note', '', passages(note));
    return (run?.answers ?? []).flatMap(({ step, answer }) => {
      const asked = run?.exercise.steps.find(({ id }) => id === step);
      if (!asked) return [];
      if (answer.kind === 'text') return numbered(step, asked.prompt, [answer.text]);
      if (answer.kind === 'list') return numbered(step, asked.prompt, answer.items);
      if (answer.kind !== 'picked') return [];
      const inBin = (from: string): boolean =>
        run?.pickedFromBin.some((line) => line.entry === from) ?? false;
      const lines = answer.picked.filter(({ text }) => text.trim());
      const pieces = numbered(
        step,
        asked.prompt,
        lines.map(({ text }) => text),
      );
      return pieces.map((piece, place) => ({ ...piece, sourceBinned: inBin(lines[place]?.entry ?? '') }));
    });
  }

  #choose(blocks: CopyPiece[], picks: CopyEdit['chosen']): { chosen: CopyPiece[]; all: boolean } {
    const found = new Set<CopyPiece>();
    let all = true;
    for (const { id, text } of picks) {
      const block = blocks.find(
        (each) => !found.has(each) && stepOf(each.id) === stepOf(id) && each.text === text,
      );
      if (block) found.add(block);
      else all = false;
    }
    return { chosen: blocks.filter((block) => found.has(block)), all };
  }

  #draftView({ edit }: Draft, blocks: CopyPiece[]): CopyDraft {
    const { chosen, all } = this.#choose(blocks, edit.chosen);
    return { chosen: chosen.map(({ id }) => id), before: edit.before, deed: edit.deed, differs: !all };
  }

  #copyOf(edit: CopyEdit): Copy['text'] {
    const { title, note, run } = this.read(edit.entry);
    const blocks = this.#blocks(edit.entry);
    const { chosen, all } = this.#choose(blocks, edit.chosen);
    if (!all) throw new Refused({ kind: 'choiceDiffers' });
    if (chosen.length === 0) throw new Refused({ kind: 'unfinished' });
    const whole = note !== null && chosen.length === blocks.length;
    const pieces = whole ? [{ asked: '', text: note.trim() }] : chosen;
    return {
      title,
      before: edit.before.trim(),
      blocks: pieces.map(({ asked, text }, place) => ({ id: String(place), asked, text })),
      wantsADeed: run?.exercise.id === 'apology',
      deed: edit.deed,
    };
  }
  #text({ deed, ...text }: Copy['text']): CopyText {
    return { ...text, deed: this.deeds().find(({ post }) => post === deed) ?? null };
  }
}
