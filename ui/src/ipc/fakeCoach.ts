// A coach with four rules, for the household over memory.
import type { CoachMark, CoachMessage, CoachNote, CoachView } from './types';

interface FakeRule {
  rule: string;
  about: CoachMark;
  match: RegExp;
  messages: CoachMessage[];
  why: string;
  instead: string;
}

/** What is good comes first, as in the program. */
const rules: FakeRule[] = [
  {
    rule: 'names-the-act',
    about: { kind: 'component', name: 'names_harm' },
    match: /\bI (?:lied|hid|read)\b[^.,]*/,
    messages: ['apology'],
    why: 'You name what you did.',
    instead: 'Good as it stands. Check that nothing that mattered is left out.',
  },
  {
    rule: 'sorry-if',
    about: { kind: 'flag', name: 'conditional' },
    match: /\bsorry if [^.,]*/i,
    messages: ['apology'],
    why: '“If” leaves it open whether there was any hurt.',
    instead: 'Say what you did, without “if”.',
  },
  {
    rule: 'you-never',
    about: { kind: 'flag', name: 'absolute' },
    match: /\byou never \w+/i,
    messages: ['apology', 'feelings'],
    why: '“Never” makes a rule out of it, and they will look for the exception.',
    instead: 'Say what happened once, and what you wish for instead.',
  },
  {
    rule: 'only-once',
    about: { kind: 'flag', name: 'minimising' },
    match: /\bonly once\b/i,
    messages: ['apology'],
    why: 'It makes it smaller than it was for them.',
    instead: 'Say what it was, without “only”.',
  },
];

export function fakeLook(message: CoachMessage, text: string): CoachView {
  const notes = rules.flatMap(({ match, messages, ...rule }): CoachNote[] => {
    const found = messages.includes(message) ? match.exec(text) : null;
    if (!found) return [];
    const [words] = found;
    return [{ ...rule, words, start: found.index, end: found.index + words.length }];
  });
  return { notes };
}
