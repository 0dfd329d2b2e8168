/**
 * Which country a time zone of the computer's clock belongs to. The clock is a better guess than the language: very
 * many computers outside the United States speak its English, and an emergency number must not follow from that.
 * Names that several countries share, and UTC, give no guess.
 */
const zones: Record<string, string> = {
  US: 'America/New_York America/Detroit America/Chicago America/Denver America/Boise America/Phoenix America/Los_Angeles America/Anchorage America/Juneau America/Sitka America/Nome America/Adak America/Menominee Pacific/Honolulu',
  CA: 'America/Toronto America/Vancouver America/Edmonton America/Winnipeg America/Halifax America/St_Johns America/Regina America/Moncton America/Whitehorse America/Iqaluit America/Yellowknife',
  GB: 'Europe/London Europe/Belfast',
  IE: 'Europe/Dublin',
  AU: 'Australia/Sydney Australia/Melbourne Australia/Brisbane Australia/Adelaide Australia/Perth Australia/Darwin Australia/Hobart Australia/Canberra',
  NZ: 'Pacific/Auckland Pacific/Chatham',
  ZA: 'Africa/Johannesburg',
  IN: 'Asia/Kolkata Asia/Calcutta',
  DE: 'Europe/Berlin Europe/Busingen',
  AT: 'Europe/Vienna',
  CH: 'Europe/Zurich',
  FR: 'Europe/Paris',
  BE: 'Europe/Brussels',
  NL: 'Europe/Amsterdam',
  ES: 'Europe/Madrid Africa/Ceuta Atlantic/Canary',
  PT: 'Europe/Lisbon Atlantic/Madeira Atlantic/Azores',
  IT: 'Europe/Rome',
  SE: 'Europe/Stockholm',
  NO: 'Europe/Oslo',
  DK: 'Europe/Copenhagen',
  FI: 'Europe/Helsinki',
  PL: 'Europe/Warsaw',
  CZ: 'Europe/Prague',
  JP: 'Asia/Tokyo',
  KR: 'Asia/Seoul',
  SG: 'Asia/Singapore',
  BR: 'America/Sao_Paulo America/Bahia America/Fortaleza America/Recife America/Manaus America/Belem America/Cuiaba America/Campo_Grande America/Porto_Velho America/Rio_Branco',
  MX: 'America/Mexico_City America/Cancun America/Monterrey America/Merida America/Tijuana America/Hermosillo America/Chihuahua America/Mazatlan',
  AR: 'America/Argentina/Buenos_Aires America/Buenos_Aires America/Argentina/Cordoba America/Argentina/Mendoza',
  CO: 'America/Bogota',
  CL: 'America/Santiago America/Punta_Arenas Pacific/Easter',
  EU: 'Europe/Athens Europe/Bucharest Europe/Budapest Europe/Sofia Europe/Zagreb Europe/Ljubljana Europe/Bratislava Europe/Luxembourg Europe/Malta Europe/Riga Europe/Tallinn Europe/Vilnius Asia/Nicosia',
};

const countries = new Map(
  Object.entries(zones).flatMap(([country, names]) =>
    names.split(' ').map((name) => [name, country] as const),
  ),
);

export function countryOfZone(zone: string): string | null {
  return countries.get(zone) ?? null;
}
