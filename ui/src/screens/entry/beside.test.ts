import { expect, test } from 'vitest';

import type { Answer, RunView, StepView } from '../../ipc/types';
import { askedIn, pairsOf } from './beside';

const step = (id: string, more: Partial<StepView> = {}): StepView =>
  ({ id, prompt: id, asks: true, onlyIf: null, notIf: null, options: [], ...more }) as unknown as StepView;
const steps = [
  step('read', { asks: false }),
  step('where'),
  step('at-home', { onlyIf: { step: 'where', any: ['home'] } }),
  step('words'),
  step('more'),
];
const run = (answers: Record<string, Answer>): RunView =>
  ({
    exercise: { steps },
    answers: Object.entries(answers).map(([id, answer]) => ({ step: id, answer })),
  }) as unknown as RunView;
const text = (words: string): Answer => ({ kind: 'text', text: words });
const choice = (option: string): Answer => ({ kind: 'choice', option, own: '' });

test('reading shows what put a question and came up', () => {
  const ids = (answers: Record<string, Answer>) => askedIn(run(answers)).map(({ step: { id } }) => id);
  expect(ids({ where: choice('home') })).toEqual(['where', 'at-home', 'words', 'more']);
  expect(ids({ where: choice('away'), 'at-home': text('kept') })).toEqual(['where', 'words', 'more']);
});

test('the same answer is the same, whatever the order of its keys and the space around it', () => {
  const [pair] = pairsOf(
    run({ words: { kind: 'grid', rows: { one: 'a', two: 'b' } } }),
    run({ words: { kind: 'grid', rows: { two: 'b', one: 'a' } } }),
  );
  expect(pair?.same).toBe(true);
  expect(pairsOf(run({ words: text('One. ') }), run({ words: text('One.') }))[0]?.same).toBe(true);
  expect(pairsOf(run({ words: text('One.') }), run({ words: text('Two.') }))[0]?.same).toBe(false);
});

test('lists of another length, or in another order, are not the same', () => {
  const list = (...items: string[]) => run({ words: { kind: 'list', items } });
  expect(pairsOf(list('a', 'b'), list('a'))[0]?.same).toBe(false);
  expect(pairsOf(list('a', 'b'), list('b', 'a'))[0]?.same).toBe(false);
});

test('a question that did not come up in one sitting is told from one that was left empty', () => {
  const pairs = pairsOf(
    run({ where: choice('away'), words: text('Then.') }),
    run({ where: choice('home'), 'at-home': text('Now.') }),
  );
  const of = (id: string) => pairs.find((pair) => pair.step.id === id);
  expect(of('at-home')).toMatchObject({ earlier: null, later: { answer: { text: 'Now.' } } });
  expect(of('words')).toMatchObject({ earlier: { answer: { text: 'Then.' } }, later: { answer: null } });
});

test('where neither sitting has a word there is nothing to lay side by side', () => {
  expect(pairsOf(run({ more: { kind: 'skipped' } }), run({ more: text('  ') }))).toEqual([]);
});
