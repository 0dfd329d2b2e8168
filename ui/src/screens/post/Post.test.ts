import { cleanup, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import type { PostText } from '../../ipc/types';
import { dayAfter } from '../../state/days';
import { axeFindings } from '../../test/axe';
import { Household, textOf } from '../../test/twoAtOneScreen';

const promise: PostText = {
  kind: 'commitment',
  parts: {
    what: 'I write before six.',
    if: 'a meeting runs late',
    then: 'I write',
    about: 'time',
    checkOn: '2027-01-10',
  },
};
const request: PostText = { kind: 'request', parts: { what: 'Tell me the evening before.' } };
const deed: PostText = { kind: 'deed', parts: { what: 'I return the letters.' } };
// Days are judged by the clock of this computer: it is the day of the household.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 8, 12) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Types a day into the three fields. */
async function typeDay({ user }: Household, day: string, month: string, year: string): Promise<void> {
  await user.clear(screen.getByLabelText('Day'));
  await user.type(screen.getByLabelText('Day'), day);
  await user.selectOptions(screen.getByLabelText('Month'), month);
  await user.clear(screen.getByLabelText('Year'));
  await user.type(screen.getByLabelText('Year'), year);
}

const say = (name: string): HTMLElement => screen.getByRole('radio', { name });
const press = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });

test('words go into the draft as they are typed, and are shared only after they were read once more', async () => {
  const household = new Household();
  const { draft } = household.posts.begin('disclosure');
  const room = household.open('first', { name: 'postEditor', draft });
  const field = await screen.findByRole('textbox', { name: 'What do you want to tell?' });
  await household.user.type(field, 'We met on the stairs.');
  await household.user.click(screen.getByRole('radio', { name: 'Contact that could not be avoided' }));
  await waitFor(() => {
    expect(household.posts.draft(draft).text.parts).toEqual({
      what: 'We met on the stairs.',
      sort: 'contact',
    });
  });
  expect(await axeFindings()).toEqual([]);
  await household.user.click(press('Read it once more'));
  expect(await screen.findByRole('heading', { name: 'This is what Mika will see' })).toBeTruthy();
  expect(household.posts.list().posts).toHaveLength(0);
  await household.user.click(press('Share it with Mika'));
  await waitFor(() => {
    expect(room.screens.current.name).toBe('post');
  });
  expect(household.posts.list().drafts).toHaveLength(0);
  expect(await screen.findByText(/^Robin shared this on/)).toBeTruthy();
});

