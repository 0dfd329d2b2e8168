// Agreements over memory, for tests and for looking at screens in a browser.
// The rules are those of the shared log: a proposal changes nothing until both have signed it, only one
// version waits at a time, and what one person takes back or lets go brings nothing older back.
import type { Commands } from './commands';
import type {
  AgreementDraftView,
  AgreementField,
  AgreementForm,
  AgreementLine,
  AgreementState,
  AgreementSubject,
  AgreementTemplate,
  AgreementText,
  AgreementView,
  Answered,
  AppError,
  ControlNote,
  DraftLine,
  EntryLine,
  FieldChange,
  LookLine,
  Person,
  PersonView,
  Piece,
  PlanLine,
  PlanView,
  Remark,
  RemarkView,
  SignDayView,
  Signature,
  VersionView,
} from './types';

/** What the agreements need to know of the household around them. */
export interface FakeHousehold {
  me(): Person;
  persons(): PersonView[];
  knows(person: Person, passphrase: string): boolean;
  now(): string;
}

/** A refusal with the code that Rust would give. */
export class Refused extends Error {
  constructor(readonly error: AppError) {
    super(error.kind);
  }
}

interface Version {
  revision: number;
  text: AgreementText;
  proposedBy: Person;
  proposedAt: string;
  state: VersionView['state'];
  signed: Signature[];
  declined: Signature[];
  against: number | null;
}

interface Agreement {
  id: string;
  versions: Version[];
  retired: Signature | null;
  remarks: RemarkView[];
}

interface Draft {
  id: string;
  owner: Person;
  agreement: string | null;
  begunFrom: number | null;
  text: AgreementText;
  at: string;
  /** When it was put into the bin, as a number that grows; 0 where it is not there. */
  binned: number;
}

/** What a form asks for, as the domain lists it. */
const forms: Record<
  AgreementForm,
  { fields: AgreementField[]; needed: AgreementField[]; needsADay: boolean }
> = {
  boundary: {
    fields: [
      'title',
      'line',
      'reason',
      'keeping',
      'ifCrossed',
      'exceptions',
      'startsOn',
      'reviewOn',
      'endsOn',
    ],
    needed: ['title', 'line', 'reason', 'keeping', 'ifCrossed'],
    needsADay: true,
  },
  recurrence: {
    fields: [
      'title',
      'ownSigns',
      'seenSigns',
      'firstHour',
      'firstDay',
      'whoIsTold',
      'pauses',
      'whomToCall',
      'reviewOn',
      'endsOn',
    ],
    needed: ['title', 'firstHour', 'firstDay', 'whoIsTold'],
    needsADay: true,
  },
  ritual: {
    fields: ['title', 'line', 'rhythm', 'pauses', 'pact', 'stopWord', 'startsOn', 'reviewOn', 'endsOn'],
    needed: ['title', 'line'],
    needsADay: false,
  },
  goal: {
    fields: ['title', 'line', 'reason', 'firstStep', 'firstStepOn', 'reviewOn'],
    needed: ['title', 'firstStep'],
    needsADay: false,
  },
  recommitment: {
    fields: ['title', 'line', 'reason', 'keeping', 'reviewOn'],
    needed: ['title', 'line'],
    needsADay: false,
  },
  chapter: {
    fields: ['title', 'leaving', 'taking', 'line', 'keeping', 'startsOn', 'reviewOn'],
    needed: ['title', 'leaving', 'taking', 'line'],
    needsADay: false,
  },
};

/** The order of the page: every field once. */
const order: AgreementField[] = [
  'title',
  'line',
  'rhythm',
  'reason',
  'keeping',
  'ifCrossed',
  'exceptions',
  'ownSigns',
  'seenSigns',
  'firstHour',
  'firstDay',
  'whoIsTold',
  'pauses',
  'whomToCall',
  'firstStep',
  'leaving',
  'taking',
  'pact',
  'stopWord',
  'startsOn',
  'firstStepOn',
  'reviewOn',
  'endsOn',
];

