import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { expect, test, vi } from 'vitest';

import { axeFindings } from '../../test/axe';
import { aloneHousehold, Household, textOf } from '../../test/twoAtOneScreen';

const press = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

test('each word goes into the draft as it is typed', async () => {
  const household = new Household();
  const draft = household.draft({ title: '', line: '' });
  household.open('first', { name: 'agreementEditor', draft });

  await household.user.type(await screen.findByRole('textbox', { name: /title you will both/ }), 'Evenings');
  await household.user.type(screen.getByRole('textbox', { name: 'What is the line?' }), 'We talk.');

  await waitFor(() => {
    expect(household.plans.agreementDraft(draft).text.parts).toMatchObject({
      title: 'Evenings',
      line: 'We talk.',
    });
  });
  expect(await screen.findByText('Saved')).toBeTruthy();
});

test('leaving a field keeps its words at once', async () => {
  const household = new Household();
  const draft = household.draft({ keeping: '' });
  household.open('first', { name: 'agreementEditor', draft });
  const field = await screen.findByRole('textbox', { name: /keeping it look like/ });

  // With the clock standing still only the leaving itself can send the words.
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  await fireEvent.input(field, { target: { value: 'A call.' } });
  expect(household.plans.agreementDraft(draft).text.parts.keeping ?? '').toBe('');
  await fireEvent.blur(field);
  await tick();
  vi.useRealTimers();
  expect(household.plans.agreementDraft(draft).text.parts.keeping).toBe('A call.');
});

test('words that could not be kept stay in their field, are told about, and go in with another try', async () => {
  const household = new Household();
  const draft = household.draft({ keeping: '' });
  household.open('first', { name: 'agreementEditor', draft });
  household.saveFault = { kind: 'diskFull' };
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /keeping it look like/ });
  await household.user.type(field, 'A call.');

  expect(await screen.findByText('Not saved yet')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Copy my words' })).toBeTruthy();
  expect(field.value).toBe('A call.');
  await household.user.click(press('Read it once more before signing'));
  expect(screen.queryByRole('heading', { name: 'Read it once more' })).toBeNull();
  household.saveFault = null;
  await household.user.click(press('Try again'));
  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(household.plans.agreementDraft(draft).text.parts.keeping).toBe('A call.');
});

test('the page says who can see the draft, and stands in the private room', async () => {
  const household = new Household();
  household.open('first', { name: 'agreementEditor', draft: household.draft() });
  expect(await screen.findByText(/Only you can see this draft\. Mika sees it once you sign/)).toBeTruthy();
  expect(screen.getByText('Private room')).toBeTruthy();
  expect(screen.queryByText('Shared room')).toBeNull();
  expect(await axeFindings()).toEqual([]);
});

test('what is still open is said kindly and leads back to its field', async () => {
  const household = new Household();
  household.open('first', {
    name: 'agreementEditor',
    draft: household.draft({ keeping: '', reviewOn: null }),
  });
  await screen.findByRole('textbox', { name: 'What is the line?' });
  await household.user.click(press('Read it once more before signing'));

  expect(await screen.findByRole('heading', { name: '2 parts are still open' })).toBeTruthy();
  expect(screen.getByText('It has no day to look again and no end. One of the two is needed.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Sign and propose' })).toBeNull();
  expect(await axeFindings()).toEqual([]);

  await household.user.click(press(/“What keeping it looks like” is not written yet/));
  await waitFor(() => {
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /keeping it look like/ }));
  });
});

test('a day before the start is named where it stands', async () => {
  const household = new Household();
  household.open('first', {
    name: 'agreementEditor',
    draft: household.draft({ startsOn: '2027-03-01', reviewOn: '2027-02-01' }),
  });
  expect(await screen.findByText('The day to look again is before the start.')).toBeTruthy();
});

test('a whole draft is read once more and then goes to its signature', async () => {
  const household = new Household();
  const draft = household.draft();
  const room = household.open('first', { name: 'agreementEditor', draft });
  await screen.findByRole('textbox', { name: 'What is the line?' });
  await household.user.click(press('Read it once more before signing'));
  expect(await screen.findByText('On a work trip we talk each evening before eleven.')).toBeTruthy();
  await household.user.click(press('Sign and propose'));
  expect(room.screens.current).toEqual({ name: 'sign', act: { kind: 'propose', draft } });
});

