// The real content files, read as Rust reads them, so that a screen is looked at with the words it will carry.
import { parse } from 'smol-toml';

import type { EndingAct, EndingView, ExerciseView, FeelingsView, Shelf, StepKind, StepView } from './types';

const files = import.meta.glob<string>('../../../src-tauri/content/{path.toml,en/**/*.toml}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

type Table = Record<string, unknown>;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);
const tables = (value: unknown): Table[] => (Array.isArray(value) ? (value as Table[]) : []);
const camel = (value: unknown): string =>
  text(value).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const labels = (value: unknown) =>
  tables(value).map(({ id, label }) => ({ id: text(id), label: text(label) }));

/** What the other person is to the writer. A step may have words of its own for family and for friends. */
export type Relation = 'partner' | 'family' | 'friend';

/** An exercise as it stands in its file. */
export interface KnownExercise {
  id: string;
  title: string;
  shelf: Shelf;
  /** After how many days it may be offered anew; null for never by itself. */
  again: number | null;
  /** What comes first; where a role stands there, it is asked of that side. */
  opensAfter: { exercise: string; because: string; role: string }[];
  /** Its questions about danger. `again`: asked at its place though it was cleared before. */
  gates: { step: string; gate: string; again: boolean }[];
  /** As it is shown; the other exercises are asked for their names. */
  viewFor: (relation: Relation, among?: KnownExercise[]) => ExerciseView;
}

/** A question about danger. */
export interface KnownGate {
  id: string;
  options: { id: string; label: string; ending: string }[];
  clears: string[];
  otherwise: string;
  promptFor: (relation: Relation) => string;
}

const gatesFile = fileNamed('/gates.toml');

/** Every question about danger. */
export const gates: KnownGate[] = tables(gatesFile.gate).map((table) => ({
  id: text(table.id),
  options: tables(table.options).map(({ id, label, ending }) => ({
    id: text(id),
    label: text(label),
    ending: text(ending) || text(table.otherwise),
  })),
  clears: texts(table.clears),
  otherwise: text(table.otherwise),
  promptFor: (relation) => text((table[relation] as Table | undefined)?.prompt ?? table.prompt),
}));

/** What is read where one of them does not clear. */
export function endingOf(id: string, relation: Relation): EndingView {
  const table = tables(gatesFile.ending).find((each) => each.id === id) ?? {};
  return {
    id,
    title: text(table.title),
    body: texts((table[relation] as Table | undefined)?.body ?? table.body),
    closes: table.between === true,
    acts: texts(table.acts).map((act) => camel(act) as EndingAct),
  };
}

const asksNothing = new Set(['arrive', 'information', 'settle', 'read-aloud', 'gate']);
const againDays: Record<string, number> = { daily: 1, weekly: 7, monthly: 28, yearly: 330 };

function branchOf(value: unknown): StepView['onlyIf'] {
  if (!value) return null;
  const { step, any } = value as Table;
  return { step: text(step), any: texts(any) };
}

function stepOf(table: Table, relation: Relation, titleOf: (exercise: string) => string): StepView {
  const asked = gates.find(({ id }) => id === table.gate);
  const ofGate: Table = asked ? { prompt: asked.promptFor(relation), options: asked.options } : {};
  const step: Table = { ...table, ...((table[relation] as Table | undefined) ?? {}), ...ofGate };
  return {
    id: text(step.id),
    kind: camel(step.kind) as StepKind,
    prompt: text(step.prompt),
    body: texts(step.body),
    help: text(step.help),
    gentler: text(step.gentler),
    examples: texts(step.examples),
    options: tables(step.options).map((option) => ({
      id: text(option.id),
      label: text(option.label),
      own: option.own === true,
    })),
    words: tables(step.words).map((word) => ({ value: Number(word.value), word: text(word.word) })),
    itemLabel: text(step.item),
    rows: labels(step.rows),
    columns: labels(step.columns),
    fields: tables(step.fields).map((field) => ({
      id: text(field.id),
      label: text(field.label),
      kind: text(field.kind) as StepView['fields'][number]['kind'],
      hint: text(field.hint),
      options: labels(field.options),
    })),
    starts: texts(step.starts),
    atMost: typeof step.at_most === 'number' ? step.at_most : null,
    reads: texts(step.of),
    sources: texts(step.from).map((from) => {
      const [exercise = '', source = ''] = from.split('/');
      return { exercise, title: titleOf(exercise), step: source };
    }),
    onlyIf: branchOf(step.only_if),
    notIf: branchOf(step.not_if),
    followUp: text(step.follow_up),
    minutes: typeof step.minutes === 'number' ? step.minutes : null,
    coach: typeof step.coach === 'string' ? (step.coach as StepView['coach']) : null,
    recall: typeof step.recall === 'string' ? step.recall : null,
    gathers: texts(step.gathers),
    asks: !asksNothing.has(text(step.kind)),
  };
}

