import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    // Importing Bolt and Prisma takes longer than most files' tests: once a worker, not once a file. Threads end with
    // this process, however it ends, and leave no files of Vitest's behind.
    isolate: false,
    pool: 'threads',
    // Tests wait for servers more than they compute, and the server for tests has connections for about eight files.
    maxWorkers: 4,
    // On a busy machine; what a wait does not find within ten seconds, it reports itself.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
