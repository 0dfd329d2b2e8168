import { commands } from '../ipc/commands';
import type { AgreementText, ControlNote } from '../ipc/types';

/** Where an agreement would have one person watch, hold or cut off the other. None where nothing can be said. */
export async function wordingNotes(text: AgreementText): Promise<ControlNote[]> {
  return partNotes(Object.values(text.parts).join('\n'));
}

/** The same of the words of one part. */
export async function partNotes(text: string): Promise<ControlNote[]> {
  if (text.trim() === '') return [];
  const said = await commands.controlLook(text);
  return said.ok ? said.value : [];
}