/** Three of the places where an agreement can begin. */
const templates: { id: string; title: string; about: string; text: AgreementText }[] = [
  {
    id: 'own',
    title: 'In your own words',
    about: 'A line that both of you hold.',
    text: { form: 'boundary', subject: 'own', parts: {} },
  },
  {
    id: 'openness',
    title: 'Openness that I offer, for a time',
    about: 'A window that you open by yourself.',
    text: { form: 'boundary', subject: 'openness', parts: { title: 'Openness that I offer' } },
  },
  {
    id: 'walk',
    title: 'A walk without phones',
    about: 'Something light that comes back.',
    text: { form: 'ritual', subject: 'connection', parts: { title: 'One walk', line: 'We walk.' } },
  },
];

const emptyText = (form: AgreementForm = 'boundary', subject: AgreementSubject = 'own'): AgreementText => ({
  form,
  subject,
  parts: {},
});

/** What is told or shown has an end, as the domain has it. */
const told: AgreementSubject[] = ['contact', 'money', 'openness', 'telling'];
const lacksAnEnd = ({ subject, parts }: AgreementText): boolean => told.includes(subject) && !parts.endsOn;

/** As Rust keeps it: in the order of the page, and empty parts left out. */
function kept({ form, subject, parts }: AgreementText): AgreementText {
  const written = order.filter((field) => forms[form].fields.includes(field) && parts[field]);
  return { form, subject, parts: Object.fromEntries(written.map((field) => [field, parts[field]])) };
}

function missingFrom(text: AgreementText): AgreementField[] {
  const { form, subject, parts } = text;
  const { needed, needsADay } = forms[form];
  const missing = needed.filter((field) => !(parts[field] ?? '').trim());
  const tooEarly = (day: string | undefined): boolean =>
    Boolean(parts.startsOn && day && day < parts.startsOn);
  if (parts.rhythm && !parts.startsOn) missing.push('startsOn');
  if ((needsADay && !told.includes(subject) && !parts.reviewOn && !parts.endsOn) || tooEarly(parts.reviewOn))
    missing.push('reviewOn');
  if (lacksAnEnd(text) || tooEarly(parts.endsOn)) missing.push('endsOn');
  return missing;
}

/** Whether two texts say the same, whatever their first day. */
function isSame(one: AgreementText, other: AgreementText): boolean {
  const dayless = ({ parts, ...rest }: AgreementText): string =>
    JSON.stringify(kept({ ...rest, parts: { ...parts, startsOn: '' } }));
  return dayless(one) === dayless(other);
}

/** The words of two texts laid over each other, by their longest common run of words. */
export function pieces(before: string, after: string): Piece[] {
  const a = before.match(/\S+\s*|\s+/gu) ?? [];
  const b = after.match(/\S+\s*|\s+/gu) ?? [];
  const common = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const found: Piece[] = [];
  const add = (kind: Piece['kind'], text: string | undefined): void => {
    if (text === undefined) return;
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else found.push({ kind, text });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add('same', a[i]);
      i += 1;
      j += 1;
    } else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) {
      add('removed', a[i]);
      i += 1;
    } else {
      add('added', b[j]);
      j += 1;
    }
  }
  return found;
}

function changesBetween(before: AgreementText, after: AgreementText): FieldChange[] {
  return order
    .filter((field) => (before.parts[field] ?? '') !== (after.parts[field] ?? ''))
    .map((field) => ({ field, pieces: pieces(before.parts[field] ?? '', after.parts[field] ?? '') }));
}

const inState = (agreement: Agreement, state: Version['state']): Version | null =>
  agreement.versions.find((version) => version.state === state) ?? null;
const inForce = (agreement: Agreement): Version | null => inState(agreement, 'inForce');
function endedBefore(version: Version | null | undefined, day: string): boolean {
  const last = version?.text.parts.endsOn;
  return !!last && last < day;
}
const pending = (agreement: Agreement): Version | null => inState(agreement, 'pending');

function stateOf(agreement: Agreement): AgreementState {
  if (inForce(agreement)) return 'inForce';
  const last = agreement.versions.at(-1)?.state;
  return last === 'declined' || last === 'withdrawn' || last === 'retired' ? last : 'proposed';
}

