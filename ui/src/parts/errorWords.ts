import type { AppError } from '../ipc/types';
import type { Trouble } from '../kit/Wrong.svelte';
import { tOf } from '../words';

export interface ErrorWords {
  happened: string;
  safe: string;
  next: string;
}

/** Every kind of error has its three sentences in `errors.ftl`; a test proves it. */
export function errorWords({ kind }: Pick<AppError, 'kind'>): ErrorWords {
  return {
    happened: tOf(`error-${kind}-happened`),
    safe: tOf(`error-${kind}-safe`),
    next: tOf(`error-${kind}-next`),
  };
}

/** The same sentences above a field. */
export function fieldTrouble(error: Pick<AppError, 'kind'>): Trouble {
  const { happened, safe, next } = errorWords(error);
  return { says: happened, more: `${safe} ${next}` };
}
