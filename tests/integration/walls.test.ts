import fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/crypto";
import { APP_ROLE, PLATFORM_ROLE, type Transaction } from "#lib/platform/database";
import { createPerson, createTenant } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

let database: TestDatabase;
/** Passes every wall: sees what really is there. */
let superuser: Client;

beforeAll(async () => {
  database = await testDatabase();
  superuser = new Client(database.superuserUrl);
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  await database.drop();
});

const rowsOf = async <Row extends object>(text: string, values: unknown[] = []) => (await superuser.query<Row>(text, values)).rows;

/** What PostgreSQL's own catalogue says is open that should be closed. Empty when every wall stands. */
async function findGaps(): Promise<string[]> {
  const tables = await rowsOf<{ name: string; is_owned: boolean; enabled: boolean; forced: boolean; policies: string[]; writable: boolean }>(
    `SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
            EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped) AS is_owned,
            ARRAY(SELECT p.policyname || ' for ' || array_to_string(p.roles, '+') FROM pg_policies p WHERE p.schemaname = 'public' AND p.tablename = c.relname ORDER BY 1) AS policies,
            has_table_privilege($1, c.oid, 'INSERT') OR has_table_privilege($1, c.oid, 'UPDATE') OR has_table_privilege($1, c.oid, 'DELETE') OR has_table_privilege($1, c.oid, 'TRUNCATE') AS writable
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') ORDER BY 1`,
    [APP_ROLE],
  );
  const gaps: string[] = [];
  for (const table of tables) {
    if (!table.is_owned && !table.enabled && table.writable) gaps.push(`${table.name}: no wall, and the app role may write it`);
    if (!table.is_owned) continue;
    if (!table.enabled) gaps.push(`${table.name}: row-level security is off`);
    if (!table.forced) gaps.push(`${table.name}: row-level security does not bind the owner`);
    for (const policy of [`tenant_wall for ${APP_ROLE}`, `platform for ${PLATFORM_ROLE}`])
      if (!table.policies.includes(policy)) gaps.push(`${table.name}: lacks the policy ${policy}`);
  }
  const openPolicies = await rowsOf<{ name: string }>(
    `SELECT tablename || '.' || policyname AS name FROM pg_policies
     WHERE schemaname = 'public' AND roles && ARRAY['public', $1]::name[]
       AND (coalesce(qual, 'app_tenant_id()') !~ 'app_(tenant|user)_id\\(\\)' OR (cmd IN ('ALL', 'INSERT', 'UPDATE') AND coalesce(with_check, qual) !~ 'app_(tenant|user)_id\\(\\)|^false$'))`,
    [APP_ROLE],
  );
  const views = await rowsOf<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
       AND (relkind = 'm' OR (relkind = 'v' AND NOT coalesce(reloptions::text[] && ARRAY['security_invoker=true', 'security_invoker=on'], false)))`,
  );
  const functions = await rowsOf<{ name: string }>(
    `SELECT proname AS name FROM pg_proc p WHERE pronamespace = 'public'::regnamespace AND prosecdef AND has_function_privilege($1, p.oid, 'EXECUTE')`,
    [APP_ROLE],
  );
  return [
    ...gaps,
    ...openPolicies.map(({ name }) => `${name}: the policy names neither tenant nor person`),
    ...views.map(({ name }) => `${name}: the view shows what its owner may see`),
    ...functions.map(({ name }) => `${name}: the function runs as its owner`),
  ];
}

describe("PostgreSQL's catalogue says that", () => {
  test("every wall stands", async () => {
    expect(await findGaps()).toEqual([]);
  });

  test.each([
    ["CREATE TABLE leaky (id uuid PRIMARY KEY, tenant_id uuid NOT NULL)", "leaky: row-level security is off"],
    ["CREATE TABLE leaky (tenant_id uuid); ALTER TABLE leaky ENABLE ROW LEVEL SECURITY", "leaky: row-level security does not bind the owner"],
    [
      "CREATE TABLE leaky (tenant_id uuid); ALTER TABLE leaky ENABLE ROW LEVEL SECURITY; ALTER TABLE leaky FORCE ROW LEVEL SECURITY",
      `leaky: lacks the policy tenant_wall for ${APP_ROLE}`,
    ],
    [`CREATE POLICY open ON campaign TO ${APP_ROLE} USING (true)`, "campaign.open: the policy names neither tenant nor person"],
    ["CREATE POLICY open ON campaign FOR INSERT WITH CHECK (true)", "campaign.open: the policy names neither tenant nor person"],
    ["CREATE VIEW leaky AS SELECT * FROM campaign", "leaky: the view shows what its owner may see"],
    ["CREATE MATERIALIZED VIEW leaky AS SELECT 1 AS one", "leaky: the view shows what its owner may see"],
    ["CREATE TABLE shared (id uuid)", "shared: no wall, and the app role may write it"],
    ["CREATE FUNCTION leaky() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1'", "leaky: the function runs as its owner"],
  ])("it would show: %s", async (sql, gap) => {
    await superuser.query("BEGIN");
    try {
      await superuser.query(`SET LOCAL ROLE bizosaas_owner; ${sql}; RESET ROLE`);
      expect(await findGaps()).toContain(gap);
    } finally {
      await superuser.query("ROLLBACK");
    }
  });

  test("a table made with add_tenant_wall, and a view as its invoker, pass", async () => {
    await superuser.query("BEGIN");
    try {
      await superuser.query(
        `SET LOCAL ROLE bizosaas_owner; CREATE TABLE walled (tenant_id uuid); SELECT add_tenant_wall('walled');
         CREATE VIEW careful WITH (security_invoker = true) AS SELECT * FROM walled; RESET ROLE`,
      );
      expect(await findGaps()).toEqual([]);
    } finally {
      await superuser.query("ROLLBACK");
    }
  });

  test.each([APP_ROLE, PLATFORM_ROLE])("%s owns nothing, makes nothing and passes no wall by itself", async (role) => {
    const [rights] = await rowsOf(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin, rolinherit,
              (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) + (SELECT count(*)::int FROM pg_proc WHERE proowner = r.oid)
                + (SELECT count(*)::int FROM pg_database WHERE datdba = r.oid) AS owned,
              has_schema_privilege(rolname, 'public', 'CREATE') OR has_schema_privilege(rolname, 'pgboss', 'CREATE') AS creates
       FROM pg_roles r WHERE rolname = $1`,
      [role],
    );
    const isApp = role === APP_ROLE;
    expect(rights).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolcanlogin: isApp,
      rolinherit: !isApp,
      owned: 0,
      creates: false,
    });
  });

  test("the app role becomes nobody but the platform role", async () => {
    const memberships = await rowsOf(
      `SELECT r.rolname AS role FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.roleid JOIN pg_roles u ON u.oid = m.member WHERE u.rolname = $1`,
      [APP_ROLE],
    );
    expect(memberships).toEqual([{ role: PLATFORM_ROLE }]);
  });
});

