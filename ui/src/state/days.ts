/** The calendar day so many days from now, as `YYYY-MM-DD`, where the person is. */
export function dayAfter(days: number, from: Date = new Date()): string {
  const at = new Date(from.getFullYear(), from.getMonth(), from.getDate() + days, 12);
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Whether a last day has gone by. What names no last day has none. */
export function hasGoneBy(lastDay: string | null | undefined, today: string = dayAfter(0)): boolean {
  return !!lastDay && lastDay < today;
}
