// Questions put to the page. It only looks; it never clicks, types or changes.
// Marks of writing direction are there for the eye's sake and are not part of a name.
const tidy = (text) => (text ?? '').replace(/[\u200e\u200f\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();

const shown = (element) => {
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return box.width > 0 && box.height > 0 && style.visibility !== 'hidden' && !element.closest('[inert]');
};

const roleOf = (element) => {
  const said = element.getAttribute('role');
  if (said) return said;
  const tag = element.tagName.toLowerCase();
  if (tag === 'a') return element.hasAttribute('href') ? 'link' : 'generic';
  if (tag === 'button' || tag === 'summary') return 'button';
  if (tag === 'textarea') return 'textbox';
  if (tag === 'select') return 'combobox';
  if (tag === 'input') {
    const kinds = { checkbox: 'checkbox', radio: 'radio', range: 'slider', submit: 'button', button: 'button' };
    return kinds[element.type] ?? 'textbox';
  }
  return /^h[1-6]$/.test(tag) ? 'heading' : tag;
};

const nameOf = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return tidy(by.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' '));
  const label = element.getAttribute('aria-label');
  if (label) return tidy(label);
  if (element.labels?.length) return tidy(Array.from(element.labels, (each) => each.textContent).join(' '));
  if (element.tagName === 'INPUT' && /submit|button/.test(element.type)) return tidy(element.value);
  return tidy(element.innerText || element.textContent) || tidy(element.title || element.placeholder);
};

// A part of a group, such as the day of a date, is also known by the group's name and its own.
const groupOf = (element) => tidy(element.closest('fieldset')?.querySelector('legend')?.textContent);
const namesOf = (element) => [nameOf(element), `${groupOf(element)} ${nameOf(element)}`.trim()];

// The exact name wins over one that begins with it, and that over one that holds it.
const best = (elements, name) => {
  const wanted = tidy(name).toLowerCase();
  const named = elements.flatMap((element) => namesOf(element).map((own) => [element, own.toLowerCase()]));
  const by = (test) => named.find(([, own]) => test(own))?.[0];
  return by((own) => own === wanted) ?? by((own) => own.startsWith(wanted)) ?? by((own) => own.includes(wanted));
};

const PRESSABLE =
  'button, a[href], summary, label, option, [role=button], [role=link], [role=radio], [role=option], [role=tab], [role=menuitem], [role=checkbox], input[type=submit], input[type=radio], input[type=checkbox]';
const WRITABLE = 'textarea, input:not([type=radio]):not([type=checkbox]):not([type=submit]), select, [contenteditable=true]';

const all = (selector) => Array.from(document.querySelectorAll(selector)).filter(shown);

// The middle of an element, in the window's own pixels, once it is in view.
const middle = (element) => {
  if (!element) return null;
  element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const box = element.getBoundingClientRect();
  const disabled = Boolean(element.disabled) || element.getAttribute('aria-disabled') === 'true';
  return { x: box.left + box.width / 2, y: box.top + box.height / 2, disabled };
};

const questions = {
  pressable: (name) => middle(best(all(PRESSABLE), name)),
  writable: (name) => middle(best(all(WRITABLE), name)),
  selected: (selector) => middle(all(selector)[0]),
  value: (name) => {
    const element = best(all(WRITABLE), name);
    return element ? (element.value ?? element.textContent) : null;
  },
  text: () => (document.body ? document.body.innerText : ''),
  everything: () => {
    const values = Array.from(document.querySelectorAll('input, textarea, select'), (each) => each.value);
    return [document.title, document.documentElement.outerHTML, ...values].join('\n');
  },
  has: (selector) => all(selector).length > 0,
  screen: () => document.querySelector('main[data-screen]')?.dataset.screen ?? null,
  focused: () => {
    const element = document.activeElement;
    if (!element || element === document.body) return { role: 'none', name: '', group: '', text: '', id: '' };
    return {
      role: roleOf(element),
      name: nameOf(element),
      group: groupOf(element),
      text: tidy(element.value ?? element.textContent),
      id: element.id,
    };
  },
  // A number for whatever has the focus: the same one as long as it stays there, whatever is typed into it.
  focusedOne: () => {
    const element = document.activeElement ?? document.body;
    element.hearthsideOne ??= window.hearthsideOnes = (window.hearthsideOnes ?? 0) + 1;
    return element.hearthsideOne;
  },
  size: () => [window.innerWidth, window.innerHeight, document.documentElement.scrollWidth],
  textSize: (percent) => {
    document.documentElement.style.fontSize = percent === 100 ? '' : `${percent}%`;
    return true;
  },
  theme: (theme) => {
    document.documentElement.dataset.theme = theme;
    return true;
  },
};

return questions[arguments[0]](...Array.from(arguments).slice(1));
