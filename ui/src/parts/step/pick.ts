import type { Answer, PickedLine, PickLine, StepView } from '../../ipc/types';
import { language, t } from '../../words';

/** The lines of one entry, under its title and day. */
export interface PickGroup {
  entry: string;
  title: string;
  at: string;
  /** Written in this same sitting. */
  here: boolean;
  lines: PickLine[];
}

export function pickedOf(answer: Answer | null): PickedLine[] {
  return answer?.kind === 'picked' ? answer.picked : [];
}

/** In the order in which they came: those of this sitting first, then the newest. */
export function pickGroups(lines: PickLine[], entry: string): PickGroup[] {
  const groups: PickGroup[] = [];
  for (const line of lines) {
    const group = groups.find((each) => each.entry === line.entry);
    if (group) group.lines.push(line);
    else
      groups.push({
        entry: line.entry,
        title: line.title,
        at: line.at,
        here: line.entry === entry,
        lines: [line],
      });
  }
  return groups;
}

const together = new Intl.ListFormat(language, { type: 'disjunction' });

/** The names of the other exercises that lines come from, each once and in quotes; empty where there is none. */
export function titlesOf({ sources }: StepView, here: string): string {
  const titles = sources
    .filter(({ exercise, title }) => exercise !== here && title !== '')
    .map(({ title }) => title);
  return together.format([...new Set(titles)].map((title) => t('runner-quoted', { title })));
}
