import { configDefaults, defineConfig } from 'vitest/config';

const shared = {
  // Importing Bolt and Prisma takes longer than most files' tests: once a worker, not once a file. Threads end with
  // this process, however it ends, and leave no files of Vitest's behind.
  isolate: false,
  pool: 'threads',
  // No limit measures speed: a wait that is in vain reports after a minute what it waited for. These end what hangs
  // elsewhere.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 60_000, interval: 20 } },
} as const;

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    projects: [
      {
        test: {
          ...shared,
          name: 'app',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/e2e/**'],
          // Tests wait for servers more than they compute, and the server for tests has connections for about eight
          // files.
          maxWorkers: 4,
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          globalSetup: ['test/e2e/global-setup.ts'],
          include: ['test/e2e/**/*.test.ts'],
          // A browser computes: after everything else, and one for each of two processors.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