/** The day that both named last for the version that is shown, or else the one in its words. */
function lookOn(agreement: Agreement): string | null {
  const shown = inForce(agreement) ?? pending(agreement) ?? agreement.versions.at(-1);
  const named: Partial<Record<Person, string>> = {};
  let agreed = shown?.text.parts.reviewOn ?? null;
  for (const { person, revision, remark } of agreement.remarks) {
    if (revision !== shown?.revision || remark.againOn === null) continue;
    named[person] = remark.againOn;
    if (named.first === named.second) agreed = remark.againOn;
  }
  return agreed;
}

export class FakePlans {
  /** What the domain says of the words that are open: whether nobody signs such words at once, and whether that holds today. */
  anotherDay = false;
  fromTomorrow = false;
  /** Whose room had a text open. */
  readonly read: Person[] = [];
  #agreements: Agreement[] = [];
  #drafts: Draft[] = [];
  #next = 1;

  constructor(readonly household: FakeHousehold) {}

  planShow(): PlanView {
    const mine = this.#standing();
    return {
      persons: this.household.persons(),
      agreements: this.#agreements.map((agreement) => this.#line(agreement)),
      drafts: mine.map(({ id, agreement, text, at }): DraftLine => ({
        draft: id,
        agreement,
        title: text.parts.title ?? '',
        form: text.form,
        at,
      })),
    };
  }

