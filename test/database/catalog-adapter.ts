import { PrismaPg } from '@prisma/adapter-pg';
import { ColumnTypeEnum, type SqlDriverAdapter, type SqlQuery } from '@prisma/driver-adapter-utils';
import pg from 'pg';

/**
 * PrismaPg's adapter, changed so that it can read PostgreSQL's catalog. PrismaPg refuses columns of type "char": they pass
 * it as text and then get the type that the schema engine expects. Runs scripts as a whole, as the app does: PrismaPg would
 * split them at the semicolons inside functions.
 */
export async function connectToCatalog(databaseUrl: string): Promise<SqlDriverAdapter> {
  const charColumns = new Set<string>();
  const pool = new pg.Pool({ connectionString: databaseUrl, Client: clientShowingCharAsText(charColumns) });
  const adapter = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query: SqlQuery) => {
    const result = await queryRaw(query);
    const columnTypes = result.columnTypes.map((type, index) =>
      charColumns.has(result.columnNames[index] ?? '') ? ColumnTypeEnum.Character : type,
    );
    return { ...result, columnTypes };
  };
  adapter.executeScript = async (script) => void (await pool.query(script));
  return adapter;
}

function clientShowingCharAsText(charColumns: Set<string>): typeof pg.Client {
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      this.connection.prependListener('rowDescription', ({ fields }: { fields: pg.FieldDef[] }) => {
        for (const field of fields.filter(({ dataTypeID }) => dataTypeID === pg.types.builtins.CHAR)) {
          charColumns.add(field.name);
          field.dataTypeID = pg.types.builtins.TEXT;
        }
      });
    }
  };
}