interface Side {
  tenantId: string;
  userId: string;
  campaignId: string;
}

/** A tenant with a row in everything that tenants own. */
async function furnish(): Promise<Side> {
  const tenant = await createTenant(database.db);
  const person = await createPerson(database.db, { memberships: [{ tenantId: tenant.id, role: "tenant_admin" }] });
  const side = { tenantId: tenant.id, userId: person.id, campaignId: newId() };
  const day = { day: new Date("2026-01-02"), channel: "email", impressions: 10, clicks: 2, conversions: 1, spendMinor: 5n, revenueMinor: 9n };
  await database.db.transaction({ kind: "system", purpose: "test" }, async (tx) => {
    await tx.prisma.achievementDefinition.createMany({ data: [DEFINITION], skipDuplicates: true });
    await tx.prisma.campaign.create({ data: campaignOf(side, side.campaignId, "first") });
    await tx.prisma.campaignChannelDay.create({ data: { ...day, tenantId: tenant.id, campaignId: side.campaignId } });
    await tx.prisma.achievementAward.create({
      data: { id: newId(), tenantId: tenant.id, definitionKey: DEFINITION.key, userId: person.id, causeKey: "cause" },
    });
    await tx.prisma.ledgerEntry.create({ data: { id: newId(), tenantId: tenant.id, userId: person.id, points: 100, causeKey: "cause" } });
    await tx.prisma.auditEntry.create({
      data: { id: newId(), tenantId: tenant.id, actorLabel: "test", action: "test", subjectType: "test", subjectId: "test" },
    });
    await tx.prisma.mailMessage.create({
      data: { id: newId(), tenantId: tenant.id, recipient: "a@test.example", subject: "s", text: "t", status: "held" },
    });
    await tx.prisma.realtimeUpdate.create({ data: { tenantId: tenant.id, topic: "test", payload: {} } });
    await tx.prisma.idempotencyKey.create({ data: { actorId: person.id, key: "key", requestHash: "hash", responseStatus: 200, responseBody: {} } });
  });
  return side;
}

