import type { Audience } from '../kit/AudienceLine.svelte';
import type { StepView } from '../ipc/types';
import { t } from '../words';

/** "Only you can see this." */
export function onlyMe(): Audience {
  return { door: 'closed', says: t('kit-audience-me') };
}

/** The same, where several things may be chosen. */
export function onlyMeChooseMany(): Audience {
  return { door: 'closed', says: t('kit-audience-me-many') };
}

/** Who sees the answer to a step, and how many things may be chosen there. */
export function audienceOf({ kind, atMost }: StepView): Audience {
  if (atMost !== null) return { door: 'closed', says: t('runner-audience-at-most', { most: atMost }) };
  const many = kind === 'choices' || kind === 'feelings' || kind === 'body' || kind === 'pick';
  return many ? onlyMeChooseMany() : onlyMe();
}

/** "Only you can see this, and it isn't kept." */
export function onlyMeNow(): Audience {
  return { door: 'closed', says: t('gates-audience') };
}

/** "Both of you can see this." */
export function bothOfUs(): Audience {
  return { door: 'open', says: t('kit-audience-both') };
}
