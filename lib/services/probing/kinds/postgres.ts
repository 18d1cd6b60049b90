import { Client, DatabaseError } from "pg";
import { endpointOf, nameForTls } from "../endpoint.ts";
import { answered, LookFailure, type LookOptions, type ProbeResult, short } from "../look.ts";
import type { ProbeOf } from "../shapes.ts";

/** Connects to PostgreSQL and runs one statement, which can change nothing and takes no longer than the look. */
export async function lookByPostgres(probe: ProbeOf<"postgres">, options: LookOptions): Promise<ProbeResult> {
  const { timeoutMs, signal } = options;
  const endpoint = await endpointOf(options.address, options, 5432);
  const begin = performance.now();
  const client = new Client({
    host: endpoint.ip,
    port: endpoint.port,
    user: probe.user,
    database: probe.database,
    password: options.secret?.password ?? "",
    ssl: probe.isEncrypted ? { rejectUnauthorized: true, ...nameForTls(endpoint) } : false,
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    application_name: "bizosaas-probe",
    options: `-c default_transaction_read_only=on -c statement_timeout=${timeoutMs}`,
  });
  // A connection that breaks between two steps is told by the step that comes next.
  client.on("error", () => undefined);
  const cut = () => streamOf(client)?.destroy();
  signal.addEventListener("abort", cut, { once: true });
  try {
    await client.connect();
    // The extended protocol takes one statement and no more.
    const query = { text: probe.query, values: [], queryMode: "extended", rowMode: "array" };
    const { rows } = await client.query<unknown[]>(query);
    const latencyMs = performance.now() - begin;
    if (probe.equals !== null && textOf(rows[0]?.[0]) !== probe.equals)
      throw new LookFailure("wrong", "The query gives another value.", { latencyMs });
    return answered(latencyMs, probe.slowAfterMs);
  } catch (error) {
    // The server itself refused: its code (such as 28P01) says why, and its message names what may be a secret.
    if (error instanceof DatabaseError) throw new LookFailure("error", short(`PostgreSQL: ${error.code ?? "error"}.`));
    throw error;
  } finally {
    signal.removeEventListener("abort", cut);
    // A server that says nothing is not waited for.
    client.end().catch(() => undefined);
    cut();
  }
}

const streamOf = (client: Client) => (client as unknown as { connection?: { stream?: { destroy(): void } } }).connection?.stream;

function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
