// A few countries as Rust would give them, each with a trait that a screen must cope with: several emergency numbers,
// a line with text only, a country with nothing but what holds in the whole Union.
import type { HelpCountry, HelpLine, HelpView } from './types';

function line(part: Pick<HelpLine, 'id' | 'kind' | 'name' | 'phone'> & Partial<HelpLine>): HelpLine {
  return {
    also: [],
    text: '',
    hours: '',
    who: 'anyone',
    note: '',
    checkedOn: '2026-11-22',
    seenOn: '',
    ...part,
  };
}

const countries: HelpCountry[] = [
  {
    code: 'DE',
    silent: '',
    crisis: 'de-telefonseelsorge',
    lines: [
      line({ id: 'de-112', kind: 'emergency', name: 'Fire and ambulance', phone: '112' }),
      line({ id: 'de-110', kind: 'emergency', name: 'Police', phone: '110' }),
      line({
        id: 'de-hilfetelefon',
        kind: 'violence',
        name: 'Hilfetelefon Gewalt gegen Frauen',
        phone: '116 016',
        hours: '24/7',
        who: 'women',
        note: 'German and 18 more languages. Chat and email too.',
        seenOn: '2024-03',
      }),
      line({
        id: 'de-telefonseelsorge',
        kind: 'suicide_crisis',
        name: 'TelefonSeelsorge',
        phone: '0800 111 0 111',
        also: ['0800 111 0 222'],
        hours: '24/7',
      }),
    ],
  },
  {
    code: 'EU',
    silent: '',
    crisis: null,
    lines: [
      line({
        id: 'eu-112',
        kind: 'emergency',
        name: 'European emergency number',
        phone: '112',
        note: 'All member states, from fixed and mobile phones, free.',
      }),
    ],
  },
  {
    code: 'GB',
    silent: 'If you can’t speak on a mobile, stay on the line and press 55 when asked.',
    crisis: 'gb-samaritans',
    lines: [
      line({
        id: 'gb-999',
        kind: 'emergency',
        name: 'Emergency services',
        phone: '999',
        note: 'On a mobile, if you cannot speak: stay on the line and press 55 when asked (Silent Solution).',
      }),
      line({
        id: 'gb-eng-refuge',
        kind: 'violence',
        name: 'National Domestic Abuse Helpline (Refuge)',
        phone: '0808 2000 247',
        hours: '24/7',
        who: 'women',
        note: 'England. Free.',
        seenOn: '2023-05-11',
      }),
      line({
        id: 'gb-samaritans',
        kind: 'suicide_crisis',
        name: 'Samaritans',
        phone: '116 123',
        note: 'Free.',
      }),
      line({
        id: 'gb-respect',
        kind: 'behaviour_change',
        name: 'Respect Phoneline',
        phone: '0808 802 4040',
        hours: 'office hours (exact hours not seen)',
        who: 'people who use or fear they may use abuse',
      }),
    ],
  },
  {
    code: 'IE',
    silent: '',
    crisis: null,
    lines: [
      line({ id: 'ie-999', kind: 'emergency', name: 'Emergency services (Garda)', phone: '999' }),
      line({
        id: 'ie-50808',
        kind: 'suicide_crisis',
        name: '50808 text service',
        phone: '',
        text: 'HELLO to 50808',
        note: 'Text only.',
        seenOn: '2022',
      }),
    ],
  },
];

export function fakeHelp(): HelpView {
  return {
    advice:
      'Numbers change. Check this one before you rely on it. If you are in danger now, call the emergency number.',
    checkedOn: '2026-11-22',
    aged: false,
    countries,
  };
}
