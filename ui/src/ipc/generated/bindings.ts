// Written by a test of the shell from the Rust signatures. Never edit.
import { invoke as __TAURI_INVOKE } from "@tauri-apps/api/core";

export const commands = {
  doorShow: () => typed<DoorView>(__TAURI_INVOKE("door_show")),
  doorUnlock: (person: Person, passphrase: string) => typed<RoomView>(__TAURI_INVOKE("door_unlock", { person, passphrase })),
  householdCreate: (label: string, passphrase: string) => typed<RoomView>(__TAURI_INVOKE("household_create", { label, passphrase })),
  householdChoose: () => typed<DoorView>(__TAURI_INVOKE("household_choose")),
  householdForget: () => typed<DoorView>(__TAURI_INVOKE("household_forget")),
  householdWelcome: (passphrase: string) => typed<null>(__TAURI_INVOKE("household_welcome", { passphrase })),
  householdJoin: (label: string, passphrase: string) => typed<null>(__TAURI_INVOKE("household_join", { label, passphrase })),
  passphraseSuggest: () => typed<string>(__TAURI_INVOKE("passphrase_suggest")),
  passphraseJudge: (passphrase: string, labels: string[]) => typed<PassphraseJudgement>(__TAURI_INVOKE("passphrase_judge", { passphrase, labels })),
  roomShow: () => typed<RoomView>(__TAURI_INVOKE("room_show")),
  roomLock: () => typed<null>(__TAURI_INVOKE("room_lock")),
  todayShow: () => typed<TodayView>(__TAURI_INVOKE("today_show")),
  suggestionSetAside: (exercise: string) => typed<TodayView>(__TAURI_INVOKE("suggestion_set_aside", { exercise })),
  exerciseList: () => typed<ReflectView>(__TAURI_INVOKE("exercise_list")),
  exerciseBegin: (exercise: string) => typed<RunView>(__TAURI_INVOKE("exercise_begin", { exercise })),
  feelingList: () => typed<FeelingsView>(__TAURI_INVOKE("feeling_list")),
  entryOpen: (entry: string) => typed<RunView>(__TAURI_INVOKE("entry_open", { entry })),
  entryRead: (entry: string) => typed<EntryView>(__TAURI_INVOKE("entry_read", { entry })),
  answerSave: (entry: string, step: string, answer: Answer) => typed<SavedView>(__TAURI_INVOKE("answer_save", { entry, step, answer })),
  placeSave: (entry: string, step: string) => typed<SavedView>(__TAURI_INVOKE("place_save", { entry, step })),
  entryFinish: (entry: string) => typed<SavedView>(__TAURI_INVOKE("entry_finish", { entry })),
  entryBin: (entry: string) => typed<ReflectView>(__TAURI_INVOKE("entry_bin", { entry })),
  entryTakeBack: (entry: string) => typed<ReflectView>(__TAURI_INVOKE("entry_take_back", { entry })),
  planShow: () => typed<PlanView>(__TAURI_INVOKE("plan_show")),
  agreementShow: (agreement: string) => typed<AgreementView>(__TAURI_INVOKE("agreement_show", { agreement })),
  /** `agreement`: an own draft by its id opens it; an agreement opens the own draft of it or begins one from the words in force; null begins a new one. */
  agreementDraft: (agreement: string | null) => typed<AgreementDraftView>(__TAURI_INVOKE("agreement_draft", { agreement })),
  agreementDraftSave: (draft: string, text: AgreementText) => typed<SavedView>(__TAURI_INVOKE("agreement_draft_save", { draft, text })),
  agreementDraftDiscard: (draft: string) => typed<null>(__TAURI_INVOKE("agreement_draft_discard", { draft })),
  agreementPropose: (draft: string, passphrase: string) => typed<AgreementView>(__TAURI_INVOKE("agreement_propose", { draft, passphrase })),
  agreementAccept: (agreement: string, revision: number, person: Person, passphrase: string) => typed<AgreementView>(__TAURI_INVOKE("agreement_accept", { agreement, revision, person, passphrase })),
  agreementDecline: (agreement: string, revision: number, person: Person, passphrase: string) => typed<AgreementView>(__TAURI_INVOKE("agreement_decline", { agreement, revision, person, passphrase })),
  agreementWithdraw: (agreement: string, revision: number, person: Person, passphrase: string) => typed<AgreementView>(__TAURI_INVOKE("agreement_withdraw", { agreement, revision, person, passphrase })),
  agreementRetire: (agreement: string, person: Person, passphrase: string) => typed<AgreementView>(__TAURI_INVOKE("agreement_retire", { agreement, person, passphrase })),
  helpShow: () => typed<HelpView>(__TAURI_INVOKE("help_show")),
  settingsShow: () => typed<SettingsView>(__TAURI_INVOKE("settings_show")),
  settingsSave: (settings: SettingsView) => typed<SettingsView>(__TAURI_INVOKE("settings_save", { settings })),
  windowPainted: () => typed<null>(__TAURI_INVOKE("window_painted")),
};