/** How many questions there are at most: along the longest of the ways through. */
function questionsOf(steps: StepView[]): number {
  const asked = (comes: (branch: StepView['onlyIf']) => boolean): number =>
    steps.filter((step) => step.asks && comes(step.onlyIf)).length;
  const ways = steps.flatMap(
    ({ onlyIf }) => onlyIf?.any.map((option) => ({ step: onlyIf.step, option })) ?? [],
  );
  if (ways.length === 0) return asked((branch) => !branch);
  const along = ways.map(({ step, option }) =>
    asked((branch) => !branch || (branch.step === step && branch.any.includes(option))),
  );
  return Math.max(...along);
}

/** Reads one file of an exercise. */
export function readExercise(file: string): KnownExercise {
  const table = parse(file) as Table;
  const evidence = table.evidence as Table;
  const id = text(table.id);
  // In lists and in the frame it is called what tells nothing to somebody who reads along.
  const title = text(table.list_title ?? table.title);
  return {
    id,
    title,
    shelf: text(table.shelf) as Shelf,
    again: againDays[text(table.again)] ?? null,
    opensAfter: tables(table.opens_after).map((first) => ({
      exercise: text(first.exercise),
      because: text(first.because),
      role: text(first.role),
    })),
    gates: tables(table.steps)
      .filter(({ kind }) => kind === 'gate')
      .map((step) => ({ step: text(step.id), gate: text(step.gate), again: step.again === true })),
    viewFor: (relation, among = known) => {
      const titleOf = (other: string): string =>
        other === id ? title : (among.find((each) => each.id === other)?.title ?? '');
      const steps = tables(table.steps).map((step) => stepOf(step, relation, titleOf));
      return {
        id,
        title,
        summary: text(table.list_summary ?? table.summary),
        minutes: Number(table.minutes),
        questions: questionsOf(steps),
        role: text(table.role) as ExerciseView['role'],
        weight: text(table.weight) as ExerciseView['weight'],
        care: texts(table.care),
        evidence: {
          from: text(evidence.from),
          strength: camel(evidence.strength) as ExerciseView['evidence']['strength'],
          unknown: text(evidence.unknown),
          sources: texts(evidence.sources),
        },
        steps,
      };
    },
  };
}

function wordOf(word: Table) {
  return {
    id: text(word.id),
    label: text(word.label),
    meaning: text(word.meaning),
    strength: Number(word.strength ?? 0),
  };
}

function fileNamed(ending: string): Table {
  return parse(Object.entries(files).find(([path]) => path.endsWith(ending))?.[1] ?? '') as Table;
}

/** Every exercise of the content folder. */
export const known: KnownExercise[] = Object.entries(files)
  .filter(([path]) => path.includes('/exercises/'))
  .map(([, file]) => readExercise(file));

/** The same in the words for partners. */
export const exercises: ExerciseView[] = known.map((each) => each.viewFor('partner'));

/** The order in which Today offers them. */
export const path: string[] = texts(fileNamed('/path.toml').order);

const vocabulary = fileNamed('/feelings.toml');

export const feelings: FeelingsView = {
  apart: tables(vocabulary.apart).map(wordOf),
  families: tables(vocabulary.family).map((family) => ({
    id: text(family.id),
    label: text(family.label),
    words: tables(family.word).map(wordOf),
  })),
};
