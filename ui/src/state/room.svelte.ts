import { createContext } from 'svelte';

import { commands } from '../ipc/commands';
import type { BreachesView, Person, PersonView, RoomView } from '../ipc/types';
import { BreachPage } from './breaches.svelte';
import { Feelings } from './feelings.svelte';
import { Note } from './note.svelte';
import { AgreementDraft } from './plansDraft.svelte';
import { PostDraft } from './postDraft.svelte';
import { Pulse } from './pulse.svelte';
import { Shelves } from './reflect.svelte';
import { Run } from './run.svelte';
import { SaveQueue, type SaveState } from './saveQueue';
import { Saying } from './saying.svelte';
import { Screens } from './screens.svelte';
import { Sharing } from './sharing.svelte';

/** No id of an entry begins like this. */
const NEW_NOTE = 'new-note-';
const NEW_BREACH = 'new-breach-';

/**
 * Everything the page knows while one person's room is open. It lives in the open half of the window and nowhere
 * else: locking drops it, and with it every word.
 */
export class Room {
  readonly screens = new Screens();
  readonly feelings = new Feelings();
  readonly shelves = new Shelves();
  readonly pulse: Pulse;
  #view: RoomView;
  // What is registered here is never drawn, so it need not be reactive.
  /* eslint-disable svelte/prefer-svelte-reactivity */
  #queues = new Set<SaveQueue>();
  #runs = new Map<string, Run>();
  #drafts = new Map<string, AgreementDraft>();
  #notes = new Map<string, Note>();
  #breaches = new Map<string, BreachPage>();
  #postDrafts = new Map<string, PostDraft>();
  #sharings = new Map<string, Sharing>();
  #sayings = new Map<string, Saying>();
  /* eslint-enable svelte/prefer-svelte-reactivity */
  #newNotes = 0;
  #newBreaches = 0;
  #frame = $state<string | null>(null);
  #lock: () => void;
  #leave: () => void;

  constructor(view: RoomView, ways: { lock: () => void; leave: () => void }) {
    this.#view = view;
    this.#frame = view.frame;
    this.#lock = ways.lock;
    this.#leave = ways.leave;
    this.pulse = new Pulse((onstate) => this.openQueue(onstate));
  }

  get view(): RoomView {
    return this.#view;
  }
  get me(): PersonView {
    return this.#view.me;
  }
  get persons(): PersonView[] {
    return this.#view.persons;
  }
  /** The other person, or null while nobody else has joined. */
  get other(): PersonView | null {
    return this.persons.find((each) => each.person !== this.me.person) ?? null;
  }

  /** The own word for whom the current record is about, for the frame of the own pages; null while there is one. */
  get frame(): string | null {
    return this.#frame;
  }
  /** The records stand otherwise now, and the frame with them. */
  tookBreaches(view: BreachesView): void {
    this.#frame = view.frame;
  }
  /** The same after an act elsewhere that may have changed them. */
  async lookAtBreaches(): Promise<void> {
    const said = await commands.breachList();
    if (said.ok) this.tookBreaches(said.value);
  }

  labelOf(person: Person): string {
    return this.persons.find((each) => each.person === person)?.label ?? '';
  }

  /** The run of an entry, the same one until it is left with every word kept. */
  runOf(entry: string): Run {
    const known = this.#runs.get(entry);
    if (known) return known;
    const run = new Run(entry, (onstate) => this.openQueue(onstate));
    this.#runs.set(entry, run);
    return run;
  }

