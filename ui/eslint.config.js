import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

import svelteConfig from './svelte.config.js';

/** The arrows: screens -> parts -> kit, state -> ipc. One block per folder that may not look upwards. */
const noWayTo = (...patterns) => ({
  'no-restricted-imports': ['error', { patterns }],
});
const generated = {
  group: ['**/ipc/generated/*'],
  message: 'Only ui/src/ipc reads the generated bindings; import from ipc/commands or ipc/types.',
};
const tauri = { group: ['@tauri-apps/*'], message: 'Only ui/src/ipc talks to the shell.' };
const screens = { group: ['**/screens/**'], message: 'Screens are the top: nothing below imports them.' };
const parts = { group: ['**/parts/**'], message: 'The kit knows no noun.' };
const state = { group: ['**/state/**'], message: 'The kit knows no state.' };
const words = { group: ['**/words/**'], message: 'The kit gets its words as props.' };
const ipc = { group: ['**/ipc/**'], message: 'The kit knows no command.' };

export default ts.config(
  { ignores: ['dist/', 'src/ipc/generated/'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/button-has-type': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-globals': [
        'error',
        ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'history', 'fetch'].map((name) => ({
          name,
          message: 'Nothing is kept or sent outside the household file.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        ...['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'history', 'open'].map((property) => ({
          object: 'window',
          property,
          message: 'Nothing is kept or sent outside the household file.',
        })),
        { object: 'document', property: 'cookie', message: 'There are no cookies.' },
      ],
    },
  },
  {
    files: ['src/{screens,App,Open,Locked}/**', 'src/*.svelte', 'src/main.ts'],
    rules: noWayTo(generated, tauri),
  },
  { files: ['src/parts/**'], rules: noWayTo(generated, tauri, screens) },
  { files: ['src/state/**'], rules: noWayTo(generated, tauri, screens, parts) },
  { files: ['src/kit/**'], rules: noWayTo(generated, tauri, screens, parts, state, words, ipc) },
  { files: ['src/words/**'], rules: noWayTo(generated, tauri, screens, parts, state) },
);
