import { commands } from '../ipc/commands';
import type { AgreementText, ControlNote } from '../ipc/types';

/** Where an agreement would have one person watch, hold or cut off the other. None where nothing can be said. */
export async function wordingNotes(text: AgreementText): Promise<ControlNote[]> {
  const said = await commands.controlLook(Object.values(text.parts).join('\n'));
  return said.ok ? said.value : [];
}