/** Which of the two persons: the founder is the first. */
export type Person = "first" | "second";
export type PersonView = { person: Person; label: string };

export type DoorView =
  /** No household is known on this computer yet. */
  | { kind: "none" }
  /** A household file is there. `canJoin`: only one person lives in it so far. */
  | { kind: "household"; persons: PersonView[]; canJoin: boolean; notices: Notice[] }
  /** A file is known but cannot be opened now. `fileName` is its name without the folder. */
  | { kind: "trouble"; fileName: string; error: AppError };

/** What the program found while opening, to be told calmly. */
export type Notice = { kind: NoticeKind; count: number };
export type NoticeKind = "damagedEntry" | "missingEntry" | "replacedEntry" | "olderFile" | "forkedFile" | "olderPassphrase" | "noWitness" | "copyMended" | "logDamaged" | "ownRecordNewer" | "foreignContent" | "newerMinor";

export type RoomView = {
  me: PersonView;
  persons: PersonView[];
  /** RFC 3339, local offset; null before the first save. */
  lastSave: string | null;
  entries: number;
  notices: Notice[];
};

export type PassphraseJudgement = { fit: "strong" | "tooShort" | "tooGuessable" | "tooLong" | "badCharacter" };

export type TodayView = { date: string; suggestion: Suggestion | null; open: EntryLine[]; plans: PlanLine[] };
export type Suggestion = { exercise: string; entry: string | null; title: string; summary: string; minutes: number; questions: number; reason: Reason };
export type Reason =
  | { kind: "leftOpen"; question: number; of: number; on: string }
  | { kind: "firstStep" }
  | { kind: "otherRole" };
export type PlanLine = { agreement: string; title: string; state: AgreementState; waitingFor: Person | null };

export type ReflectView = { exercises: ExerciseLine[]; open: EntryLine[]; written: EntryLine[]; binned: EntryLine[] };
export type ExerciseLine = { id: string; title: string; summary: string; minutes: number; questions: number; role: Role; weight: Weight; openEntry: string | null };
export type Role = "broke" | "hurt" | "either";
export type Weight = "light" | "heavy";
/** `exercise` is null for a journal note. `at` RFC 3339. `question`/`of`: where the person stopped. */
export type EntryLine = { entry: string; exercise: string | null; title: string; at: string; question: number; of: number };

export type RunView = { entry: string; exercise: ExerciseView; answers: AnsweredStep[]; place: string; finished: boolean };
export type AnsweredStep = { step: string; answer: Answer };
export type ExerciseView = {
  id: string; title: string; summary: string; minutes: number; questions: number; role: Role; weight: Weight;
  care: string[];
  evidence: EvidenceView;
  steps: StepView[];
};
export type EvidenceView = { from: string; strength: "severalTrials" | "fewOrSmall" | "clinicalExperience"; unknown: string; sources: string[] };
export type StepView = {
  id: string;
  kind: StepKind;
  /** The question, or the heading of an information or settling step. */
  prompt: string;
  /** Paragraphs: for arrive, information and settle steps. */
  body: string[];
  /** One line under the question; may be empty. */
  help: string;
  /** A second, smaller way in; may be empty. */
  gentler: string;
  /** Shown only after a click on "A way to begin". */
  examples: string[];
  options: OptionView[];
  /** Scale only: words for some of the values 0 to 10. */
  words: ScaleWord[];
  /** List only: what one item is, such as "One thing I did". */
  itemLabel: string;
  /** The id of an earlier step whose answer may be shown as "You wrote"; null if none. */
  recall: string | null;
  /** 1-based number among the questions; 0 for arrive, information and settle. */
  question: number;
};
export type StepKind = "arrive" | "information" | "settle" | "longText" | "shortText" | "choice" | "choices" | "scale" | "list" | "date" | "feelings";
/** `own`: choosing it opens a short text field. */
export type OptionView = { id: string; label: string; own: boolean };
export type ScaleWord = { value: number; word: string };
export type Answer =
  | { kind: "text"; text: string }
  | { kind: "choice"; option: string; own: string }
  | { kind: "choices"; options: string[]; own: string }
  | { kind: "scale"; value: number }
  | { kind: "list"; items: string[] }
  | { kind: "date"; date: string; about: string }
  | { kind: "feelings"; words: string[]; own: string }
  | { kind: "skipped" }
  | { kind: "seen" };
