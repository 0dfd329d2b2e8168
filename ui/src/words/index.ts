import { FluentBundle, FluentResource } from '@fluent/bundle';

import type { MessageId } from './messageIds';

export type { MessageId };
export type WordArgs = Record<string, string | number>;

/** The language of the interface. Dates are written with it too, in the Gregorian calendar. */
export const language = 'en-GB-u-ca-gregory';

const files = import.meta.glob<string>('../../../src-tauri/locales/en/*.ftl', {
  query: '?raw',
  import: 'default',
  eager: true,
});

// Isolation marks are added by `isolated` below, only where a direction really changes: in every other place they
// would be invisible characters inside names that people copy, search and hear read out.
const bundle = new FluentBundle('en', { useIsolating: false });
for (const [path, text] of Object.entries(files)) {
  const faults = bundle.addResource(new FluentResource(text));
  if (faults.length > 0) throw new Error(`${path}: ${faults.map(String).join('; ')}`);
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Keeps a right-to-left name from turning the sentence around it. */
function isolated(value: string | number): string | number {
  return typeof value === 'string' && rightToLeft.test(value) ? `\u2068${value}\u2069` : value;
}

/** The words for an id. A missing id or argument is a programming fault and says so at once. */
export function t(id: MessageId, args: WordArgs = {}): string {
  const message = bundle.getMessage(id);
  if (!message?.value) throw new Error(`no words for "${id}"`);
  const faults: Error[] = [];
  const safeArgs = Object.fromEntries(Object.entries(args).map(([name, value]) => [name, isolated(value)]));
  const text = bundle.formatPattern(message.value, safeArgs, faults);
  if (faults.length > 0) throw new Error(`${id}: ${faults.map(String).join('; ')}`);
  return text;
}

/** For ids put together from a kind that Rust names, such as `error-diskFull-safe`. Tests prove that each exists. */
export function tOf(id: string, args: WordArgs = {}): string {
  return t(id as MessageId, args);
}

export function hasWords(id: string): boolean {
  return bundle.hasMessage(id);
}
