import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyPassword } from "#lib/identity";
import { DEMO_ACCOUNTS, DEMO_TENANTS } from "../../prisma/seed/accounts.ts";
import { seedDemo } from "../../prisma/seed/seed-demo.ts";
import { createTenant } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
let twin: TestDatabase;
let other: TestDatabase;
const clock = { now: () => new Date("2026-11-28T09:00:00Z") };

beforeAll(async () => {
  [database, twin, other] = await Promise.all([testDatabase(), testDatabase(), testDatabase()]);
});
afterAll(async () => {
  await Promise.all([database.drop(), twin.drop(), other.drop()]);
});

/** Codes of referrals are drawn anew at each seeding; the trail has marks of ids, and the rest is the server's own. */
const DRAWN_ANEW = ["referral%", "audit_%", "realtime_%", "\\_prisma_%", "installation_%"];
/** Texts that hold an id or a code, the password's hash, and places in a log that several tenants write at once; numbers of transactions are the cluster's. */
const HOLDS_IDS = [
  "external_key",
  "provider_key",
  "cause_key",
  "password_hash",
  "seq",
  "ledger_entry.reason",
  "report_share.token_hash",
  "figure_change.transaction",
];

/** For each table a mark of its rows, without what is another one each time: ids, moments, and values that hold them. */
async function marksOf(url: string): Promise<Record<string, string>> {
  const tables = await query<{ name: string; columns: string }>(
    url,
    `SELECT c.table_name AS name, string_agg(format('%I', c.column_name), ', ' ORDER BY c.column_name) AS columns
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND NOT c.table_name LIKE ANY($1)
       AND c.data_type NOT IN ('uuid', 'timestamp with time zone', 'jsonb', 'json', 'ARRAY') AND NOT ARRAY[c.column_name::text, c.table_name || '.' || c.column_name] && $2::text[]
     GROUP BY c.table_name ORDER BY c.table_name`,
    [DRAWN_ANEW, HOLDS_IDS],
  );
  const rows = await Promise.all(
    tables.map(async ({ name, columns }) => {
      const [row] = await query<{ mark: string }>(
        url,
        `SELECT count(*) || ' ' || coalesce(md5(string_agg(r::text, '|' ORDER BY r::text)), '') AS mark FROM (SELECT ${columns} FROM "${name}") r`,
      );
      return [name, row?.mark ?? ""] as const;
    }),
  );
  return Object.fromEntries(rows);
}

const counts = (url: string) =>
  query(
    url,
    `SELECT (SELECT count(*)::int FROM tenant) AS tenants, (SELECT count(*)::int FROM "user") AS people, (SELECT count(*)::int FROM membership) AS memberships,
            (SELECT count(*)::int FROM campaign) AS campaigns, (SELECT count(*)::int FROM campaign_channel_day) AS days,
            (SELECT count(*)::int FROM lead) AS leads, (SELECT count(*)::int FROM deal_move) AS moves, (SELECT count(*)::int FROM activity) AS activities,
            (SELECT count(*)::int FROM achievement_award WHERE taken_back_at IS NULL) AS awards,
            (SELECT count(*)::int FROM referral_conversion) AS referrals, (SELECT count(*)::int FROM company_board_choice) AS companies, (SELECT sum(lifetime)::int FROM ledger_entry) AS points`,
  );

test("the demonstration is written once, completed after an interruption, and repeated by nobody", { timeout: 480_000 }, async () => {
  const first = await seedDemo({ databaseUrl: database.appUrl, demoPassword: "first password", clock });
  expect(first?.accounts).toEqual(DEMO_ACCOUNTS);
  const complete = await counts(database.superuserUrl);
  expect(complete).toMatchObject([{ tenants: DEMO_TENANTS.length, people: 26, memberships: 25, days: first?.days, leads: 200 + 32 + 4 * 20 }]);
  const states = await query(database.superuserUrl, "SELECT DISTINCT state FROM referral_conversion ORDER BY 1");
  expect(states).toEqual([{ state: "approved" }, { state: "paid" }, { state: "review" }]);
  expect((await query(database.superuserUrl, "SELECT 1 FROM measured_score WHERE rank = 1")).length).toBeGreaterThan(0);
  expect(await seedDemo({ databaseUrl: database.appUrl, demoPassword: "second password", clock })).toBeNull();
  expect(await counts(database.superuserUrl)).toEqual(complete);

  // The same seed on the same day makes the same rows, in another database and on another occasion.
  await seedDemo({ databaseUrl: twin.appUrl, demoPassword: "first password", clock });
  expect(await marksOf(twin.superuserUrl)).toEqual(await marksOf(database.superuserUrl));

  // As if it had been interrupted between two months of a tenant. What rested on the months that are gone is taken back, and earned again.
  await query(
    database.superuserUrl,
    "DELETE FROM campaign_channel_day d USING tenant t WHERE t.id = d.tenant_id AND t.slug = 'lumen-legal' AND d.day >= '2026-10-01'",
  );
  expect(await seedDemo({ databaseUrl: database.appUrl, demoPassword: "third password", clock })).not.toBeNull();
  expect(await counts(database.superuserUrl)).toEqual(complete);
  const [admin] = await query<{ password_hash: string }>(
    database.superuserUrl,
    `SELECT password_hash FROM "user" WHERE email = 'admin@lumen-legal.example'`,
  );
  expect(await verifyPassword(admin?.password_hash ?? null, "third password")).toBe(true);
});