const DEFINITION = {
  key: "walls-test",
  name: "n",
  description: "d",
  kind: "milestone",
  surface: "marketing",
  tier: "bronze",
  points: 1,
  difficulty: 1,
  condition: {},
  position: 1,
};

function campaignOf(side: Side, id: string, externalKey: string) {
  return {
    id,
    tenantId: side.tenantId,
    externalKey,
    name: externalKey,
    type: "launch",
    status: "draft",
    budgetMinor: 1n,
    currency: "USD",
    startsOn: new Date("2026-01-01"),
  };
}

const OWNED_TABLES = [
  "campaign",
  "campaign_channel_day",
  "achievement_award",
  "ledger_entry",
  "audit_entry",
  "mail_message",
  "realtime_update",
  "membership",
];

/** Everything that belongs to one tenant and its person, as it really is. */
async function snapshot(side: Side): Promise<string> {
  const parts = OWNED_TABLES.map((table) => `SELECT '${table}' AS source, t::text AS content FROM ${table} t WHERE tenant_id = $1`);
  const [row] = await rowsOf<{ state: string }>(
    `SELECT string_agg(source || content, E'\\n' ORDER BY source, content) AS state FROM (
       ${parts.join(" UNION ALL ")} UNION ALL SELECT 'tenant', t::text FROM tenant t WHERE id = $1
       UNION ALL SELECT 'user', u::text FROM "user" u WHERE id = $2 UNION ALL SELECT 'key', k::text FROM idempotency_key k WHERE actor_id = $2) everything`,
    [side.tenantId, side.userId],
  );
  return row?.state ?? "";
}

/** Something that `self` tries while `other` must stay untouched. What it returns must not hold anything of `other`. */
type Attempt = (tx: Transaction, self: Side, other: Side) => Promise<unknown>;

const table = fc.constantFrom(...OWNED_TABLES, "tenant", '"user"', "idempotency_key");
const ownedTable = fc.constantFrom(...OWNED_TABLES);
const someKey = fc.integer({ min: 0, max: 3 }).map((n) => `key-${n}`);
const insertCampaign = (
  tenant: "self" | "other",
  conflict: string,
) => `INSERT INTO campaign (id, tenant_id, external_key, name, type, status, budget_minor, currency, starts_on)
  VALUES ($1::uuid, $2::uuid, $3, 'x', 'launch', 'draft', 1, 'USD', '2026-01-01') ${conflict} -- ${tenant}`;