test('words by which one would watch the other get a note with another wording, and signing waits for nothing', async () => {
  const household = new Household();
  const draft = household.draft({ keeping: 'You give me your password.' });
  const room = household.open('first', { name: 'agreementEditor', draft });
  await screen.findByRole('textbox', { name: 'What is the line?' });
  await household.user.click(press('Read it once more before signing'));
  const note = within(await screen.findByRole('region', { name: 'Words worth a second look' }));
  expect(note.getByText('You give me your password.')).toBeTruthy();
  expect(note.getByText('One way to say it: Our passwords stay our own.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(press('Sign and propose'));
  expect(room.screens.current).toEqual({ name: 'sign', act: { kind: 'propose', draft } });
});

test('a change begun before another version was signed says so, and can start anew with a way back', async () => {
  const household = new Household();
  const agreement = household.agreed();
  const mine = household.draft({ line: 'We talk at nine.' }, agreement);
  household.as('second', () => household.proposed('second', { line: 'We talk at eight.' }, agreement));
  household.plans.agreementAccept(agreement, 2, 'first', household.passphraseOf('first'));
  household.open('first', { name: 'agreementEditor', draft: mine });

  expect(
    await screen.findByText('Since you began, version 2 was signed. These words still start from version 1.'),
  ).toBeTruthy();
  expect(screen.queryByText(/You start from the version that is in force/)).toBeNull();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(press('Start anew from version 2'));

  expect(await screen.findByDisplayValue('We talk at eight.')).toBeTruthy();
  expect(screen.getByText(/You start from the version that is in force/)).toBeTruthy();
  expect(screen.queryByText(/Since you began/)).toBeNull();
  expect(household.plans.planShow().drafts).toHaveLength(1);
  expect(await axeFindings()).toEqual([]);

  await household.user.click(press('Change to them'));
  expect(await screen.findByDisplayValue('We talk at nine.')).toBeTruthy();
  expect(screen.getByText(/These words still start from version 1/)).toBeTruthy();
  expect(household.plans.planShow().drafts).toHaveLength(1);
  expect(household.plans.binnedLines()).toHaveLength(1);
});

test('a change without a changed word is not signed again', async () => {
  const household = new Household();
  const agreement = household.agreed();
  household.open('first', { name: 'agreementEditor', draft: household.draft({}, agreement) });
  expect(await screen.findByText(/It stays in force until both of you have signed a new one/)).toBeTruthy();
  await household.user.click(press('Read it once more before signing'));
  expect(await screen.findByText(/the same as a version that stands/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Sign and propose' })).toBeNull();
});

test('alone, a draft can be written and read but not signed', async () => {
  const household = aloneHousehold();
  household.open('first', { name: 'agreementEditor', draft: household.draft() });
  await screen.findByRole('textbox', { name: 'What is the line?' });
  await household.user.click(press('Read it once more before signing'));
  expect(await screen.findByText(/Signing needs two people/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Sign and propose' })).toBeNull();
});

test('a draft that was thrown away can be taken back word for word', async () => {
  const household = new Household();
  household.open('first', {
    name: 'agreementEditor',
    draft: household.draft({ line: 'Not a word is lost.' }),
  });
  await screen.findByRole('textbox', { name: 'What is the line?' });
  await household.user.click(press('Throw this draft away'));
  const dialog = within(screen.getByRole('dialog', { name: 'Throw this draft away?' }));
  await household.user.click(dialog.getByRole('button', { name: 'Throw this draft away' }));

  expect(
    await screen.findByText('“Draft of an agreement: Evenings on work trips” is in the bin now.'),
  ).toBeTruthy();
  expect(household.plans.planShow().drafts).toEqual([]);
  expect(await axeFindings()).toEqual([]);
  await household.user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByDisplayValue('Not a word is lost.')).toBeTruthy();
  expect(household.plans.planShow().drafts).toHaveLength(1);
  const [line] = household.plans.planShow().drafts;
  expect(household.plans.agreementDraft(line?.draft ?? '').text.parts.line).toBe('Not a word is lost.');
});

test('an example comes only when it is asked for', async () => {
  const household = new Household();
  household.open('first', { name: 'agreementEditor', draft: household.draft({ line: '' }) });
  await screen.findByRole('textbox', { name: 'What is the line?' });
  expect(screen.queryByText(/between eight and ten/)).toBeNull();
  await household.user.click(screen.getAllByRole('button', { name: 'An example' })[0] as HTMLElement);
  expect(screen.getByText(/between eight and ten/)).toBeTruthy();
});

test('words that could not be kept are still in their field after a look elsewhere, and newer ones win', async () => {
  const household = new Household();
  const draft = household.draft({ keeping: '' });
  const room = household.open('first', { name: 'agreementEditor', draft });
  household.saveFault = { kind: 'diskFull' };
  await household.user.type(await screen.findByRole('textbox', { name: /keeping it look like/ }), 'A call.');
  await screen.findByText('Not saved yet');

  room.screens.show({ name: 'settings' });
  await screen.findByRole('heading', { level: 1, name: 'Settings' });
  room.screens.show({ name: 'agreementEditor', draft });
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /keeping it look like/ });
  expect(field.value).toBe('A call.');
  household.saveFault = null;
  await household.user.type(field, ' By ten.');
  expect(await room.flush()).toBe(true);
  expect(household.plans.agreementDraft(draft).text.parts.keeping).toBe('A call. By ten.');
});

test('a draft that comes back while its last words are on their way is still waited for at the lock', async () => {
  const household = new Household();
  const draft = household.draft({ keeping: '' });
  const room = household.open('first', { name: 'agreementEditor', draft });
  await household.user.type(await screen.findByRole('textbox', { name: /keeping it look like/ }), 'A call.');
  room.screens.show({ name: 'settings' });
  await tick();
  room.screens.show({ name: 'agreementEditor', draft });
  await tick();
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: /keeping it look like/ });
  await waitFor(() => expect(household.plans.agreementDraft(draft).text.parts.keeping).toBe('A call.'));
  await household.user.type(field, ' By ten.');
  expect(await room.flush()).toBe(true);
  expect(household.plans.agreementDraft(draft).text.parts.keeping).toBe('A call. By ten.');
});

test('a draft that was signed or thrown away holds up no lock', async () => {
  const household = new Household();
  const signed = household.draft();
  const room = household.open('first', { name: 'agreementEditor', draft: signed });
  household.saveFault = { kind: 'diskFull' };
  await household.user.type(
    await screen.findByRole('textbox', { name: 'What is the line?' }),
    ' Late words.',
  );
  await screen.findByText('Not saved yet');
  room.screens.show({ name: 'sign', act: { kind: 'propose', draft: signed } });
  await household.user.type(
    await screen.findByLabelText('Passphrase of Robin'),
    household.passphraseOf('first'),
  );
  await household.user.click(press('Sign as Robin'));
  await screen.findByRole('heading', { level: 1, name: 'Robin has signed' });
  household.saveFault = null;
  expect(await room.flush()).toBe(true);

  const thrown = household.draft();
  room.screens.show({ name: 'agreementEditor', draft: thrown });
  const field = await screen.findByRole('textbox', { name: 'What is the line?' });
  await household.user.click(press('Throw this draft away'));
  const dialog = within(screen.getByRole('dialog', { name: 'Throw this draft away?' }));
  await household.user.click(dialog.getByRole('button', { name: 'Throw this draft away' }));
  await fireEvent.input(field, { target: { value: 'A late key.' } });
  expect(await room.flush()).toBe(true);
});

test('words of one’s own are asked about once: what is told or shown waits for an end, and the rest does not', async () => {
  const household = new Household();
  const { draft } = household.plans.agreementBeginFrom('own');
  household.plans.agreementDraftSave(draft, { ...textOf({}), subject: 'own' });
  household.open('first', { name: 'agreementEditor', draft });
  const asked = 'Is this about telling or showing each other something?';
  const answer = async (name: string): Promise<void> => {
    const question = within(await screen.findByRole('group', { name: asked }));
    await household.user.click(question.getByRole('radio', { name }));
  };
  const read = async (): Promise<void> => {
    await household.user.click(press('Read it once more before signing'));
    await screen.findByRole('heading', { name: 'Read it once more' });
  };

  await screen.findByRole('group', { name: asked });
  expect(await axeFindings()).toEqual([]);
  await read();
  expect(screen.queryByRole('button', { name: 'Sign and propose' })).toBeNull();
  await household.user.click(press(/You haven’t said yet whether it’s about telling/));
  await waitFor(() => {
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Yes' }));
  });

  await answer('Yes');
  expect(screen.getByText(/always has an end date/)).toBeTruthy();
  await waitFor(() => {
    expect(household.plans.agreementDraft(draft).text.subject).toBe('openness');
  });
  await read();
  expect(screen.getByRole('button', { name: /always has an end date/ })).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Sign and propose' })).toBeNull();

  await household.user.click(screen.getAllByRole('button', { name: 'Go on writing' })[0] as HTMLElement);
  await answer('No');
  await waitFor(() => {
    expect(household.plans.agreementDraft(draft).text.subject).toBe('own');
  });
  await read();
  expect(screen.getByRole('button', { name: 'Sign and propose' })).toBeTruthy();
});

test('a template has its answer: one of openness is about it, one of time is not', async () => {
  const household = new Household();
  const { draft } = household.plans.agreementBeginFrom('openness');
  household.open('first', { name: 'agreementEditor', draft });
  expect((await screen.findByRole<HTMLInputElement>('radio', { name: 'Yes' })).checked).toBe(true);
  cleanup();
  household.open('first', { name: 'agreementEditor', draft: household.draft() });
  expect((await screen.findByRole<HTMLInputElement>('radio', { name: 'No' })).checked).toBe(true);
});
