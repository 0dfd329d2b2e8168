import type { Audience } from '../kit/AudienceLine.svelte';
import { t } from '../words';

/** "Only you can see this." */
export function onlyMe(): Audience {
  return { door: 'closed', says: t('kit-audience-me') };
}

/** The same, where several things may be chosen. */
export function onlyMeChooseMany(): Audience {
  return { door: 'closed', says: t('kit-audience-me-many') };
}

/** "Both of you can see this." */
export function bothOfUs(): Audience {
  return { door: 'open', says: t('kit-audience-both') };
}
