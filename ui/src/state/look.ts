import type { SettingsView } from '../ipc/types';

/** Light, dark or as the desktop has it, and how large the text is: on `<html>`, so that everything follows. */
export function wear({ theme, textSize }: Pick<SettingsView, 'theme' | 'textSize'>): void {
  const page = document.documentElement;
  if (theme === 'system') delete page.dataset.theme;
  else page.dataset.theme = theme;
  page.style.fontSize = textSize === 100 ? '' : `${textSize}%`;
}
