/** The id on the page of an exercise's line, so that another line can lead there. */
export function placeOf(exercise: string): string {
  return `exercise-${exercise}`;
}
