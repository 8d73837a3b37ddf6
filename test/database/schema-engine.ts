import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { MIGRATIONS_DIRECTORY, readMigrations } from '../../src/database/migrations.ts';
import { connectToCatalog } from './catalog-adapter.ts';

const SCHEMA_FILE = path.resolve(MIGRATIONS_DIRECTORY, '../schema.prisma');

/** Node.js has this, but its type is only in TypeScript's library for browsers. */
declare const WebAssembly: {
  instantiate(
    code: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: { __wbindgen_start(): void } } }>;
};

// Node.js imports WebAssembly as a module from version 22 on.
const require = createRequire(import.meta.url);
const engineFolder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
const { instance } = await WebAssembly.instantiate(
  await readFile(path.join(engineFolder, 'schema_engine_bg.wasm')),
  { './schema_engine_bg.js': bindings },
);
bindings.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

const FILTERS = { externalTables: [], externalEnums: [] };

/**
 * The SQL that would turn the schema of the migrations into that of schema.prisma.
 *
 * @param databaseUrl an empty database to try the migrations on.
 */
export async function diffMigrationsToSchema(databaseUrl: string): Promise<string> {
  const schema = { path: SCHEMA_FILE, content: await readFile(SCHEMA_FILE, 'utf8') };
  const engine = await startSchemaEngine(databaseUrl);
  const { stdout } = await engine.diff({
    from: { tag: 'migrations', ...(await migrationList(MIGRATIONS_DIRECTORY)) },
    to: { tag: 'schemaDatamodel', files: [schema] },
    script: true,
    exitCode: null,
    filters: FILTERS,
  });
  engine.free();
  return stdout ?? '';
}

/** The result of `prisma migrate status`. */
export async function diagnoseMigrationHistory(databaseUrl: string, directory = MIGRATIONS_DIRECTORY) {
  const engine = await startSchemaEngine(databaseUrl);
  const diagnosis = await engine.diagnoseMigrationHistory({
    migrationsList: await migrationList(directory),
    optInToShadowDatabase: false,
    filters: FILTERS,
  });
  engine.free();
  return diagnosis;
}

async function migrationList(directory: string): Promise<MigrationList> {
  const migrations = await readMigrations(directory);
  return {
    baseDir: directory,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}

/** Prisma's own schema engine as WebAssembly. It needs no download, unlike the binary of `prisma migrate`. */
async function startSchemaEngine(databaseUrl: string): Promise<SchemaEngine> {
  const connect = () => connectToCatalog(databaseUrl);
  const adapter: SqlMigrationAwareDriverAdapterFactory = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect,
    // PrismaPg would create a database to try the migrations on, and drop it while still connected to it.
    connectToShadowDb: connect,
  };
  return bindings.SchemaEngine.new(
    { datamodels: undefined },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}
