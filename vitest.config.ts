import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Tests wait for servers more than they compute.
    maxWorkers: '100%',
    // On a busy machine; what a wait does not find within ten seconds, it reports itself.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