const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  // With Prisma.
  someKey.map(
    (key): Attempt =>
      (tx, self) =>
        tx.prisma.campaign.create({ data: campaignOf(self, newId(), key) }),
  ),
  someKey.map(
    (key): Attempt =>
      (tx, _self, other) =>
        tx.prisma.campaign.create({ data: campaignOf(other, newId(), key) }),
  ),
  fc.constant<Attempt>((tx) => tx.prisma.campaign.findMany({ include: { days: true, tenant: { include: { memberships: true } } } })),
  fc.constant<Attempt>((tx, _self, other) => tx.prisma.campaign.findUnique({ where: { id: other.campaignId }, include: { days: true } })),
  fc.constant<Attempt>((tx, _self, other) =>
    tx.prisma.campaign.findMany({ where: { OR: [{ tenantId: other.tenantId }, { id: other.campaignId }] } }),
  ),
  fc.constant<Attempt>((tx, self) =>
    tx.prisma.tenant.findUnique({ where: { id: self.tenantId }, include: { campaigns: { include: { days: true } }, memberships: true } }),
  ),
  fc.constant<Attempt>((tx, _self, other) => tx.prisma.tenant.findUnique({ where: { id: other.tenantId }, include: { campaigns: true } })),
  fc.constant<Attempt>((tx) => tx.prisma.campaign.updateMany({ data: { name: "all of them" } })),
  fc.constant<Attempt>((tx, _self, other) => tx.prisma.campaign.updateMany({ data: { tenantId: other.tenantId } })),
  fc.constant<Attempt>((tx, _self, other) => tx.prisma.campaign.update({ where: { id: other.campaignId }, data: { name: "mine now" } })),
  fc.constant<Attempt>((tx, self, other) => tx.prisma.campaign.update({ where: { id: other.campaignId }, data: { tenantId: self.tenantId } })),
  fc.constant<Attempt>((tx, self, other) =>
    tx.prisma.campaign.upsert({ where: { id: other.campaignId }, create: campaignOf(self, other.campaignId, "taken"), update: { name: "mine" } }),
  ),
  fc.constant<Attempt>((tx, self, other) =>
    tx.prisma.campaignChannelDay.create({
      data: {
        tenantId: self.tenantId,
        campaignId: other.campaignId,
        day: new Date("2026-02-01"),
        channel: "email",
        impressions: 1,
        clicks: 1,
        conversions: 1,
        spendMinor: 1n,
        revenueMinor: 1n,
      },
    }),
  ),
  fc.constant<Attempt>((tx) => tx.prisma.campaign.deleteMany()),
  fc.constant<Attempt>((tx, _self, other) => tx.prisma.campaign.delete({ where: { id: other.campaignId } })),
  fc.constant<Attempt>((tx) => tx.prisma.mailMessage.deleteMany()),
  fc.constant<Attempt>((tx) => tx.prisma.user.findMany({ select: { id: true, email: true } })),
  // In SQL, without any condition.
  table.map(
    (name): Attempt =>
      (tx) =>
        tx.query({ text: `SELECT to_jsonb(t)::text AS row FROM ${name} t` }),
  ),
  table.map(
    (name): Attempt =>
      (tx) =>
        tx.query({ text: `DELETE FROM ${name}` }),
  ),
  table.map(
    (name): Attempt =>
      (tx) =>
        tx.query({ text: `TRUNCATE ${name} CASCADE` }),
  ),
  ownedTable.map(
    (name): Attempt =>
      (tx, self) =>
        tx.query({ text: `UPDATE ${name} SET tenant_id = $1::uuid WHERE true`, values: [self.tenantId] }),
  ),
  ownedTable.map(
    (name): Attempt =>
      (tx, _self, other) =>
        tx.query({ text: `UPDATE ${name} SET tenant_id = $1::uuid WHERE true`, values: [other.tenantId] }),
  ),
  ownedTable.map(
    (name): Attempt =>
      (tx, _self, other) =>
        tx.query({ text: `DELETE FROM ${name} WHERE tenant_id = $1::uuid RETURNING *`, values: [other.tenantId] }),
  ),
  someKey.map(
    (key): Attempt =>
      (tx, _self, other) =>
        tx.query({ text: insertCampaign("other", ""), values: [newId(), other.tenantId, key] }),
  ),
  someKey.map(
    (key): Attempt =>
      (tx, self, other) =>
        tx.query({
          text: insertCampaign("self", "ON CONFLICT (id) DO UPDATE SET name = 'taken over', tenant_id = excluded.tenant_id RETURNING id::text, name"),
          values: [other.campaignId, self.tenantId, key],
        }),
  ),
  fc.constant<Attempt>((tx, self, other) =>
    tx.query({
      text: "MERGE INTO campaign c USING (SELECT $1::uuid AS id) s ON c.id = s.id WHEN MATCHED THEN UPDATE SET tenant_id = $2::uuid",
      values: [other.campaignId, self.tenantId],
    }),
  ),
  fc.constant<Attempt>((tx, _self, other) =>
    tx.query({
      text: "WITH gone AS (DELETE FROM campaign WHERE id = $1::uuid OR true RETURNING name) SELECT * FROM gone",
      values: [other.campaignId],
    }),
  ),
  fc.constant<Attempt>((tx, _self, other) => tx.query({ text: "UPDATE tenant SET name = 'renamed' WHERE id = $1::uuid", values: [other.tenantId] })),
  fc.constant<Attempt>((tx, self, other) =>
    tx.query({
      text: "INSERT INTO membership (tenant_id, user_id, role) VALUES ($1::uuid, $2::uuid, 'tenant_admin')",
      values: [other.tenantId, self.userId],
    }),
  ),
);

test("no sequence of one tenant's operations reads or changes another's rows, by Prisma or in SQL", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ byFirst: fc.boolean(), run: attempt }), { minLength: 1, maxLength: 12 }), async (steps) => {
      const [first, second] = [await furnish(), await furnish()];
      for (const { byFirst, run } of steps) {
        const [self, other] = byFirst ? [first, second] : [second, first];
        const before = await snapshot(other);
        const answer = await database.db
          .transaction({ kind: "tenant", tenantId: self.tenantId, userId: self.userId }, (tx) => run(tx, self, other))
          .catch(() => null); // refused: as good as having done nothing, which the snapshot proves
        const told = JSON.stringify(answer, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
        // An id that `other` has given up is nobody's secret any more.
        for (const secret of [other.tenantId, other.userId, other.campaignId]) if (before.includes(secret)) expect(told).not.toContain(secret);
        expect(await snapshot(other)).toBe(before);
      }
    }),
    { numRuns: 60, interruptAfterTimeLimit: 60_000 },
  );
}, 90_000);

