import { fireEvent, render, screen } from '@testing-library/svelte';
import X from '@lucide/svelte/icons/x';
import { createRawSnippet } from 'svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';

import Button from './Button.svelte';
import Choice from './Choice.svelte';
import Choices from './Choices.svelte';
import DayField from './DayField.svelte';
import { dayOf, partsOf } from './dayParts';
import ListField from './ListField.svelte';
import PassphraseField from './PassphraseField.svelte';
import PersonMark from './PersonMark.svelte';
import Rows from './Rows.svelte';
import Scale from './Scale.svelte';
import TextField from './TextField.svelte';
import Undo from './Undo.svelte';

const options = [
  { id: 'sleep', label: 'Sleep', own: false },
  { id: 'work', label: 'Work', own: false },
  { id: 'else', label: 'Something else', own: true },
];

test('a field says who can see it, and a screen reader hears it with the field', () => {
  render(TextField, {
    label: 'Name',
    value: '',
    audience: { door: 'closed', says: 'Only you can see this.' },
  });
  const input = screen.getByRole('textbox', { name: 'Name' });
  const described = input.getAttribute('aria-describedby')?.split(' ') ?? [];
  const said = described.map((id) => document.getElementById(id)?.textContent?.trim());
  expect(said).toContain('Only you can see this.');
});

