/**
 * The shapes that Rust and the page exchange. Everything outside `ipc/` imports them from here.
 *
 * What a command gives back is read off the command itself: the generator may name a shape twice, once for each
 * direction, and only the one that really arrives is meant here.
 */
import type { commands } from './generated/bindings';
import type { AppError, Person } from './generated/bindings';

export type * from './generated/bindings';

type Given<Name extends keyof typeof commands> = Extract<
  Awaited<ReturnType<(typeof commands)[Name]>>,
  { status: 'ok' }
>['data'];

export type RoomView = Given<'roomShow'>;
export type TodayView = Given<'todayShow'>;
export type Suggestion = NonNullable<TodayView['suggestion']>;
export type PlanLine = TodayView['plans'][number];
export type EntryLine = TodayView['open'][number];
export type ReflectView = Given<'exerciseList'>;
export type ExerciseLine = ReflectView['exercises'][number];
export type RunView = Given<'entryOpen'>;
export type ExerciseView = RunView['exercise'];
export type StepView = ExerciseView['steps'][number];
export type EntryView = Given<'entryRead'>;
export type PulseView = Given<'pulseShow'>;
export type PlanView = Given<'planShow'>;
export type DraftLine = PlanView['drafts'][number];
export type AgreementLine = PlanView['agreements'][number];
export type AgreementDraftView = Given<'agreementDraft'>;
export type AgreementText = AgreementDraftView['text'];
export type AgreementView = Given<'agreementShow'>;
export type SignDayView = Given<'agreementSignDay'>;
export type VersionView = AgreementView['versions'][number];

export type ErrorKind = AppError['kind'];
export type { Person };

/** What a command gives back: a value, or an error that has words in `errors.ftl`. Nothing is thrown. */
export type Answered<T> = { ok: true; value: T } | { ok: false; error: AppError };
