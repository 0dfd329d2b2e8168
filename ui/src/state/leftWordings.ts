import type { CoachNote } from '../ipc/types';

type Wording = Pick<CoachNote, 'rule' | 'words'>;

const keyOf = ({ rule, words }: Wording): string => `${rule}\n${words}`;

/** Words that stay as they are, by the writer's own choice. Only memory knows, and it forgets with the sitting. */
export class LeftWordings {
  #left = new Set<string>();

  add(note: Wording): void {
    this.#left.add(keyOf(note));
  }

  has(note: Wording): boolean {
    return this.#left.has(keyOf(note));
  }
}
