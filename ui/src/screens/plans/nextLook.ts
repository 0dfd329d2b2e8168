import type { AgreementLine } from '../../ipc/types';

/** The calendar day it is on this computer, as `YYYY-MM-DD`. */
function today(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * The next day on which an agreement in force is to be looked at again. A day that has gone by is not named here:
 * it stands beside its agreement, and nothing is ever overdue.
 */
export function nextLook(inForce: AgreementLine[], now: Date = new Date()): string | null {
  const days = inForce
    .filter(({ reviewOn, endsOn }) => reviewOn !== null && (endsOn === null || reviewOn <= endsOn))
    .map(({ reviewOn }) => reviewOn)
    .filter((day) => day !== null && day >= today(now));
  return days.sort()[0] ?? null;
}