test('what is wrong stands above the field, in words, and belongs to it', () => {
  const trouble = { says: 'There is no name yet.', more: 'One letter is enough.' };
  render(TextField, { label: 'Name', value: '', audience: null, trouble });
  const input = screen.getByRole('textbox', { name: 'Name' });
  expect(input.getAttribute('aria-invalid')).toBe('true');
  const wrong = screen.getByText('There is no name yet.');
  expect(wrong.compareDocumentPosition(input) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  expect(document.getElementById(input.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
    'One letter',
  );
});

test('a passphrase is hidden until somebody asks to see it', async () => {
  const words = { show: 'Show', hide: 'Hide', capsLock: 'Caps Lock is on.' };
  render(PassphraseField, { label: 'Passphrase of R', value: '', words });
  const input = screen.getByLabelText('Passphrase of R') as HTMLInputElement;
  expect(input.type).toBe('password');
  expect(input.getAttribute('autocomplete')).toBe('off');
  await userEvent.click(screen.getByRole('button', { name: 'Show' }));
  expect(input.type).toBe('text');
  await userEvent.click(screen.getByRole('button', { name: 'Hide' }));
  expect(input.type).toBe('password');
});

test('Caps Lock is told while one types', async () => {
  const words = { show: 'Show', hide: 'Hide', capsLock: 'Caps Lock is on.' };
  render(PassphraseField, { label: 'Passphrase of R', value: '', words });
  await userEvent.type(screen.getByLabelText('Passphrase of R'), '{CapsLock}a');
  expect(screen.getByText('Caps Lock is on.')).toBeTruthy();
});

test('a choice with own words opens a field for them', async () => {
  const onchoose = vi.fn();
  const { rerender } = render(Choice, {
    legend: 'What?',
    options,
    chosen: '',
    ownLabel: 'Own words',
    onchoose,
  });
  await userEvent.click(screen.getByLabelText('Something else'));
  expect(onchoose).toHaveBeenLastCalledWith('else', '');
  await rerender({ chosen: 'else' });
  await userEvent.type(screen.getByRole('textbox', { name: 'Own words' }), 'x');
  expect(onchoose).toHaveBeenLastCalledWith('else', 'x');
});

test('several choices keep the order of the list, and own words go with their choice', async () => {
  const onchoose = vi.fn();
  const { rerender } = render(Choices, {
    legend: 'What?',
    options,
    chosen: ['else'],
    own: 'rain',
    ownLabel: 'Own',
    onchoose,
  });
  await userEvent.click(screen.getByLabelText('Sleep'));
  expect(onchoose).toHaveBeenLastCalledWith(['sleep', 'else'], 'rain');
  await rerender({ chosen: ['sleep', 'else'] });
  await userEvent.click(screen.getByLabelText('Something else'));
  expect(onchoose).toHaveBeenLastCalledWith(['sleep'], '');
});

test('a scale is eleven radio buttons, named by number and word', async () => {
  const onchoose = vi.fn();
  document.body.insertAdjacentHTML('beforeend', '<h1 id="asks">How tense?</h1>');
  render(Scale, { labelledby: 'asks', value: null, words: [{ value: 3, word: 'a bit tense' }], onchoose });
  expect(screen.getAllByRole('radio')).toHaveLength(11);
  await userEvent.click(screen.getByRole('radio', { name: '3, a bit tense' }));
  expect(onchoose).toHaveBeenCalledWith(3);
});

test('a list grows with Enter and gives the focus to the new line', async () => {
  const oninput = vi.fn();
  document.body.insertAdjacentHTML('beforeend', '<h1 id="acts">Acts?</h1>');
  const words = { add: 'Add another', remove: (item: string) => `Take out ${item}` };
  render(ListField, { labelledby: 'acts', items: [], itemLabel: 'One act', words, oninput });
  await userEvent.type(screen.getByRole('textbox', { name: 'One act 1' }), 'first{Enter}');
  await userEvent.keyboard('second');
  expect(oninput).toHaveBeenLastCalledWith(['first', 'second']);
  await userEvent.click(screen.getByRole('button', { name: 'Take out One act 1' }));
  expect(oninput).toHaveBeenLastCalledWith(['second']);
});

test('a day is whole, missing, not whole yet or none such', () => {
  expect(dayOf({ day: '3', month: '2', year: '2026' })).toBe('2026-02-03');
  expect(dayOf({ day: '', month: '2', year: '2026' })).toBe('not whole');
  expect(dayOf({ day: '3', month: '2', year: '20' })).toBe('not whole');
  expect(dayOf({ day: '', month: '', year: ' ' })).toBeNull();
  expect(dayOf({ day: '31', month: '6', year: '2026' })).toBe('none such');
  expect(dayOf({ day: 'x', month: '6', year: '2026' })).toBe('none such');
  expect(partsOf('2026-02-03')).toEqual({ day: '3', month: '2', year: '2026' });
  expect(partsOf(null)).toEqual({ day: '', month: '', year: '' });
});

test('a day that no calendar has is said and never changed into another', async () => {
  const oninput = vi.fn();
  const words = {
    day: 'Day',
    month: 'Month',
    year: 'Year',
    noMonth: 'Month',
    noSuchDay: 'There is no such day.',
    notWhole: 'A day has three parts.',
  };
  const months = ['January', 'February'];
  render(DayField, { label: 'When?', value: '2026-02-03', audience: null, words, months, oninput });
  await userEvent.clear(screen.getByLabelText('Day'));
  await userEvent.type(screen.getByLabelText('Day'), '31');
  expect(screen.getByText('There is no such day.')).toBeTruthy();
  expect(oninput).toHaveBeenLastCalledWith('2026-02-03');
});

test('a day that is not whole yet is said and leaves the last whole day; three empty parts are no day', async () => {
  const oninput = vi.fn();
  const words = {
    day: 'Day',
    month: 'Month',
    year: 'Year',
    noMonth: 'Month',
    noSuchDay: 'There is no such day.',
    notWhole: 'A day has three parts.',
  };
  const months = ['January', 'February'];
  render(DayField, { label: 'When?', value: '2026-02-03', audience: null, words, months, oninput });
  expect(screen.queryByText('A day has three parts.')).toBeNull();
  await userEvent.clear(screen.getByLabelText('Day'));
  expect(screen.getByText('A day has three parts.')).toBeTruthy();
  await userEvent.clear(screen.getByLabelText('Year'));
  expect(oninput).not.toHaveBeenCalled();
  await userEvent.selectOptions(screen.getByLabelText('Month'), '');
  expect(oninput.mock.calls).toEqual([[null]]);
  expect(screen.queryByText('A day has three parts.')).toBeNull();
});

test('two people with one initial are still told apart by shape', () => {
  const first = render(PersonMark, { person: 'first', label: 'Robin' });
  expect(first.container.querySelector('circle')).toBeTruthy();
  const second = render(PersonMark, { person: 'second', label: 'robert' });
  expect(second.container.querySelector('rect')).toBeTruthy();
  expect(second.container.textContent).toBe('R');
});

test('a button that is pressed twice in one double click does its act once, and so does a form', async () => {
  const onclick = vi.fn();
  const children = createRawSnippet(() => ({ render: () => '<span>Share</span>' }));
  render(Button, { type: 'submit', onclick, children });
  const button = screen.getByRole('button', { name: 'Share' });
  expect(await fireEvent.click(button, { detail: 1 })).toBe(true);
  expect(await fireEvent.click(button, { detail: 2 })).toBe(false);
  expect(onclick).toHaveBeenCalledTimes(1);
  // By keyboard nothing is counted.
  await fireEvent.click(button, { detail: 0 });
  expect(onclick).toHaveBeenCalledTimes(2);
});

test('a double click takes out one line of a list, and not the one that comes up under the pointer', async () => {
  const oninput = vi.fn();
  const words = { add: 'Another act', remove: (item: string) => `Take out ${item}` };
  const items = ['Alder', 'Birch', 'Cedar'];
  render(ListField, { labelledby: 'acts', items, itemLabel: 'One act', words, oninput });
  const first = (): HTMLElement => screen.getByRole('button', { name: 'Take out One act 1' });
  await fireEvent.click(first(), { detail: 1 });
  await fireEvent.click(first(), { detail: 2 });
  expect(oninput.mock.calls).toEqual([[['Birch', 'Cedar']]]);
});

test('Undo that is pressed twice in one double click takes back one act', async () => {
  const onundo = vi.fn();
  render(Undo, { says: 'It is in the bin.', label: 'Undo', id: 'undo', onundo });
  const undo = await screen.findByRole('button', { name: 'Undo' });
  await fireEvent.click(undo, { detail: 1 });
  await fireEvent.click(undo, { detail: 2 });
  expect(onundo).toHaveBeenCalledTimes(1);
});

test('a row that is pressed twice in one double click opens once', async () => {
  const onopen = vi.fn();
  const titleOf = (tree: string): string => tree;
  render(Rows<string>, { items: ['Alder', 'Birch'], keyOf: titleOf, titleOf, iconOf: () => X, onopen });
  const row = screen.getByRole('button', { name: 'Alder' });
  await fireEvent.click(row, { detail: 1 });
  await fireEvent.click(row, { detail: 2 });
  expect(onopen.mock.calls).toEqual([['Alder']]);
});
