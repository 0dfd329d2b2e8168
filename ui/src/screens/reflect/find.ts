import type { ExerciseLine } from '../../ipc/types';
import type { Side } from '../../state/reflect.svelte';

/** Small letters without their accents, and straight quotes: people type what they remember. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’]/g, "'").toLowerCase();
}

/** For one side, what is written for both belongs to it too. */
export function forSide(lines: ExerciseLine[], side: Side): ExerciseLine[] {
  return side === 'all' ? lines : lines.filter(({ role }) => role === 'either' || role === side);
}

/** The exercises that have every one of these words, or its beginning, in the title or the summary. */
export function found(lines: ExerciseLine[], words: string): ExerciseLine[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return lines.filter(({ title, summary }) => {
    const text = plain(`${title} ${summary}`);
    return wanted.every((word) => text.includes(word));
  });
}