  /** The words that hold, of each agreement in force, and the day to look at them again. */
  holding(): { id: string; text: AgreementText; lookOn: string | null }[] {
    return this.#agreements.flatMap((agreement) => {
      const version = inForce(agreement);
      const over = endedBefore(version, this.household.now().slice(0, 10));
      return version && !over ? [{ id: agreement.id, text: version.text, lookOn: lookOn(agreement) }] : [];
    });
  }

  planLines(): PlanLine[] {
    const me = this.household.me();
    const other: Person = me === 'first' ? 'second' : 'first';
    return this.#agreements.flatMap((agreement) => {
      const open = pending(agreement);
      if (!open) return [];
      return {
        agreement: agreement.id,
        title: (inForce(agreement) ?? open).text.parts.title ?? '',
        state: stateOf(agreement),
        waitingFor: open.signed.some((s) => s.person === me) ? other : me,
      };
    });
  }

  /** The agreements whose day to look again has come, and at which nobody has looked since. */
  lookLines(): LookLine[] {
    const today = this.household.now().slice(0, 10);
    const come = this.#agreements.flatMap((agreement) => {
      const version = inForce(agreement);
      const day = lookOn(agreement);
      if (!version || pending(agreement) || day === null || day > today) return [];
      if (endedBefore(version, today)) return [];
      const hasLooked = agreement.remarks.some(
        ({ revision, at }) => revision === version.revision && at.slice(0, 10) >= day,
      );
      return hasLooked ? [] : [{ agreement: agreement.id, title: version.text.parts.title ?? '', day }];
    });
    const newest = come.sort((one, other) => other.day.localeCompare(one.day)).slice(0, 2);
    return newest.map(({ agreement, title }) => ({ agreement, title }));
  }

  agreementShow(id: string): AgreementView {
    const agreement = this.#find(id);
    return {
      agreement: id,
      persons: this.household.persons(),
      state: stateOf(agreement),
      inForce: inForce(agreement)?.revision ?? null,
      pending: pending(agreement)?.revision ?? null,
      versions: agreement.versions.map((version) => this.#version(agreement, version)).reverse(),
      retired: agreement.retired,
      remarks: agreement.remarks.toReversed(),
      lookOn: lookOn(agreement),
    };
  }

  agreementSignDay(of: string): SignDayView {
    const isDraft = this.#standing().some(({ id }) => id === of);
    const open = isDraft ? null : pending(this.#find(of));
    const answers = open !== null && open.proposedBy !== this.household.me();
    if (answers) this.read.push(this.household.me());
    return { anotherDay: this.anotherDay, fromTomorrow: this.fromTomorrow && (isDraft || answers) };
  }

  /** Opens an own draft by its id, or the own draft of an agreement, or begins one. */
  agreementDraft(id: string | null): AgreementDraftView {
    if (id === null) return this.agreementBegin('boundary', 'own');
    const open = this.#standing().find((draft) => draft.id === id || draft.agreement === id);
    if (open) return this.#draftView(open);
    const from = this.#find(id);
    const start = inForce(from) ?? from.versions.at(-1);
    return this.#draftView(this.#newDraft(id, start?.text ?? emptyText(), start?.revision));
  }

  /** Begins a draft of a form, or goes on with an empty one of the same kind. */
  agreementBegin(form: AgreementForm, subject: AgreementSubject): AgreementDraftView {
    return this.#begin(emptyText(form, subject));
  }

  /** One rule for all of Rust's: a sentence with a password in it, unless it stays its owner's. */
  controlLook(text: string): ControlNote[] {
    return [...text.matchAll(/\S[^.!?\n]*[.!?]?/g)]
      .filter(([sentence]) => /\bpasswords?\b/i.test(sentence) && !/\bown\b/i.test(sentence))
      .map(({ 0: sentence, index }) => ({
        rule: 'passwords',
        start: index,
        end: index + sentence.length,
        sentence,
        words: 'password',
        why: 'A shared password lets one person watch the other unseen.',
        instead: 'Our passwords stay our own.',
      }));
  }
  templateList(): AgreementTemplate[] {
    return templates.map(({ text, ...rest }) => ({ ...rest, form: text.form }));
  }
  agreementBeginFrom(id: string): AgreementDraftView {
    const template = templates.find((each) => each.id === id);
    if (!template) throw new Refused({ kind: 'unknownAgreement' });
    return this.#begin(template.text);
  }

  /** What can come back begins today until somebody chooses another day. An untouched draft is gone on with. */
  #begin(words: AgreementText): AgreementDraftView {
    const canComeBack = forms[words.form].fields.includes('rhythm');
    const startsOn = words.parts.startsOn ?? this.household.now().slice(0, 10);
    const text = canComeBack ? { ...words, parts: { ...words.parts, startsOn } } : words;
    const untouched = this.#standing().find((draft) => draft.agreement === null && isSame(draft.text, text));
    return this.#draftView(untouched ?? this.#newDraft(null, text));
  }

  agreementDraftAnew(id: string): AgreementDraftView {
    const draft = this.#draft(id);
    if (draft.agreement === null) throw new Refused({ kind: 'unknownAgreement' });
    const version = inForce(this.#find(draft.agreement));
    this.#bin(draft);
    return this.#draftView(this.#newDraft(draft.agreement, version?.text ?? emptyText(), version?.revision));
  }

  #newDraft(agreement: string | null, text: AgreementText, begunFrom: number | null = null): Draft {
    const draft: Draft = {
      id: this.#id('draft'),
      owner: this.household.me(),
      agreement,
      begunFrom,
      text: kept(text),
      at: this.household.now(),
      binned: 0,
    };
    this.#drafts.push(draft);
    return draft;
  }

  #draftView({ id, agreement, begunFrom, text }: Draft): AgreementDraftView {
    const others = this.#drafts.filter((draft) => agreement !== null && draft.agreement === agreement);
    const mine = others.filter(({ binned, owner }) => binned > 0 && owner === this.household.me());
    const putAway = mine.sort((one, other) => other.binned - one.binned)[0]?.id ?? null;
    return {
      draft: id,
      agreement,
      begunFrom,
      text: kept(text),
      putAway,
      ...forms[text.form],
      told,
      asksWhetherTold: text.form === 'boundary',
    };
  }

  agreementDraftSave(id: string, text: AgreementText): { at: string } {
    const draft = this.#draft(id);
    draft.text = kept(text);
    draft.at = this.household.now();
    return { at: draft.at };
  }

  agreementDraftDiscard(id: string): EntryLine | null {
    const draft = this.#draft(id);
    const began = [
      ...(draft.agreement === null ? templates : this.#find(draft.agreement).versions).map(
        ({ text }) => text,
      ),
      { ...draft.text, parts: {} },
    ];
    if (began.some((text) => isSame(draft.text, text))) {
      this.#remove(draft);
      return null;
    }
    this.#bin(draft);
    return this.#binnedLine(draft);
  }
  /** The drafts in the bin, as they stand there. */
  delete(id: string): void {
    this.#drafts = this.#drafts.filter((draft) => draft.id !== id);
  }
  binnedLines(): EntryLine[] {
    const mine = this.#drafts.filter(({ owner, binned }) => binned > 0 && owner === this.household.me());
    return mine.map((draft) => this.#binnedLine(draft));
  }
  /** True where the id is that of a draft in the bin. Another one of the same change takes its place there. */
  draftTakeBack(id: string): boolean {
    const draft = this.#drafts.find(({ owner, ...each }) => each.id === id && owner === this.household.me());
    if (!draft) return false;
    const meanwhile = this.#standing().find(
      ({ agreement }) => agreement !== null && agreement === draft.agreement,
    );
    if (meanwhile) this.#bin(meanwhile);
    draft.binned = 0;
    return true;
  }
  #binnedLine({ id, text, at }: Draft): EntryLine {
    const title = `Draft of an agreement: ${text.parts.title ?? ''}`;
    return { entry: id, exercise: null, title, at, question: 0, of: 0 };
  }
  #standing(): Draft[] {
    return this.#drafts.filter(({ owner, binned }) => owner === this.household.me() && binned === 0);
  }
  #bin(draft: Draft): void {
    draft.binned = this.#next++;
  }
  #remove(draft: Draft): void {
    this.#drafts = this.#drafts.filter((other) => other !== draft);
  }

  agreementPropose(id: string, passphrase: string): AgreementView {
    const draft = this.#draft(id);
    if (this.household.persons().length < 2) throw new Refused({ kind: 'secondPersonMissing' });
    const missing = missingFrom(draft.text);
    if (missing.length > 0) throw new Refused({ kind: 'agreementUnfinished', missing });
    const agreement = draft.agreement === null ? null : this.#find(draft.agreement);
    const before = agreement ? inForce(agreement) : null;
    if (before && changesBetween(before.text, draft.text).length === 0) {
      throw new Refused({ kind: 'agreementUnchanged' });
    }
    if (this.fromTomorrow) throw new Refused({ kind: 'fromTomorrow' });
    this.#prove(draft.owner, passphrase);
    const at = this.household.now();
    const version: Version = {
      revision: (agreement?.versions.length ?? 0) + 1,
      text: { ...draft.text },
      proposedBy: draft.owner,
      proposedAt: at,
      state: 'pending',
      signed: [{ person: draft.owner, at }],
      declined: [],
      against: before?.revision ?? null,
    };
    const home = agreement ?? { id: this.#id('agreement'), versions: [], retired: null, remarks: [] };
    if (!agreement) this.#agreements.push(home);
    const waited = pending(home);
    if (waited) waited.state = 'replaced';
    home.retired = null;
    home.versions.push(version);
    this.#remove(draft);
    return this.agreementShow(home.id);
  }

  /** What one proposed before an end was needed. */
  proposedBefore(text: AgreementText, proposedBy: Person): string {
    const [id, at] = [this.#id('agreement'), this.household.now()];
    const version: Version = {
      revision: 1,
      text,
      proposedBy,
      proposedAt: at,
      state: 'pending',
      signed: [{ person: proposedBy, at }],
      declined: [],
      against: null,
    };
    this.#agreements.push({ id, versions: [version], retired: null, remarks: [] });
    return id;
  }
  /** What both signed before an end was needed. */
  signedBefore(text: AgreementText): string {
    const id = this.proposedBefore(text, 'first');
    const version = this.#open(id, 1, 'second');
    version.signed.push({ person: 'second', at: this.household.now() });
    version.state = 'inForce';
    return id;
  }

  agreementAccept(id: string, revision: number, person: Person, passphrase: string): AgreementView {
    const version = this.#open(id, revision, person);
    if (lacksAnEnd(version.text)) throw new Refused({ kind: 'agreementUnfinished', missing: ['endsOn'] });
    this.#prove(person, passphrase);
    if (this.fromTomorrow) {
      throw new Refused({ kind: person === this.household.me() ? 'fromTomorrow' : 'closedForNow' });
    }
    const before = inForce(this.#find(id));
    if (before) before.state = 'replaced';
    version.signed.push({ person, at: this.household.now() });
    version.state = 'inForce';
    return this.agreementShow(id);
  }

  agreementDecline(id: string, revision: number, person: Person, passphrase: string): AgreementView {
    const version = this.#open(id, revision, person);
    this.#prove(person, passphrase);
    version.declined.push({ person, at: this.household.now() });
    version.state = 'declined';
    return this.agreementShow(id);
  }

  agreementWithdraw(id: string, revision: number, person: Person, passphrase: string): AgreementView {
    const version = this.#find(id).versions.find((one) => one.revision === revision);
    const stands = version?.state === 'pending' || version?.state === 'inForce';
    if (!version || !stands || !version.signed.some((one) => one.person === person)) {
      throw new Refused({ kind: 'agreementMovedOn' });
    }
    this.#prove(person, passphrase);
    version.state = 'withdrawn';
    // A proposal that nobody accepted goes with its words; what both have signed stays readable.
    if (version.signed.length < 2) version.text = emptyText();
    return this.agreementShow(id);
  }

  agreementKeep(
    id: string,
    revision: number,
    remark: Remark,
    person: Person,
    passphrase: string,
  ): AgreementView {
    const agreement = this.#find(id);
    if (inForce(agreement)?.revision !== revision) throw new Refused({ kind: 'agreementMovedOn' });
    const at = this.household.now();
    if (remark.againOn !== null && remark.againOn <= at.slice(0, 10))
      throw new Refused({ kind: 'answerDoesNotFit' });
    this.#prove(person, passphrase);
    agreement.remarks.push({ id: this.#id('remark'), person, at, revision, remark: { ...remark } });
    return this.agreementShow(id);
  }

  remarkTakeBack(id: string, remark: string, person: Person, passphrase: string): AgreementView {
    const agreement = this.#find(id);
    const own = agreement.remarks.find((said) => said.id === remark && said.person === person);
    if (!own) throw new Refused({ kind: 'unknownShared' });
    this.#prove(person, passphrase);
    agreement.remarks = agreement.remarks.filter((said) => said !== own);
    return this.agreementShow(id);
  }

  agreementRetire(id: string, person: Person, passphrase: string): AgreementView {
    const agreement = this.#find(id);
    if (!inForce(agreement)) throw new Refused({ kind: 'agreementMovedOn' });
    this.#prove(person, passphrase);
    for (const version of agreement.versions) {
      if (version.state === 'pending' || version.state === 'inForce') version.state = 'retired';
    }
    agreement.retired = { person, at: this.household.now() };
    return this.agreementShow(id);
  }

  #line(agreement: Agreement): AgreementLine {
    const now = inForce(agreement);
    const open = pending(agreement);
    const shown = now ?? open ?? agreement.versions.at(-1);
    return {
      agreement: agreement.id,
      title: shown?.text.parts.title ?? '',
      form: shown?.text.form ?? 'boundary',
      subject: shown?.text.subject ?? 'own',
      line: (shown?.text.form === 'goal' ? shown.text.parts.firstStep : shown?.text.parts.line) ?? '',
      state: stateOf(agreement),
      inForce: now?.revision ?? null,
      pending: open?.revision ?? null,
      pendingBy: open?.proposedBy ?? null,
      signed: [...(shown?.signed ?? [])],
      reviewOn: lookOn(agreement),
      endsOn: now?.text.parts.endsOn ?? null,
      lacksAnEnd: now ? lacksAnEnd(now.text) : false,
      firstStepOn: now?.text.parts.firstStepOn ?? null,
      ended: now ? null : (agreement.retired ?? agreement.versions.at(-1)?.declined[0] ?? null),
    };
  }

  #version(agreement: Agreement, version: Version): VersionView {
    const before = agreement.versions.find((one) => one.revision === version.against);
    return {
      revision: version.revision,
      text: { ...version.text },
      lacksAnEnd: lacksAnEnd(version.text),
      proposedBy: version.proposedBy,
      proposedAt: version.proposedAt,
      state: version.state,
      signed: [...version.signed],
      declined: [...version.declined],
      against: version.against,
      changes: before ? changesBetween(before.text, version.text) : [],
    };
  }

  #find(id: string): Agreement {
    const agreement = this.#agreements.find((one) => one.id === id);
    if (!agreement) throw new Refused({ kind: 'unknownAgreement' });
    return agreement;
  }

  #draft(id: string): Draft {
    const draft = this.#standing().find((one) => one.id === id);
    if (!draft) throw new Refused({ kind: 'unknownAgreement' });
    return draft;
  }

  #open(id: string, revision: number, person: Person): Version {
    const version = pending(this.#find(id));
    if (version?.revision !== revision || version.proposedBy === person) {
      throw new Refused({ kind: 'agreementMovedOn' });
    }
    return version;
  }

  #prove(person: Person, passphrase: string): void {
    if (!this.household.knows(person, passphrase)) throw new Refused({ kind: 'wrongPassphrase' });
  }

  #id(what: string): string {
    const id = `${what}-${String(this.#next)}`;
    this.#next += 1;
    return id;
  }
}

