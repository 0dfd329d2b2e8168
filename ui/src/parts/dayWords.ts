import { t } from '../words';

/** The words of a field for a day, wherever one is asked for. */
export function dayWords() {
  return {
    day: t('kit-day'),
    month: t('kit-month'),
    year: t('kit-year'),
    noMonth: t('kit-no-month'),
    noSuchDay: t('kit-no-such-day'),
    notWhole: t('kit-day-not-whole'),
  };
}
