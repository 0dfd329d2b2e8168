import type { FeelingsView, FeelingWord } from '../../ipc/types';

/** One family: its words in the order in which they stand on the screen. It is one stop of the Tab key. */
export interface FeelingRow {
  id: string;
  label: string;
  words: FeelingWord[];
}

/** The words that stand in no family, as a row above all others, and the families. */
export function feelingRows(view: FeelingsView): { apart: FeelingRow; families: FeelingRow[] } {
  return {
    apart: { id: 'apart', label: '', words: view.apart },
    families: view.families.map(({ id, label, words }) => ({
      id,
      label,
      words: [...words].sort((one, other) => one.strength - other.strength),
    })),
  };
}

/** The same strength in another row, and there the same place, or the last one before it. */
function across(from: FeelingRow, place: number, to: FeelingRow): FeelingWord | undefined {
  const strength = from.words[place]?.strength ?? 0;
  const within = place - from.words.findIndex((word) => word.strength === strength);
  const same = to.words.filter((word) => word.strength === strength);
  return same.length > 0 ? same[Math.min(within, same.length - 1)] : to.words[0];
}

/** Where a key leads from a word; nothing where it leads nowhere. */
export function feelingMove(rows: FeelingRow[], id: string, key: string): FeelingWord | undefined {
  const at = rows.findIndex(({ words }) => words.some((word) => word.id === id));
  const row = rows[at];
  if (!row) return undefined;
  const place = row.words.findIndex((word) => word.id === id);
  switch (key) {
    case 'ArrowRight':
      return row.words[place + 1];
    case 'ArrowLeft':
      return row.words[place - 1];
    case 'Home':
      return row.words[0];
    case 'End':
      return row.words[row.words.length - 1];
    case 'ArrowDown':
    case 'ArrowUp': {
      const next = rows[key === 'ArrowDown' ? at + 1 : at - 1];
      return next && across(row, place, next);
    }
    default:
      return undefined;
  }
}
