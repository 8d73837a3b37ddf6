import { defineConfig } from 'prisma/config';

const url = process.env.DATABASE_URL;

if (process.argv.includes('generate')) {
  // Prisma fetches its migration engine before any command. Generating never runs it, so any file will do.
  process.env.PRISMA_SCHEMA_ENGINE_BINARY = process.execPath;
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url && { datasource: { url } }),
});