test("the operations of the property do something: a tenant reads and changes its own rows", async () => {
  const [self, other] = [await furnish(), await furnish()];
  const scope = { kind: "tenant", tenantId: self.tenantId, userId: self.userId } as const;
  const before = await snapshot(self);
  const seen = await database.db.transaction(scope, async (tx) => {
    await tx.query({ text: "UPDATE campaign SET name = 'changed' WHERE true" });
    return tx.prisma.campaign.findMany({ include: { days: true } });
  });
  expect(seen).toMatchObject([{ id: self.campaignId, name: "changed", days: [{ channel: "email" }] }]);
  expect(await snapshot(self)).not.toBe(before);
  expect(await snapshot(other)).not.toContain("changed");
});

test("nobody's password hash can be read inside a tenant, not even one's own", async () => {
  const self = await furnish();
  for (const text of ['SELECT password_hash FROM "user"', 'SELECT * FROM "user"', "SELECT * FROM auth_session"]) {
    await expect(
      database.db.read({ kind: "tenant", tenantId: self.tenantId, userId: self.userId }, (tx) => tx.query({ text })),
    ).rejects.toMatchObject({ code: "42501" });
  }
});

test("a tenant's transaction can write jobs, which carry every tenant's data, but not read, change or take them away", async () => {
  const self = await furnish();
  for (const text of [
    "SELECT data FROM pgboss.job",
    "SELECT data FROM pgboss.job_common",
    "UPDATE pgboss.job SET priority = 1",
    "DELETE FROM pgboss.job",
    "SELECT * FROM pgboss.subscription",
    "SELECT envelope FROM pgboss.event_log",
    "DELETE FROM pgboss.event_log",
    "UPDATE pgboss.event_cursor SET done = pg_current_snapshot()",
    "UPDATE pgboss.queue SET retry_limit = 0",
  ]) {
    await expect(database.db.transaction({ kind: "tenant", tenantId: self.tenantId }, (tx) => tx.query({ text }))).rejects.toThrow(
      /permission denied/,
    );
  }
});

test("a child row cannot point at another tenant's record, whoever writes it", async () => {
  const [self, other] = [await furnish(), await furnish()];
  const insert = `INSERT INTO campaign_channel_day (tenant_id, campaign_id, channel, day, impressions, clicks, conversions, spend_minor, revenue_minor)
                  VALUES ('${self.tenantId}', '${other.campaignId}', 'email', '2026-03-01', 1, 1, 1, 1, 1)`;
  await expect(database.db.transaction({ kind: "system", purpose: "test" }, (tx) => tx.query({ text: insert }))).rejects.toThrow(/foreign key/i);
  await expect(superuser.query(insert)).rejects.toMatchObject({ code: "23503" });
});

describe.each(["audit_entry", "ledger_entry"])("%s is append-only", (name) => {
  const statements = [`UPDATE ${name} SET id = id`, `DELETE FROM ${name}`, `TRUNCATE ${name}`];

  test.each(["app", "platform", "superuser"] as const)("for %s: every change is refused", async (role) => {
    const self = await furnish();
    const before = await snapshot(self);
    const scope = role === "app" ? ({ kind: "tenant", tenantId: self.tenantId } as const) : ({ kind: "system", purpose: "test" } as const);
    for (const text of statements) {
      const change = role === "superuser" ? superuser.query(text) : database.db.transaction(scope, (tx) => tx.query({ text }));
      await expect(change).rejects.toThrow(/append-only|permission denied/);
    }
    expect(await snapshot(self)).toBe(before);
  });

  test("for the owner: nothing changes, as itself and as the platform", async () => {
    const self = await furnish();
    const before = await snapshot(self);
    for (const role of ["bizosaas_owner", PLATFORM_ROLE]) {
      for (const text of statements) await query(database.ownerUrl, `SET ROLE ${role}; ${text}`).catch(() => undefined); // the snapshot decides
    }
    expect(await snapshot(self)).toBe(before);
  });
});
