// Writes the union of all message ids, so that a misspelt one is a type error. Run by `npm run words`.
import { readFileSync, readdirSync, writeFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const locales = fileURLToPath(new URL('../../src-tauri/locales/en/', import.meta.url));
const target = fileURLToPath(new URL('../src/words/messageIds.ts', import.meta.url));

const ids = readdirSync(locales)
  .filter((name) => name.endsWith('.ftl'))
  .flatMap((name) => [...readFileSync(locales + name, 'utf8').matchAll(/^([a-z][\w-]*)\s*=/gim)])
  .map((match) => match[1]);

const text = [
  '// Written by scripts/messageIds.js from src-tauri/locales/en/*.ftl. Never edit.',
  'export type MessageId =',
  ...[...new Set(ids)].sort().map((id) => `  | '${id}'`),
].join('\n');

const wanted = `${text};\n`;
if (!existsSync(target) || readFileSync(target, 'utf8') !== wanted) writeFileSync(target, wanted);