type PlanCommand =
  | 'planShow'
  | 'agreementShow'
  | 'agreementSignDay'
  | 'agreementDraft'
  | 'agreementBegin'
  | 'controlLook'
  | 'templateList'
  | 'agreementBeginFrom'
  | 'agreementDraftSave'
  | 'agreementDraftAnew'
  | 'agreementDraftDiscard'
  | 'agreementPropose'
  | 'agreementAccept'
  | 'agreementDecline'
  | 'agreementWithdraw'
  | 'agreementKeep'
  | 'remarkTakeBack'
  | 'agreementRetire';

/** Answers as a command does: a value, or the error it was refused with. */
export async function answered<T>(act: () => T): Promise<Answered<T>> {
  try {
    return { ok: true, value: act() };
  } catch (refused) {
    if (refused instanceof Refused) return { ok: false, error: refused.error };
    throw refused;
  }
}

/** The commands about plans, over one fake household. */
export function planCommands(plans: FakePlans): Pick<Commands, PlanCommand> {
  return {
    planShow: () => answered(() => plans.planShow()),
    agreementShow: (id) => answered(() => plans.agreementShow(id)),
    agreementSignDay: (of) => answered(() => plans.agreementSignDay(of)),
    agreementDraft: (id) => answered(() => plans.agreementDraft(id)),
    agreementBegin: (...args) => answered(() => plans.agreementBegin(...args)),
    controlLook: (text) => answered(() => plans.controlLook(text)),
    templateList: () => answered(() => plans.templateList()),
    agreementBeginFrom: (id) => answered(() => plans.agreementBeginFrom(id)),
    agreementDraftSave: (id, text) => answered(() => plans.agreementDraftSave(id, text)),
    agreementDraftAnew: (id) => answered(() => plans.agreementDraftAnew(id)),
    agreementDraftDiscard: (id) => answered(() => plans.agreementDraftDiscard(id)),
    agreementPropose: (...args) => answered(() => plans.agreementPropose(...args)),
    agreementAccept: (...args) => answered(() => plans.agreementAccept(...args)),
    agreementDecline: (...args) => answered(() => plans.agreementDecline(...args)),
    agreementWithdraw: (...args) => answered(() => plans.agreementWithdraw(...args)),
    agreementKeep: (...args) => answered(() => plans.agreementKeep(...args)),
    remarkTakeBack: (...args) => answered(() => plans.remarkTakeBack(...args)),
    agreementRetire: (...args) => answered(() => plans.agreementRetire(...args)),
  };
}