export type FeelingsView = { apart: FeelingWord[]; families: FeelingFamily[] };
export type FeelingFamily = { id: string; label: string; words: FeelingWord[] };
/** `strength` 1 a little, 2 clearly, 3 very strongly; 0 for the words that stand apart ("I don't know yet", "numb"). */
export type FeelingWord = { id: string; label: string; meaning: string; strength: number };
/** A finished entry or note, as it is read. */
export type EntryView = { entry: string; title: string; at: string; note: string | null; run: RunView | null };
/** Acknowledged only after the commit. `at` RFC 3339. */
export type SavedView = { at: string };

export type PlanView = { persons: PersonView[]; agreements: AgreementLine[]; drafts: DraftLine[] };
/** Only the writer sees own drafts. */
export type DraftLine = { draft: string; agreement: string | null; title: string; at: string };
export type AgreementLine = { agreement: string; title: string; state: AgreementState; inForce: number | null; pending: number | null; pendingBy: Person | null; signed: Signature[]; reviewOn: string | null };
export type AgreementState = "proposed" | "inForce" | "declined" | "withdrawn" | "retired";
export type AgreementText = {
  title: string; line: string; reason: string; keeping: string; ifCrossed: string; exceptions: string;
  /** Calendar days as YYYY-MM-DD; null where there is none. */
  startsOn: string | null; reviewOn: string | null; endsOn: string | null;
};
export type AgreementField = "title" | "line" | "reason" | "keeping" | "ifCrossed" | "exceptions" | "startsOn" | "reviewOn" | "endsOn";
export type AgreementDraftView = { draft: string; agreement: string | null; text: AgreementText };
export type AgreementView = {
  agreement: string; persons: PersonView[]; state: AgreementState;
  inForce: number | null; pending: number | null;
  /** Newest first. */
  versions: VersionView[];
  retired: Signature | null;
};
export type VersionView = {
  revision: number; text: AgreementText; proposedBy: Person; proposedAt: string;
  state: "pending" | "inForce" | "replaced" | "declined" | "withdrawn" | "retired";
  signed: Signature[]; declined: Signature[];
  /** Word by word against the version that was in force when it was proposed; empty for the first. */
  against: number | null; changes: FieldChange[];
};
export type Signature = { person: Person; at: string };
export type FieldChange = { field: AgreementField; pieces: Piece[] };
export type Piece = { kind: "same" | "added" | "removed"; text: string };

export type HelpView = { advice: string; countries: HelpCountry[] };
export type HelpCountry = { code: string; lines: HelpLine[] };
export type HelpLine = { id: string; kind: "emergency" | "violence" | "suicide_crisis" | "alcohol_drugs" | "behaviour_change"; name: string; phone: string; also: string[]; text: string; hours: string; who: string; note: string; checkedOn: string; seenOn: string };

export type SettingsView = { theme: "system" | "light" | "dark"; textSize: number; idleMinutes: number };

/** Every error as a code. The words for it are in errors.ftl: happened, safe, next. */
export type AppError =
  | { kind: "wrongPassphrase" }
  | { kind: "passphraseTooShort" }
  | { kind: "passphraseTooGuessable" }
  | { kind: "passphraseTooLong" }
  | { kind: "passphraseCharacter" }
  | { kind: "labelEmpty" }
  | { kind: "labelTooLong" }
  | { kind: "labelTaken" }
  | { kind: "noHousehold" }
  | { kind: "householdExists" }
  | { kind: "alreadyJoined" }
  | { kind: "notPresent" }
  | { kind: "notAHousehold" }
  | { kind: "newerVersion" }
  | { kind: "damaged" }
  | { kind: "inUse" }
  | { kind: "notEnoughMemory" }
  | { kind: "diskFull" }
  | { kind: "diskFailed" }
  | { kind: "fileMissing" }
  | { kind: "readOnly" }
  | { kind: "roomFull" }
  | { kind: "textTooLong" }
  | { kind: "locked" }
  | { kind: "unknownExercise" }
  | { kind: "unknownEntry" }
  | { kind: "unknownAgreement" }
  | { kind: "answerDoesNotFit" }
  | { kind: "agreementUnfinished"; missing: AgreementField[] }
  | { kind: "agreementUnchanged" }
  | { kind: "agreementMovedOn" }
  | { kind: "secondPersonMissing" };

export type Result<T> = { status: "ok"; data: T } | { status: "error"; error: AppError };
async function typed<T>(call: Promise<T>): Promise<Result<T>> {
  try {
    return { status: "ok", data: await call };
  } catch (error) {
    return { status: "error", error: error as AppError };
  }
}
