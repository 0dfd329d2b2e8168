import { t } from '../../words';
import { dayWithYear, timeOfDay } from '../../words/dates';

/** The day of a sitting, with the hour where another one of them was on the same day. */
export function sittingDay(at: string, all: string[]): string {
  const on = dayWithYear(at);
  const several = all.filter((each) => dayWithYear(each) === on).length > 1;
  return several ? t('entry-beside-at', { on, time: timeOfDay(at) }) : on;
}
