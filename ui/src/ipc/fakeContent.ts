// The real content files, read as Rust reads them, so that a screen is looked at with the words it will carry.
import { parse } from 'smol-toml';

import type { ExerciseView, FeelingsView, StepKind, StepView } from './types';

const files = import.meta.glob<string>('../../../src-tauri/content/en/**/*.toml', {
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

const asksNothing = new Set(['arrive', 'information', 'settle']);

function stepsOf(list: Table[]): StepView[] {
  let question = 0;
  return list.map((step) => ({
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
    recall: typeof step.recall === 'string' ? step.recall : null,
    question: asksNothing.has(text(step.kind)) ? 0 : ++question,
  }));
}

function exerciseOf(table: Table): ExerciseView {
  const evidence = table.evidence as Table;
  const steps = stepsOf(tables(table.steps));
  return {
    id: text(table.id),
    title: text(table.title),
    summary: text(table.summary),
    minutes: Number(table.minutes),
    questions: steps.filter((step) => step.question > 0).length,
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
}

function wordOf(word: Table) {
  return {
    id: text(word.id),
    label: text(word.label),
    meaning: text(word.meaning),
    strength: Number(word.strength ?? 0),
  };
}

export const exercises: ExerciseView[] = Object.entries(files)
  .filter(([path]) => path.includes('/exercises/'))
  .map(([, file]) => exerciseOf(parse(file)));

const vocabulary = parse(Object.entries(files).find(([path]) => path.endsWith('/feelings.toml'))?.[1] ?? '');

export const feelings: FeelingsView = {
  apart: tables(vocabulary.apart).map(wordOf),
  families: tables(vocabulary.family).map((family) => ({
    id: text(family.id),
    label: text(family.label),
    words: tables(family.word).map(wordOf),
  })),
};