  /** The person goes elsewhere. A run that still owes words is kept, and one they came back to meanwhile. */
  async leaveRun(run: Run): Promise<void> {
    const kept = await run.keep();
    const { current } = this.screens;
    const isShown = current.name === 'runner' && current.entry === run.entry;
    if (!kept || isShown || this.#runs.get(run.entry) !== run) return;
    this.#queues.delete(run.queue);
    this.#runs.delete(run.entry);
  }

  /** A draft by its id, the same one until it is left with every word kept: one queue, and one newest text. */
  draftOf(id: string): AgreementDraft {
    const known = this.#drafts.get(id);
    if (known) return known;
    const draft = new AgreementDraft(id, (onstate) => this.openQueue(onstate));
    this.#drafts.set(id, draft);
    return draft;
  }

  /** The person goes elsewhere. A draft that still owes words is kept, and one they came back to meanwhile. */
  async leaveDraft(draft: AgreementDraft): Promise<void> {
    const kept = await draft.keep();
    const { current } = this.screens;
    const isShown = current.name === 'agreementEditor' && current.draft === draft.id;
    if (kept && !isShown && this.#drafts.get(draft.id) === draft) this.forgetDraft(draft.id);
  }

  /** The draft is signed or thrown away: there is nothing left that its words could go into. */
  forgetDraft(id: string): void {
    const draft = this.#drafts.get(id);
    if (draft) this.#queues.delete(draft.queue);
    this.#drafts.delete(id);
  }

  /** A draft of a post by its id, the same one until it is left with every word kept. */
  postDraftOf(id: string): PostDraft {
    const known = this.#postDrafts.get(id);
    if (known) return known;
    const draft = new PostDraft(id, (onstate) => this.openQueue(onstate));
    this.#postDrafts.set(id, draft);
    return draft;
  }

  /** The person goes elsewhere. A draft that still owes words is kept, and one they came back to meanwhile. */
  async leavePostDraft(draft: PostDraft): Promise<void> {
    const kept = await draft.keep();
    const { current } = this.screens;
    const isShown = current.name === 'postEditor' && current.draft === draft.id;
    if (kept && !isShown && this.#postDrafts.get(draft.id) === draft) this.forgetPostDraft(draft.id);
  }

  /** It is shared or thrown away: there is nothing left that its words could go into. */
  forgetPostDraft(id: string): void {
    const draft = this.#postDrafts.get(id);
    if (draft) this.#queues.delete(draft.queue);
    this.#postDrafts.delete(id);
  }

  /** What is chosen for sharing of an entry, the same until it is left with all of it kept. */
  sharingOf(entry: string): Sharing {
    const known = this.#sharings.get(entry);
    if (known) return known;
    const sharing = new Sharing(entry, (onstate) => this.openQueue(onstate));
    this.#sharings.set(entry, sharing);
    return sharing;
  }

  /** The person goes elsewhere. A choice that could not be kept stays, and one they came back to meanwhile. */
  async leaveSharing(sharing: Sharing): Promise<void> {
    const kept = await sharing.keep();
    const { current } = this.screens;
    const isShown = current.name === 'share' && current.entry === sharing.entry;
    if (kept && !isShown && this.#sharings.get(sharing.entry) === sharing) this.forgetSharing(sharing.entry);
  }

  /** It is shared: there is nothing left to choose. */
  forgetSharing(entry: string): void {
    const sharing = this.#sharings.get(entry);
    if (sharing) this.#queues.delete(sharing.queue);
    this.#sharings.delete(entry);
  }

  /** What is begun beneath a post or an agreement, the same as long as the room is open. */
  sayingOf(about: string): Saying {
    const known = this.#sayings.get(about);
    if (known) return known;
    const saying = new Saying(about, (onstate) => this.openQueue(onstate));
    this.#sayings.set(about, saying);
    return saying;
  }

  /** The address of an empty page for a note, or of a new one whose words could not be kept yet. */
  newNote(): string {
    const owed = [...this.#notes.values()].find((note) => note.isNew && note.queue.owes);
    return owed?.address ?? `${NEW_NOTE}${++this.#newNotes}`;
  }

  /** A note by its address, the same one until it is left with every word kept. */
  noteOf(address: string): Note {
    const known = this.#notes.get(address);
    if (known) return known;
    const note = new Note(address, address.startsWith(NEW_NOTE), (onstate) => this.openQueue(onstate));
    this.#notes.set(address, note);
    return note;
  }

  /**
   * The person goes elsewhere. A note that still owes words is kept, and one they came back to meanwhile. One that was
   * begun here and holds no word in the end goes to the bin by itself.
   */
  async leaveNote(note: Note): Promise<void> {
    const kept = note.isNew && note.isBlank ? await note.bin() : await note.keep();
    const { current } = this.screens;
    const isShown = current.name === 'note' && current.note === note.address;
    if (!kept || isShown || this.#notes.get(note.address) !== note) return;
    this.#queues.delete(note.queue);
    this.#notes.delete(note.address);
  }

  /** The address of an empty page for what happened, or of a new one whose words could not be kept yet. */
  newBreach(): string {
    const owed = [...this.#breaches.values()].find((page) => page.isNew && page.queue.owes);
    return owed?.address ?? `${NEW_BREACH}${++this.#newBreaches}`;
  }

  /** The page of one by its address, the same one until it is left with every word kept. */
  breachOf(address: string): BreachPage {
    const known = this.#breaches.get(address);
    if (known) return known;
    const page = new BreachPage(
      address,
      address.startsWith(NEW_BREACH),
      (onstate) => this.openQueue(onstate),
      (view) => this.tookBreaches(view),
    );
    this.#breaches.set(address, page);
    return page;
  }

  /** The person goes elsewhere. A page that still owes words is kept, and one they came back to meanwhile. */
  async leaveBreach(page: BreachPage): Promise<void> {
    const kept = await page.keep();
    const { current } = this.screens;
    const isShown = current.name === 'breach' && current.breach === page.address;
    if (!kept || isShown || this.#breaches.get(page.address) !== page) return;
    this.#queues.delete(page.queue);
    this.#breaches.delete(page.address);
  }

  /** A queue for one entry or draft. Locking waits for every one of them. */
  openQueue(onstate: (state: SaveState) => void): SaveQueue {
    const queue = new SaveQueue(onstate);
    this.#queues.add(queue);
    return queue;
  }

  /** True when every word is in the file. */
  async flush(): Promise<boolean> {
    const kept = await Promise.all([...this.#queues].map((queue) => queue.flush()));
    return kept.every(Boolean);
  }

  /** Covers the window, saves what is owed and locks. */
  lock(): void {
    this.#lock();
  }

  /** The program restarts at the Door by itself: cover the window and wait. */
  leave(): void {
    this.#leave();
  }
}

/** The open room, for any component inside it. */
export const [getRoom, setRoom] = createContext<Room>();