test("every screen has something to say: a year of figures, imports, invoices, conversations, creatives, and a card of scores", async () => {
  const ask = (text: string) => query<Record<string, unknown>>(twin.superuserUrl, text);
  expect(
    await ask(
      "SELECT min(day)::text AS first, max(day)::text AS last FROM campaign_channel_day d JOIN tenant t ON t.id = d.tenant_id WHERE slug = 'summit-outdoor'",
    ),
  ).toEqual([{ first: "2025-11-23", last: "2026-11-22" }]);
  // Whatever is to go live can.
  expect(
    await ask(
      "SELECT external_key FROM campaign c WHERE status = 'scheduled' AND NOT EXISTS (SELECT 1 FROM campaign_channel k WHERE k.campaign_id = c.id)",
    ),
  ).toEqual([]);
  expect(await ask("SELECT DISTINCT status FROM campaign ORDER BY 1")).toEqual(
    ["active", "archived", "completed", "draft", "paused", "scheduled"].map((status) => ({ status })),
  );
  expect(await ask("SELECT file_name, status, rows_failed, days_created FROM figure_import WHERE source = 'google_ads' ORDER BY created_at")).toEqual(
    [
      { file_name: "google-ads-october.csv", status: "undone", rows_failed: 0, days_created: 28 },
      { file_name: "google-ads-week-47.csv", status: "done", rows_failed: 4, days_created: 14 },
    ],
  );
  expect((await ask("SELECT DISTINCT message FROM figure_import_error")).length).toBe(4);
  expect(
    await ask(
      "SELECT slug, i.kind, i.state, overdue_at IS NOT NULL AS late, settled_minor > 0 AS touched, count(*)::int AS n FROM invoice i JOIN tenant t ON t.id = i.tenant_id GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 5",
    ),
  ).toEqual([
    { slug: "harbor-dental", kind: "credit_note", state: "paid", late: false, touched: true, n: 1 },
    { slug: "harbor-dental", kind: "invoice", state: "paid", late: false, touched: true, n: 11 },
    { slug: "lumen-legal", kind: "invoice", state: "open", late: true, touched: false, n: 1 },
    { slug: "lumen-legal", kind: "invoice", state: "open", late: true, touched: true, n: 1 },
    { slug: "lumen-legal", kind: "invoice", state: "paid", late: false, touched: true, n: 1 },
    { slug: "summit-outdoor", kind: "invoice", state: "paid", late: false, touched: true, n: 11 },
  ]);
  // Whoever is late was spoken with, and may go on; and nothing is sent by a demonstration.
  expect(await ask("SELECT slug FROM tenant WHERE status NOT IN ('active', 'trial')")).toEqual([]);
  expect(await ask("SELECT value->>'invoicesFrom' AS from FROM installation_setting WHERE key = 'invoicing'")).toEqual([{ from: null }]);
  expect(await ask("SELECT DISTINCT state FROM conversation ORDER BY 1")).toEqual(
    ["open", "resolved", "waiting_agency", "waiting_client"].map((state) => ({ state })),
  );
  expect(await ask("SELECT DISTINCT state FROM campaign_creative ORDER BY 1")).toEqual(
    ["approved", "changes_asked", "draft", "waiting"].map((state) => ({ state })),
  );
  const each = DEMO_TENANTS.length;
  expect(
    await ask(
      `SELECT (SELECT count(*)::int FROM report) AS reports, (SELECT count(*)::int FROM report_schedule WHERE next_due_at > '2026-11-28T09:00:00Z') AS schedules,
         (SELECT count(*)::int FROM report_comment WHERE block_id IS NOT NULL) AS comments,
         (SELECT count(*)::int FROM report_share WHERE expires_at < '2026-11-28T09:00:00Z') AS expired,
         (SELECT count(*)::int FROM report_delivery) AS mailed`,
    ),
  ).toEqual([{ reports: 2 * each, schedules: each, comments: each, expired: each, mailed: 0 }]);
  expect(await ask("SELECT is_usable FROM lead_scorecard")).toEqual([{ is_usable: true }]);
  const [tasks] = await ask(
    `SELECT bool_or(due_at < '2026-11-28') AS late, bool_or(due_at::date = '2026-11-28') AS today, bool_or(due_at > '2026-11-29') AS ahead, bool_or(done_at IS NOT NULL) AS done
     FROM activity WHERE kind = 'task'`,
  );
  expect(tasks).toEqual({ late: true, today: true, ahead: true, done: true });
  const [before] = await ask("SELECT count(*)::int AS n FROM audit_entry WHERE at > '2026-11-28T09:00:00Z'");
  expect(before).toEqual({ n: 0 });
});

test("a database that is in use is left alone", async () => {
  await createTenant(other.db);
  const before = await counts(other.superuserUrl);
  expect(await seedDemo({ databaseUrl: other.appUrl, demoPassword: "password" })).toBeNull();
  expect(await counts(other.superuserUrl)).toEqual(before);
});
