import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId, randomToken } from "#lib/platform/crypto";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { createFullTenant } from "../../support/full-tenant.ts";
import { type ApiClient, type Portal, signInClient, startPortal } from "../../support/portal.ts";
import { callAction } from "./call-action.ts";
import { EXPECTED } from "./expected/index.ts";
import { type Cast, createCast, PASSWORD } from "./people.ts";
import { readSurface } from "./surface.ts";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
/** Whoever has no session yet begins with it at any tenant's provider. */
const FOR_EVERYBODY = ["app/(auth)/provider-actions.ts#beginProviderSignInAction"];
/** What reading and refusing leave behind on purpose, and what goes on by itself. */
const MOVES_ANYWAY = ["api_usage_hour", "audit_entry", "audit_chain", "realtime_update", "incident_watch"];

/**
 * The walk asks for ids that nobody has. Here they are another tenant's, in every place of every action and address: a tenant has rows in
 * all its tables, and one row of each has the same id, so that whatever an argument stands for, it is there. Whoever asks from outside
 * must be answered as for an id that nobody has, and the tenant's rows stay as they are.
 */
describe("another tenant's ids, in every position", () => {
  const surface = readSurface();
  let database: TestDatabase;
  let portal: Portal;
  let cast: Cast;
  let stranger: ApiClient;
  let admin: Client;
  let foreign: { id: string; tenantId: string; personId: string };

  beforeAll(async () => {
    database = await testDatabase();
    cast = await createCast(database.db);
    const full = await createFullTenant(database);
    admin = new Client(database.superuserUrl);
    await admin.connect();
    await admin.query("UPDATE tenant SET status = 'active' WHERE id = $1", [full.id]);
    foreign = { id: await giveOneId(full.id), tenantId: full.id, personId: full.only.id };
    portal = await startPortal({ appUrl: database.appUrl, authSecret: randomToken() });
    stranger = await signInClient(portal.url, cast.email.stranger, PASSWORD);
    await stranger.request("GET", "/api/auth/csrf");
  }, 120_000);

  afterAll(async () => {
    await portal?.stop();
    await admin?.end();
    await database?.drop();
  });

  /** Gives one row of each of the tenant's tables the same id, with everything that leads to it. @returns the id */
  async function giveOneId(tenantId: string): Promise<string> {
    const id = newId();
    await admin.query("BEGIN; SET LOCAL session_replication_role = replica");
    for (const table of await tablesWithId()) {
      const { rows } = await admin.query<{ id: string }>(`SELECT id FROM "${table}" WHERE tenant_id = $1 ORDER BY id LIMIT 1`, [tenantId]);
      if (!rows[0]) continue;
      await admin.query(`UPDATE "${table}" SET id = $1 WHERE id = $2`, [id, rows[0].id]);
      const leading = await admin.query<{ place: string; column: string }>(
        `SELECT c.conrelid::regclass::text AS place, quote_ident(a.attname) AS column FROM pg_constraint c
           CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS k (own, theirs)
           JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.own
           JOIN pg_attribute t ON t.attrelid = c.confrelid AND t.attnum = k.theirs
         WHERE c.contype = 'f' AND c.confrelid = $1::regclass AND t.attname = 'id' AND c.conparentid = 0`,
        [`"${table}"`],
      );
      for (const { place, column } of leading.rows) await admin.query(`UPDATE ${place} SET ${column} = $1 WHERE ${column} = $2`, [id, rows[0].id]);
    }
    await admin.query("COMMIT");
    return id;
  }

  async function tablesWithId(): Promise<string[]> {
    const { rows } = await admin.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id' AND a.atttypid = 'uuid'::regtype
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
         AND EXISTS (SELECT 1 FROM pg_attribute t WHERE t.attrelid = c.oid AND t.attname = 'tenant_id' AND NOT t.attisdropped) ORDER BY 1`,
    );
    return rows.map(({ name }) => name);
  }

  /** What the tenant has, table by table. */
  async function rowsOfTenant(): Promise<Record<string, string>> {
    const { rows: tables } = await admin.query<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
       WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> ALL ($1) ORDER BY 1`,
      [MOVES_ANYWAY],
    );
    const found: Record<string, string> = {};
    for (const { name } of tables) {
      const { rows } = await admin.query<{ sum: string | null; count: string }>(
        `SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) AS sum, count(*) FROM "${name}" t WHERE tenant_id = $1`,
        [foreign.tenantId],
      );
      found[name] = `${rows[0]?.count} ${rows[0]?.sum}`;
    }
    return found;
  }

  /** The rows of others that name the id. */
  async function namedElsewhere(): Promise<string[]> {
    const named: string[] = [];
    for (const name of await tablesWithId()) {
      if (MOVES_ANYWAY.includes(name)) continue;
      const { rows } = await admin.query<{ text: string }>(
        `SELECT t::text AS text FROM "${name}" t WHERE tenant_id IS DISTINCT FROM $1 AND (strpos(t::text, $2) > 0 OR strpos(t::text, $3) > 0)`,
        [foreign.tenantId, foreign.id, foreign.personId],
      );
      named.push(...rows.map(({ text }) => `${name}: ${text}`));
    }
    return named;
  }

  const withId = (form: Record<string, string>, id: string) =>
    Object.fromEntries(Object.entries(form).map(([name, value]) => [name, value.replace(UUID, id)]));
  const pathWith = (path: string, id: string) => path.replace("[...nextauth]", "providers").replace(/\[[^\]]+\]/g, id);
  const isMeant = (form: Record<string, string>) => Object.values(form).some((value) => value.search(UUID) >= 0);

  const actions = Object.entries(EXPECTED.actions).filter(([key]) => surface.actions.some((action) => action.key === key));

  test("there is a row with the id in the tables that arguments stand for", async () => {
    const tables = await tablesWithId();
    const having: string[] = [];
    for (const table of tables)
      if ((await admin.query(`SELECT 1 FROM "${table}" WHERE id = $1 AND tenant_id = $2`, [foreign.id, foreign.tenantId])).rowCount)
        having.push(table);
    expect(having.length).toBeGreaterThan(tables.length * 0.8);
  });

  test("an action is answered as for an id that nobody has", async () => {
    const before = await rowsOfTenant();
    const differing: string[] = [];
    let asked = 0;
    for (const [key, declared] of actions) {
      const form = declared.form(cast);
      if (!isMeant(form) || FOR_EVERYBODY.includes(key)) continue;
      const call = (id: string) =>
        callAction(stranger, {
          id: surface.actions.find((action) => action.key === key)?.id ?? "",
          page: pathWith(declared.page, cast.otherTenantId),
          origin: portal.url,
          form: withId(form, id),
        });
      const nobodys = (await call(newId())).replace(UUID, "…");
      for (const id of [foreign.id, foreign.tenantId, foreign.personId]) {
        asked++;
        const answer = (await call(id)).replace(UUID, "…");
        if (answer !== nobodys) differing.push(`${key}: ${answer} instead of ${nobodys}`);
      }
    }
    expect(differing).toEqual([]);
    expect(asked).toBeGreaterThan(600);
    expect(await rowsOfTenant()).toEqual(before);
    expect(await namedElsewhere()).toEqual([]);
  }, 300_000);

  test("an address is answered as for an id that nobody has", async () => {
    const before = await rowsOfTenant();
    const differing: string[] = [];
    const addresses = [...Object.keys(EXPECTED.routes), ...Object.keys(EXPECTED.pages).map((page) => `GET ${page}`)].filter((route) =>
      route.includes("["),
    );
    for (const route of addresses) {
      const [method = "", path = ""] = route.split(" ");
      const ask = async (id: string) => {
        const options = method === "GET" ? {} : { json: {}, headers: { "idempotency-key": randomToken() } };
        const response = await stranger.request(method, pathWith(path, id), options);
        const text = await response.text();
        return { status: response.status, tells: /Full [0-9a-f]{12}|guest@test\.example/.test(text) };
      };
      const nobodys = await ask(newId());
      for (const id of [foreign.id, foreign.tenantId, foreign.personId]) {
        const { status, tells } = await ask(id);
        if (status !== nobodys.status || tells) differing.push(`${route}: ${status} instead of ${nobodys.status}${tells ? ", and tells" : ""}`);
      }
    }
    expect(differing).toEqual([]);
    expect(await rowsOfTenant()).toEqual(before);
  }, 300_000);
});
