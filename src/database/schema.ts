import type pg from 'pg';

/** The schema that a URL's parameter `schema` names, as Prisma reads it. */
export function schemaInUrl(databaseUrl = ''): string | undefined {
  const [, parameters = ''] = databaseUrl.split('?');
  return new URLSearchParams(parameters).get('schema') || undefined;
}

/** What the role finds in the database, and may do there. The first three names are quoted where SQL needs it. */
export interface Place {
  readonly role: string;
  readonly database: string;
  readonly schema: string;
  readonly schemaExists: boolean;
  readonly mayUseSchema: boolean;
  readonly mayCreateTables: boolean;
  readonly mayCreateSchemas: boolean;
  /** Whose the schema `graphile_worker` is. */
  readonly worker: 'missing' | 'ours' | 'foreign';
  /** Another schema that holds tables of wgw. */
  readonly otherSchema: string | null;
}

// The schema graphile_worker is wgw's if wgw's tables are there, or at least the comment that wgw puts on it.
const READ_PLACE = `
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

/** Looks at the schema for wgw's tables, which may not be there yet. */
export async function readPlace(client: pg.Client, schema: string): Promise<Place> {
  const { rows } = await client.query<Place>(READ_PLACE, [schema]);
  const [place] = rows;
  if (place === undefined) throw new Error('The database does not say which schemas it has.');
  return place;
}

/**
 * Creates the schema, unless it is there.
 *
 * @throws when the role may not create a schema that is missing, and when another program uses graphile-worker's.
 */
export async function prepareSchema(client: pg.Client, place: Place): Promise<void> {
  assertAlone(place);
  const { role, database, schema } = place;
  if (!place.schemaExists && !place.mayCreateSchemas) {
    throw new Error(
      `The database has no schema ${schema}, and the role ${role} may not create it: ` +
        `as an administrator of the database, run "CREATE SCHEMA ${schema} AUTHORIZATION ${role}".`,
    );
  }
  if (place.schemaExists && !place.mayUseSchema) throw new Error(mayNot(place, 'use'));
  if (place.worker === 'missing' && !place.mayCreateSchemas) {
    throw new Error(
      `The role ${role} may not create the schema graphile_worker, in which wgw keeps its tasks: ` +
        `as an administrator of the database, run "GRANT CREATE ON DATABASE ${database} TO ${role}".`,
    );
  }
  if (!place.schemaExists) await client.query(`CREATE SCHEMA ${schema}`);
}

/** @throws when the role may not create tables in the schema, once it is there. */
export function assertMayCreateTables(place: Place): void {
  if (place.schemaExists && !place.mayCreateTables) throw new Error(mayNot(place, 'create tables in'));
}

function mayNot({ role, schema }: Place, what: string): string {
  return (
    `The role ${role} may not ${what} the schema ${schema}: as an administrator of the database, run ` +
    `"GRANT USAGE, CREATE ON SCHEMA ${schema} TO ${role}", or let DATABASE_URL name another schema, as in ?schema=wgw.`
  );
}

/** graphile-worker's schema always has the same name: two programs in one database would take each other's tasks. */
function assertAlone({ otherSchema, worker }: Place): void {
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
