import { t } from '../../words';

/** Under so many words an answer is short. */
const SHORT = 8;
/** Up to so many words a "fine" or "normal" is the answer; in a longer text it is one word among others. */
const PASSING = 20;

const letters = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}’']+/gu, ' ')
    .trim();

/** Whether something was written that is very short, or waves the question off. */
export function isShortOrWavesOff(text: string): boolean {
  const said = letters(text);
  const count = said === '' ? 0 : said.split(' ').length;
  if (count === 0) return false;
  if (count < SHORT) return true;
  const wordings = t('runner-waves-off').split('|').map(letters);
  return count <= PASSING && wordings.some((wording) => ` ${said} `.includes(` ${wording} `));
}
