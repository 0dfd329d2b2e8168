import { type Help, type HelpSection } from '../../state/help.svelte';
import { language, t, type MessageId } from '../../words';

/** The six links, in their order: what each is called, what its section is headed, and what it says. */
export const sections: { section: HelpSection; go: MessageId; title: MessageId; says: MessageId[] }[] = [
  {
    section: 'suicide',
    go: 'help-go-suicide',
    title: 'help-harm-title',
    says: ['help-harm-1', 'help-harm-2', 'help-harm-3', 'help-harm-4'],
  },
  {
    section: 'fear',
    go: 'help-go-fear',
    title: 'help-afraid-title',
    says: ['help-afraid-1', 'help-afraid-2', 'help-afraid-3', 'help-afraid-4', 'help-afraid-5'],
  },
  {
    section: 'force',
    go: 'help-go-force',
    title: 'help-force-title',
    says: ['help-force-1', 'help-force-2', 'help-force-3', 'help-force-4', 'help-force-5'],
  },
  {
    section: 'child',
    go: 'help-go-child',
    title: 'help-child-title',
    says: ['help-child-1', 'help-child-2', 'help-child-3', 'help-child-4'],
  },
  {
    section: 'drink',
    go: 'help-go-drink',
    title: 'help-drink-title',
    says: ['help-drink-1', 'help-drink-2', 'help-drink-3'],
  },
  {
    section: 'other',
    go: 'help-go-other',
    title: 'help-other-title',
    says: ['help-other-1', 'help-other-2', 'help-other-3'],
  },
];

/** What a section says where the country has no line of its own for it. */
export const withoutLine: Partial<Record<HelpSection, MessageId>> = {
  force: 'help-force-none',
  drink: 'help-drink-none',
};

const either = new Intl.ListFormat(language, { type: 'disjunction' });
const countryNames = new Intl.DisplayNames(language, { type: 'region' });

export function countryName(code: string): string {
  return countryNames.of(code) ?? code;
}

/** The emergency numbers as a sentence names them: "112 or 110", or what stands for them while no country is chosen. */
export function emergencyIn(help: Help): string {
  const phones = phonesOf(help).map(({ phone }) => phone);
  return phones.length > 0 ? either.format(phones) : t('help-emergency-yours');
}

/** The same where each has to say what it is for: "112 (Fire and ambulance) or 110 (Police)". */
export function emergencyNamed(help: Help): string {
  const lines = phonesOf(help);
  if (lines.length < 2) return emergencyIn(help);
  return either.format(lines.map(({ phone, name }) => t('help-emergency-named', { number: phone, name })));
}

function phonesOf(help: Help): { phone: string; name: string }[] {
  return help
    .linesOf('emergency')
    .filter(({ phone }) => phone !== '')
    .map(({ phone, name }) => ({ phone, name: name.replace(/ \(.*\)$/, '') }));
}
