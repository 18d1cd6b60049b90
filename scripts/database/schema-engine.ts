import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import type * as Engine from "@prisma/schema-engine-wasm";
import { Pool, type QueryResult } from "pg";

const require = createRequire(import.meta.url);

/**
 * Loads Prisma's schema engine from its WebAssembly package, since its native binary cannot be downloaded everywhere.
 * The package's own entry needs a flag of Node to import `.wasm`; this does the same by hand.
 */
async function loadEngine(): Promise<typeof Engine> {
  const bindingsUrl = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = await import(bindingsUrl);
  const binary = await readFile(require.resolve("@prisma/schema-engine-wasm").replace("schema_engine.js", "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(binary, { "./schema_engine_bg.js": bindings });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

let loading: Promise<typeof Engine> | null = null;

async function readSchema(directory: string): Promise<{ path: string; content: string }[]> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(names.map(async (name) => ({ path: join(directory, name), content: await readFile(join(directory, name), "utf8") })));
}

const INTERNAL_CHAR_OID = 18;
/** `time`, which no column of the catalogue has: it marks `"char"` on its way through the adapter. */
const MARK_OID = 1083;
const MARK_TYPE = ColumnTypeEnum.Time;

/**
 * The adapter, made to tell the engine of PostgreSQL's internal `"char"` type: the catalogue's flags have it, the engine
 * reads them as characters, and `@prisma/adapter-pg` 7.10 refuses it.
 */
function catalogueReadingAdapter(pool: Pool) {
  const query = pool.query.bind(pool) as unknown as (...input: unknown[]) => Promise<QueryResult>;
  const markChar = async (...input: unknown[]) => {
    const result = await query(...input);
    for (const field of result.fields ?? []) if (field.dataTypeID === INTERNAL_CHAR_OID) field.dataTypeID = MARK_OID;
    return result;
  };
  const factory = new PrismaPg(Object.assign(pool, { query: markChar }));
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    const queryRaw = adapter.queryRaw.bind(adapter);
    adapter.queryRaw = async (input) => {
      const result = await queryRaw(input);
      return { ...result, columnTypes: result.columnTypes.map((type) => (type === MARK_TYPE ? ColumnTypeEnum.Character : type)) };
    };
    return adapter;
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}

/**
 * The SQL that turns the database at `databaseUrl` into what the Prisma schema says; empty when they agree.
 * Policies, triggers and partial indexes are outside what Prisma compares.
 */
export async function diffDatabaseWithSchema(databaseUrl: string, schemaDirectory: string): Promise<string> {
  // Once per process: the bindings keep views of the memory of the instance they were first given.
  loading ??= loadEngine();
  const { SchemaEngine } = await loading;
  const files = await readSchema(schemaDirectory);
  const pool = new Pool({ connectionString: databaseUrl, max: 2 });
  const engine = await SchemaEngine.new({ datamodels: files.map((file) => [file.path, file.content]) }, () => {}, catalogueReadingAdapter(pool));
  let script = "";
  try {
    const filters = { externalTables: [], externalEnums: [] };
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: schemaDirectory },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters,
    });
    script = stdout ?? "";
  } finally {
    engine.free();
    await pool.end();
  }
  return script.includes("-- This is an empty migration.") ? "" : script.trim();
}
