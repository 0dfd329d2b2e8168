import type { AgreementLine } from '../../ipc/types';
import { dayAfter } from '../../state/days';

/**
 * The next day on which an agreement in force is to be looked at again, as long as it holds on that day. A day that has
 * gone by is not named here: it stands beside its agreement, and nothing is ever overdue.
 */
export function nextLook(inForce: AgreementLine[], now: Date = new Date()): string | null {
  const today = dayAfter(0, now);
  const days = inForce.flatMap(({ reviewOn, endsOn }) => {
    const comes = reviewOn !== null && reviewOn >= today && (endsOn === null || reviewOn <= endsOn);
    return comes ? [reviewOn] : [];
  });
  return days.sort()[0] ?? null;
}