test('what is still empty is said, and nothing is shared', async () => {
  const household = new Household();
  const { draft } = household.posts.begin('commitment');
  household.open('first', { name: 'postEditor', draft });
  await screen.findByRole('textbox', { name: 'What do you promise?' });
  await household.user.click(press('Read it once more'));
  expect(await screen.findByText(/What is still empty\./)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Share it with Mika' })).toBeNull();
});

test('a promise that nobody in the room could see gets a hint, and is not held up', async () => {
  const household = new Household();
  const { draft } = household.posts.begin('commitment');
  household.open('first', { name: 'postEditor', draft });
  const field = await screen.findByRole('textbox', { name: 'What do you promise?' });
  await household.user.type(field, 'I will try to be better');
  expect(await screen.findByText(/^What would anyone in the room see\?/)).toBeTruthy();
  await household.user.clear(field);
  await household.user.type(field, 'I put the phone on the shelf at nine');
  await waitFor(() => {
    expect(screen.queryByText(/^What would anyone in the room see\?/)).toBeNull();
  });
});

test('the owner writes down how it went, the dots and the sentence show it, and missing it is met kindly', async () => {
  const household = new Household();
  const { post } = household.posts.say(promise, null);
  household.open('first', { name: 'post', post });
  await household.user.click(await screen.findByRole('radio', { name: 'How did it go?' }));
  await household.user.click(await screen.findByRole('radio', { name: 'missed and told' }));
  await typeDay(household, '8', 'November', '2026');
  expect(await axeFindings()).toEqual([]);
  await household.user.click(press('Write it down'));
  expect(await screen.findByText(/Telling is nearer to keeping/)).toBeTruthy();
  expect(Object.values(household.posts.show(post).outcomes)).toEqual(['missedTold']);
  expect(screen.getByText(/^Last written down on .*: missed and told\.$/)).toBeTruthy();
});

test('a day to come is no day of how it went: the field says so, and the button waits', async () => {
  const household = new Household();
  const { post } = household.posts.say(promise, null);
  household.open('first', { name: 'post', post });
  await household.user.click(await screen.findByRole('radio', { name: 'How did it go?' }));
  await household.user.click(await screen.findByRole('radio', { name: 'kept' }));
  await typeDay(household, '9', 'November', '2026');
  expect(await screen.findByText('This day has not come yet. Choose today or a day before.')).toBeTruthy();
  const put = press('Write it down');
  expect(put.getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText('Choose a day that fits first.')).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(put);
  expect(household.posts.show(post).replies).toHaveLength(0);
  await typeDay(household, '7', 'November', '2026');
  expect(screen.queryByText(/^This day has not come yet/)).toBeNull();
  await household.user.click(press('Write it down'));
  await waitFor(() => expect(household.posts.show(post).outcomes).toEqual({ '2026-11-07': 'kept' }));
});

test('a later can name the day until then, and the day is read where the answer is', async () => {
  const household = new Household();
  const { post } = household.posts.say(request, null);
  household.open('second', { name: 'post', post });
  await household.user.click(await screen.findByRole('radio', { name: 'Later' }));
  expect(screen.getByText('Until when? You can leave this empty.')).toBeTruthy();
  await typeDay(household, '7', 'November', '2026');
  expect(await screen.findByText('This day has gone by. Choose today or a day to come.')).toBeTruthy();
  expect(press('Put it there').getAttribute('aria-disabled')).toBe('true');
  await typeDay(household, '3', 'December', '2026');
  expect(await axeFindings()).toEqual([]);
  await household.user.click(press('Put it there'));
  expect(await screen.findByText(/^Mika said later on .*, and named 3 December\.$/)).toBeTruthy();
  expect(screen.getByText('Mika, until 3 December')).toBeTruthy();
  await household.user.click(say('Later'));
  await household.user.click(press('Put it there'));
  await waitFor(() => {
    expect(household.posts.show(post).replies.map(({ day }) => day)).toEqual(['2026-12-03', null]);
  });
});

test('what is done can say on which day it was, and need not', async () => {
  const household = new Household();
  const { post } = household.posts.say(deed, null);
  household.open('first', { name: 'post', post });
  await household.user.click(await screen.findByRole('radio', { name: 'It is done' }));
  expect(screen.getByText('On which day was it? You can leave this empty.')).toBeTruthy();
  expect(press('Put it there').getAttribute('aria-disabled')).toBeNull();
  await typeDay(household, '9', 'November', '2026');
  expect(await screen.findByText('This day has not come yet. Choose today or a day before.')).toBeTruthy();
  await typeDay(household, '2', 'May', '2026');
  await household.user.click(press('Put it there'));
  expect(await screen.findByText('Done, 2 May.')).toBeTruthy();
  expect(screen.getByText('Robin, about 2 May')).toBeTruthy();
  // A day that was typed for one answer does not go with the next.
  await household.user.click(say('Let it go'));
  expect(screen.queryByLabelText('Day')).toBeNull();
  await household.user.click(press('Put it there'));
  await waitFor(() => {
    expect(household.posts.show(post).replies.map(({ day }) => day)).toEqual(['2026-05-02', null]);
  });
});

test('the other cannot say how it went, and adds a note', async () => {
  const household = new Household();
  const { post } = household.posts.say(promise, null);
  household.open('second', { name: 'post', post });
  await household.user.click(await screen.findByRole('radio', { name: 'Write a few words' }));
  expect(screen.queryByRole('radio', { name: 'How did it go?' })).toBeNull();
  await household.user.type(await screen.findByRole('textbox', { name: 'Your words' }), 'I noticed.');
  await household.user.click(press('Put it there'));
  expect(await screen.findByText('I noticed.')).toBeTruthy();
  expect(household.posts.show(post).replies.map(({ by }) => by)).toEqual(['second']);
});

test('what somebody begins to answer is kept in their own room until it is said', async () => {
  const household = new Household();
  const { post } = household.posts.say(promise, null);
  const room = household.open('second', { name: 'post', post });
  await household.user.click(await screen.findByRole('radio', { name: 'Write a few words' }));
  await household.user.type(await screen.findByRole('textbox', { name: 'Your words' }), 'I noticed.');
  expect(await screen.findByText('Saved')).toBeTruthy();
  expect(household.sayings.begun(post)).toBe('I noticed.');
  expect(household.posts.show(post).replies).toHaveLength(0);
  await household.user.click(press('Leave it'));
  expect(await screen.findByText(/^You began to write here\./)).toBeTruthy();

  room.screens.show({ name: 'between' });
  await screen.findByRole('heading', { level: 1, name: 'Between us' });
  room.screens.show({ name: 'post', post });
  expect(await screen.findByText(/^You began to write here\./)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(await screen.findByRole('radio', { name: 'Write a few words' }));
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your words' }).value).toBe('I noticed.');
  await household.user.click(press('Put it there'));
  expect(await screen.findByText('I noticed.')).toBeTruthy();
  expect(household.sayings.begun(post)).toBe('');
  expect(screen.queryByText(/^You began to write here\./)).toBeNull();
});

test('words that are still on their way are in the file before the room locks', async () => {
  const household = new Household();
  const { post } = household.posts.say(promise, null);
  const room = household.open('second', { name: 'post', post });
  await household.user.click(await screen.findByRole('radio', { name: 'Write a few words' }));
  await household.user.type(await screen.findByRole('textbox', { name: 'Your words' }), 'I no');
  expect(await room.flush()).toBe(true);
  expect(household.sayings.begun(post)).toBe('I no');
});

test('nothing that a guest begins to write is kept in the room of the one who opened it', async () => {
  const household = new Household();
  const { post } = household.posts.say(request, null);
  const room = household.open('first', { name: 'post', post, guest: true });
  household.sayings.save(post, 'Mine, not said yet');
  await household.user.click(await screen.findByRole('radio', { name: 'Something different' }));
  const words = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Your words' });
  expect(words.value).toBe('');
  await household.user.type(words, 'On Sunday');
  expect(await room.flush()).toBe(true);
  expect(household.sayings.begun(post)).toBe('Mine, not said yet');
  await household.user.type(screen.getByLabelText('Passphrase of Mika'), household.passphraseOf('second'));
  await household.user.click(press('Put it there'));
  expect(await screen.findByText('On Sunday')).toBeTruthy();
  expect(household.sayings.begun(post)).toBe('Mine, not said yet');
});

test('a request is answered with one press, and no is as easy as yes', async () => {
  const household = new Household();
  const { post } = household.posts.say(request, null);
  household.open('second', { name: 'post', post });
  expect(await screen.findByText('There is no answer yet. None is owed.')).toBeTruthy();
  await household.user.click(say('No'));
  await household.user.click(await screen.findByRole('button', { name: 'Put it there' }));
  expect(await screen.findByText(/^Mika said no on/)).toBeTruthy();
});

test('side by side the other answers in a frame without rooms, with their own passphrase', async () => {
  const household = new Household();
  const { post } = household.posts.say(request, null);
  const room = household.open('first', { name: 'post', post, guest: true });
  expect(await screen.findByText('Mika is at the keyboard')).toBeTruthy();
  expect(screen.queryByRole('navigation', { name: 'Rooms' })).toBeNull();
  await household.user.click(await screen.findByRole('radio', { name: 'Yes' }));
  const secret = await screen.findByLabelText('Passphrase of Mika');
  await household.user.type(secret, household.passphraseOf('first'));
  await household.user.click(press('Put it there'));
  expect(await screen.findByText('That is not the passphrase of Mika.')).toBeTruthy();
  expect(household.posts.show(post).replies).toHaveLength(0);
  await household.user.type(screen.getByLabelText('Passphrase of Mika'), household.passphraseOf('second'));
  await household.user.click(press('Put it there'));
  expect(await screen.findByText(/^Mika said yes on/)).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(press('Stop here'));
  expect(room.screens.current).toMatchObject({ name: 'handover', to: 'first' });
});

test('taking it back says what cannot be undone, asks for the passphrase, and then it is gone', async () => {
  const household = new Household();
  const { post } = household.posts.say(request, null);
  const room = household.open('first', { name: 'post', post });
  await household.user.click(await screen.findByRole('button', { name: 'Take it back' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/Mika may already have read it\. Copies of the file/)).toBeTruthy();
  expect(
    dialog.getByText(/Mika can notice that it’s gone\. If that could put you at risk, leave it there\.$/),
  ).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.type(dialog.getByLabelText('Passphrase of Robin'), household.passphraseOf('first'));
  await household.user.click(dialog.getByRole('button', { name: 'Take it out' }));
  await waitFor(() => {
    expect(room.screens.current.name).toBe('between');
  });
  expect(household.posts.list().posts).toHaveLength(0);
});

test('only its author can change it or take it back', async () => {
  const household = new Household();
  const { post } = household.posts.say(request, null);
  household.open('second', { name: 'post', post });
  await screen.findByText(/^Robin shared this on/);
  expect(screen.queryByRole('button', { name: 'Change your words' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Take it back' })).toBeNull();
  await household.user.click(press('Make it a commitment of mine'));
  await waitFor(() => {
    expect(household.as('second', () => household.posts.list().drafts)[0]?.title).toBe(
      'Tell me the evening before.',
    );
  });
});

test('openness that came to its end is offered no more, and what was chosen can be taken away', async () => {
  const household = new Household();
  const open = (title: string, endsOn: string): string => {
    const draft = household.draft();
    household.plans.agreementDraftSave(draft, {
      ...textOf({ title, reviewOn: null, endsOn }),
      subject: 'openness',
    });
    const robin = household.passphraseOf('first');
    const { agreement } = household.plans.agreementPropose(draft, robin);
    household.plans.agreementAccept(agreement, 1, 'second', household.passphraseOf('second'));
    return agreement;
  };
  open('Where I am in the evening', dayAfter(30));
  const over = open('Where I was in spring', '2026-01-31');
  const chosen = household.posts.begin('disclosure').draft;
  household.posts.draftSave(chosen, { kind: 'disclosure', parts: { agreement: over } });
  const { draft } = household.posts.begin('disclosure');
  const room = household.open('first', { name: 'postEditor', draft });
  expect(await screen.findByRole('radio', { name: 'Where I am in the evening' })).toBeTruthy();
  expect(screen.queryByRole('radio', { name: 'Where I was in spring' })).toBeNull();

  room.screens.show({ name: 'postEditor', draft: chosen });
  const stands = await screen.findByRole<HTMLInputElement>('radio', { name: 'Where I was in spring' });
  expect(stands.checked).toBe(true);
});

test('a request that would watch the other gets a note and other words, and is not held up', async () => {
  const household = new Household();
  const { draft } = household.posts.begin('request');
  household.open('first', { name: 'postEditor', draft });
  const field = await screen.findByRole('textbox', { name: 'What do you ask them to do?' });
  await household.user.type(field, 'Give me your passwords.');
  expect(await screen.findByRole('list', { name: 'Words worth a second look' })).toBeTruthy();
  expect(await axeFindings()).toEqual([]);
  await household.user.click(press('Leave mine as they are'));
  expect(screen.queryByRole('list', { name: 'Words worth a second look' })).toBeNull();
  expect(document.activeElement).toBe(field);
});

test('words that were begun stay in sight under every answer, and the answer one sees is the one that is sent', async () => {
  const household = new Household();
  const { post } = household.posts.say(request, null);
  household.open('second', { name: 'post', post });
  await household.user.click(await screen.findByRole('radio', { name: 'Write a few words' }));
  await household.user.type(await screen.findByRole('textbox', { name: 'Your words' }), 'From Sunday on.');
  for (const answer of ['No', 'Something different', 'Yes']) {
    await household.user.click(say(answer));
    expect(screen.getAllByRole<HTMLInputElement>('radio').filter((each) => each.checked)).toEqual([
      say(answer),
    ]);
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('From Sunday on.');
  }
  expect(await axeFindings()).toEqual([]);
  await household.user.click(press('Put it there'));
  expect(await screen.findByText(/^Mika said yes on/)).toBeTruthy();
  const sent = household.posts.show(post).replies.map(({ reply, text }) => [reply, text]);
  expect(sent).toEqual([['yes', 'From Sunday on.']]);
  expect(household.sayings.begun(post)).toBe('');
});

test('a day that is typed in part or does not exist is never put there as the one before', async () => {
  const household = new Household();
  const { post } = household.posts.say(promise, null);
  household.open('first', { name: 'post', post });
  await household.user.click(await screen.findByRole('radio', { name: 'How did it go?' }));
  await household.user.click(await screen.findByRole('radio', { name: 'kept' }));
  await household.user.clear(screen.getByLabelText('Day'));
  await household.user.click(press('Write it down'));
  expect(household.posts.show(post).replies).toHaveLength(0);
  expect(screen.getByText('Choose a day that fits first.')).toBeTruthy();
});

test('after something that was said is taken back the keyboard is on the page', async () => {
  const household = new Household();
  const { post } = household.posts.say(request, null);
  household.as('second', () =>
    household.posts.reply(post, { reply: 'note', text: 'Mine.', day: null }, null),
  );
  household.open('second', { name: 'post', post });
  await household.user.click(await screen.findByRole('button', { name: 'Take it back: “Mine.”' }));
  await household.user.type(
    await screen.findByLabelText('Passphrase of Mika'),
    household.passphraseOf('second'),
  );
  await household.user.click(press('Take it out'));
  await waitFor(() => expect(screen.queryByText('Mine.')).toBeNull());
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
});

test('a promise to tell or show something waits for its end, and an old one says that none was agreed', async () => {
  const household = new Household();
  const told = { ...promise, parts: { ...promise.parts, about: 'openness' } };
  const { draft } = household.posts.beginWith(told);
  household.open('first', { name: 'postEditor', draft });
  await screen.findByRole('textbox', { name: 'What do you promise?' });
  await household.user.click(press('Read it once more'));
  expect(await screen.findByText('It ends is still empty.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Share it with Mika' })).toBeNull();
  cleanup();
  const ends = household.posts.beginWith({ ...told, parts: { ...told.parts, endsOn: '2027-03-10' } });
  household.open('first', { name: 'postEditor', draft: ends.draft });
  await screen.findByRole('textbox', { name: 'What do you promise?' });
  await household.user.click(press('Read it once more'));
  expect(await screen.findByRole('button', { name: 'Share it with Mika' })).toBeTruthy();
  cleanup();
  household.open('first', { name: 'post', post: household.posts.promisedBefore(told) });
  expect(await screen.findByText('No end was agreed.')).toBeTruthy();
});
