import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  // Tests run the browser half of Svelte; without this condition vitest would take the server half.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  build: {
    target: ['safari16.4', 'chrome111'],
    // Everything is a file of its own, so that the content security policy needs no data: fonts or scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
  },
  server: { port: 5173, strictPort: true, fs: { allow: ['..'] } },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/test/setup.ts'],
    include: ['src/**/*.test.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
    // Left to itself, vitest keeps one of two cores free.
    maxWorkers: '100%',
  },
}));
