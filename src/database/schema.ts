import type pg from 'pg';

/** The parameter `schema` of a database URL, as Prisma reads it. */
export function schemaInUrl(databaseUrl = ''): string | undefined {
  const [, parameters = ''] = databaseUrl.split('?');
  return new URLSearchParams(parameters).get('schema') || undefined;
}

/** The schemas of the database, and what the role may do there. The first three names are quoted if SQL needs it. */
export interface SchemaAccess {
  readonly role: string;
  readonly database: string;
  readonly schema: string;
  readonly schemaExists: boolean;
  readonly mayUseSchema: boolean;
  readonly mayCreateTables: boolean;
  readonly mayCreateSchemas: boolean;
  /** Who owns the schema `graphile_worker`: wgw or another program. */
  readonly worker: 'missing' | 'ours' | 'foreign';
  /** Another schema that has tables of wgw. */
  readonly otherSchema: string | null;
}

// The schema graphile_worker belongs to wgw if the database has wgw's tables, or if the schema has wgw's comment.
const READ_ACCESS = `
  SELECT quote_ident(current_user) AS role, quote_ident(current_database()) AS database, quote_ident($1) AS schema,
         own IS NOT NULL AS "schemaExists",
         COALESCE(has_schema_privilege(own, 'USAGE'), false) AS "mayUseSchema",
         COALESCE(has_schema_privilege(own, 'CREATE'), false) AS "mayCreateTables",
         has_database_privilege(current_database(), 'CREATE') AS "mayCreateSchemas",
         CASE WHEN worker IS NULL THEN 'missing'
              WHEN own = ANY (wgw) OR obj_description(worker, 'pg_namespace') LIKE 'graphile-worker %' THEN 'ours'
              ELSE 'foreign' END AS worker,
         (SELECT min(nspname) FROM pg_namespace WHERE oid = ANY (wgw) AND oid IS DISTINCT FROM own) AS "otherSchema"
  FROM (
    SELECT to_regnamespace(quote_ident($1))::oid AS own, to_regnamespace('graphile_worker')::oid AS worker,
           ARRAY(SELECT relnamespace FROM pg_class WHERE relname = 'sending_quotas' AND relkind = 'r') AS wgw
  ) AS found`;

/** Reads what the role may do in a schema, which may not exist yet. */
export async function readSchemaAccess(client: pg.Client, schema: string): Promise<SchemaAccess> {
  const { rows } = await client.query<SchemaAccess>(READ_ACCESS, [schema]);
  const [access] = rows;
  if (access === undefined) throw new Error('The database does not say which schemas it has.');
  return access;
}

/**
 * Creates the schema, unless it exists.
 *
 * @throws if the role may not create a missing schema, or if another program uses the schema of graphile-worker.
 */
export async function prepareSchema(client: pg.Client, access: SchemaAccess): Promise<void> {
  assertNoConflict(access);
  const { role, database, schema } = access;
  if (!access.schemaExists && !access.mayCreateSchemas) {
    throw new Error(
      `The database has no schema ${schema}, and the role ${role} may not create it: ` +
        `as an administrator of the database, run "CREATE SCHEMA ${schema} AUTHORIZATION ${role}".`,
    );
  }
  if (access.schemaExists && !access.mayUseSchema) throw new Error(mayNot(access, 'use'));
  if (access.worker === 'missing' && !access.mayCreateSchemas) {
    throw new Error(
      `The role ${role} may not create the schema graphile_worker, in which wgw keeps its tasks: ` +
        `as an administrator of the database, run "GRANT CREATE ON DATABASE ${database} TO ${role}".`,
    );
  }
  if (!access.schemaExists) await client.query(`CREATE SCHEMA ${schema}`);
}

/** @throws if the schema exists and the role may not create tables in it. */
export function assertMayCreateTables(access: SchemaAccess): void {
  if (access.schemaExists && !access.mayCreateTables) throw new Error(mayNot(access, 'create tables in'));
}

function mayNot({ role, schema }: SchemaAccess, what: string): string {
  return (
    `The role ${role} may not ${what} the schema ${schema}: as an administrator of the database, run ` +
    `"GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${role}", or let DATABASE_URL name another schema, as in ?schema=wgw.`
  );
}

/** graphile-worker's schema has a fixed name: two programs in one database would take each other's tasks. */
function assertNoConflict({ otherSchema, worker }: SchemaAccess): void {
  if (otherSchema !== null) {
    throw new Error(
      `The schema "${otherSchema}" of the database holds a wgw already, and a database has room for one: let DATABASE_URL ` +
        `name that schema, as in ?schema=${encodeURIComponent(otherSchema)}, or another database.`,
    );
  }
  if (worker === 'foreign') {
    throw new Error(
      'The schema graphile_worker of the database belongs to another program, and wgw needs one of its own: ' +
        'let DATABASE_URL name another database.',
    );
  }
}
