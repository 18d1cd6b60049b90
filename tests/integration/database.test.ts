import { setTimeout as delay } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "#lib/platform/crypto";
import {
  createDatabase,
  type Database,
  giveUpWhenSilent,
  isUniqueViolation,
  type Queryable,
  type Scope,
  type Transaction,
} from "#lib/platform/database";
import { createTenant } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { openLine } from "../support/line.ts";
import { freePort } from "../support/portal.ts";

const SYSTEM: Scope = { kind: "system", purpose: "test" };

let database: TestDatabase;
/** One connection, so that whoever comes next gets the one that was just used. */
let single: Database;
let tenantId: string;
let scope: Scope;

beforeAll(async () => {
  database = await testDatabase();
  single = createDatabase({ url: database.appUrl, poolSize: 1 });
});
beforeEach(async () => {
  tenantId = (await createTenant(database.db)).id;
  scope = { kind: "tenant", tenantId, userId: newId() };
});
afterAll(async () => {
  await single.close();
  await database.drop();
});

const campaign = (key: string) => ({
  id: newId(),
  tenantId,
  externalKey: key,
  name: key,
  type: "launch",
  status: "draft",
  budgetMinor: 1n,
  currency: "USD",
  startsOn: new Date("2026-01-01"),
});
const countCampaigns = async () =>
  Number((await query<{ n: string }>(database.superuserUrl, "SELECT count(*) AS n FROM campaign WHERE tenant_id = $1", [tenantId]))[0]?.n);

/** What the connection that a transaction used still says of it. */
async function leftOnConnection(): Promise<object | undefined> {
  const { rows } = await single.pool.query(
    `SELECT coalesce(current_setting('app.tenant_id', true), '') AS tenant, coalesce(current_setting('app.user_id', true), '') AS person, current_user AS role,
            (SELECT count(*)::int FROM tenant) AS tenants, pg_backend_pid() AS pid`,
  );
  return rows[0];
}
const NOTHING = { tenant: "", person: "", role: "bizosaas_app", tenants: 0 };

describe("a transaction", () => {
  test("keeps what was written when it ends, by Prisma and by SQL", async () => {
    const answer = await single.transaction(scope, async (tx) => {
      await tx.prisma.campaign.create({ data: campaign("one") });
      await tx.query({ text: `UPDATE campaign SET name = $1 WHERE external_key = 'one'`, values: ["renamed"] });
      return tx.prisma.campaign.findMany({ select: { name: true } });
    });
    expect(answer).toEqual([{ name: "renamed" }]);
    expect(await countCampaigns()).toBe(1);
  });

  test("undoes everything when its work throws, and throws the same", async () => {
    const reason = new Error("changed my mind");
    await expect(
      single.transaction(scope, async (tx) => {
        await tx.prisma.campaign.create({ data: campaign("one") });
        throw reason;
      }),
    ).rejects.toBe(reason);
    expect(await countCampaigns()).toBe(0);
  });

  test("undoes everything when a statement is refused, and says that a key was taken", async () => {
    const attempt = single.transaction(scope, async (tx) => {
      await tx.prisma.campaign.create({ data: campaign("twice") });
      await tx.query({
        text: `INSERT INTO campaign (id, tenant_id, external_key, name, type, status, budget_minor, currency, starts_on)
               SELECT $1::uuid, tenant_id, external_key, name, type, status, budget_minor, currency, starts_on FROM campaign`,
        values: [newId()],
      });
    });
    await expect(attempt).rejects.toSatisfy(isUniqueViolation);
    expect(await countCampaigns()).toBe(0);
  });

  test("says of a text that cannot be kept that it is not valid, by Prisma, by SQL and within JSON, and keeps nothing", async () => {
    const refused = { code: "invalid", message: expect.stringContaining("cannot be kept") };
    const write = (work: Parameters<typeof single.transaction>[1]) => expect(single.transaction(scope, work)).rejects.toMatchObject(refused);
    await write((tx) => tx.prisma.campaign.create({ data: { ...campaign("one"), name: "a\0b" } }));
    await write((tx) => tx.query({ text: "SELECT $1::text", values: ["a\0b"] }));
    await write((tx) => tx.query({ text: "SELECT $1::jsonb", values: [JSON.stringify({ name: "a\0b" })] }));
    await expect(single.read(scope, ({ query }) => query({ text: "SELECT $1::text", values: ["\0"] }))).rejects.toMatchObject(refused);
    expect(await countCampaigns()).toBe(0);
  });

  test("sends what has a name on its own connection, prepared, between what Prisma sends", async () => {
    const counted = { name: "test-count-campaigns", text: "SELECT count(*) AS n, min(starts_on) AS first FROM campaign" };
    const answer = await single.transaction(scope, async (tx) => {
      await tx.prisma.campaign.create({ data: campaign("one") });
      const [before] = await tx.query<{ n: bigint; first: string }>(counted);
      await tx.prisma.campaign.create({ data: campaign("two") });
      const [after] = await tx.query<{ n: bigint; first: string }>(counted);
      const prepared = await tx.query<{ name: string }>({ text: "SELECT name FROM pg_prepared_statements WHERE name LIKE 'test-%'" });
      return { before, after, prepared };
    });
    expect(answer).toEqual({ before: { n: 1n, first: "2026-01-01" }, after: { n: 2n, first: "2026-01-01" }, prepared: [{ name: counted.name }] });
    const refused = single.transaction(scope, async (tx) => {
      await tx.prisma.campaign.create({ data: campaign("three") });
      await tx.query({ name: "test-copy-campaigns", text: "INSERT INTO campaign SELECT * FROM campaign" });
    });
    await expect(refused).rejects.toSatisfy(isUniqueViolation);
    expect(await countCampaigns()).toBe(2);
  });

  test("sends nothing any more once it has ended: its connection may be somebody else's", async () => {
    let ended: Transaction | undefined;
    await single.transaction(scope, async (tx) => {
      ended = tx;
      await tx.query({ name: "test-one", text: "SELECT 1" });
    });
    await expect(ended?.query({ name: "test-one", text: "SELECT 1" })).rejects.toThrow(/Transaction/);
    await expect(
      single.transaction(scope, async (tx) => {
        ended = tx;
        throw new Error("changed my mind");
      }),
    ).rejects.toThrow();
    await expect(ended?.query({ name: "test-one", text: "SELECT 1" })).rejects.toThrow(/Transaction/);
  });

  test.each<[string, () => Scope]>([
    ["of a tenant", () => scope],
    ["of a person", () => ({ kind: "person", userId: newId() })],
    ["across tenants", () => ({ kind: "platform", userId: newId(), purpose: "test" })],
    ["of the portal itself", () => SYSTEM],
  ])("%s leaves nothing of its scope on the connection, whether it commits or fails", async (_name, scopeOf) => {
    await single.transaction(scopeOf(), (tx) => tx.query({ text: "SELECT 1" }));
    const afterCommit = await leftOnConnection();
    expect(afterCommit).toMatchObject(NOTHING);
    await expect(single.transaction(scopeOf(), (tx) => tx.query({ text: "SELECT 1 / 0" }))).rejects.toThrow();
    const afterFailure = await leftOnConnection();
    expect(afterFailure).toEqual(afterCommit);
  });

  test("without a tenant sees no tenant's rows", async () => {
    await single.transaction(scope, (tx) => tx.prisma.campaign.create({ data: campaign("hidden") }));
    const asNobody = await single.transaction({ kind: "person", userId: newId() }, (tx) => tx.prisma.campaign.findMany());
    expect(asNobody).toEqual([]);
  });

  test("a scope that is no id is only text: it cannot become SQL", async () => {
    const evil = { kind: "tenant", tenantId: `', true), set_config('role', 'bizosaas_platform', true), set_config('app.tenant_id', '` } as const;
    await expect(single.transaction(evil, (tx) => tx.prisma.campaign.findMany())).rejects.toThrow();
    await expect(single.read(evil, (tx) => tx.query({ text: "SELECT * FROM campaign" }))).rejects.toThrow();
    expect(await leftOnConnection()).toMatchObject(NOTHING);
  });
});

describe("a read", () => {
  test("sees what its scope may, with numbers of 64 bits as BigInt, dates as text and times as Date", async () => {
    await single.transaction(scope, (tx) => tx.prisma.campaign.create({ data: { ...campaign("one"), budgetMinor: 9_007_199_254_740_993n } }));
    const rows = await single.read(scope, (tx) =>
      tx.query<{ created_at: Date }>({ text: "SELECT budget_minor, starts_on, created_at FROM campaign" }),
    );
    expect(rows).toEqual([{ budget_minor: 9_007_199_254_740_993n, starts_on: "2026-01-01", created_at: expect.any(Date) }]);
  });

  test("cannot write", async () => {
    const attempt = single.read(scope, (tx) => tx.query({ text: "UPDATE campaign SET name = 'written by a read'" }));
    await expect(attempt).rejects.toMatchObject({ code: "25006" });
  });

  test.each([
    ["succeeds", "SELECT 1"],
    ["fails", "SELECT 1 / 0"],
  ])("that %s leaves nothing of its scope on the connection", async (_name, text) => {
    await single.read(scope, (tx) => tx.query({ text })).catch(() => undefined);
    expect(await leftOnConnection()).toMatchObject(NOTHING);
    await single.read({ kind: "platform", userId: newId(), purpose: "test" }, (tx) => tx.query({ text })).catch(() => undefined);
    expect(await leftOnConnection()).toMatchObject(NOTHING);
  });

  test("answers nothing any more once it has ended, well or not: its connection may be somebody else's", async () => {
    let left: Queryable | undefined;
    await single.read(scope, async (tx) => {
      left = tx;
    });
    await expect(left?.query({ text: "SELECT 1" })).rejects.toThrow("has ended");
    await expect(
      single.read(scope, async (tx) => {
        left = tx;
        throw new Error("broken off");
      }),
    ).rejects.toThrow("broken off");
    await expect(left?.query({ text: "SELECT 1" })).rejects.toThrow("has ended");
  });

  test("whose work ends the transaction by itself cannot reach another scope's rows", async () => {
    const other = await createTenant(database.db);
    await single.transaction(scope, (tx) => tx.prisma.campaign.create({ data: campaign("one") }));
    const attempt = single.read({ kind: "tenant", tenantId: other.id }, async (tx) => {
      await tx.query({ text: "COMMIT" });
      return tx.query({ text: "SELECT * FROM campaign" });
    });
    expect(await attempt).toEqual([]);
    expect(await leftOnConnection()).toMatchObject(NOTHING);
  });

  test("runs a prepared statement again for another tenant with that tenant's rows", async () => {
    const other = await createTenant(database.db);
    await single.transaction(scope, (tx) => tx.prisma.campaign.create({ data: campaign("one") }));
    const count = (tenant: string) =>
      single.read(
        { kind: "tenant", tenantId: tenant },
        async (tx) => (await tx.query<{ n: bigint }>({ name: "count-campaigns", text: "SELECT count(*) AS n FROM campaign" }))[0]?.n,
      );
    // PostgreSQL keeps a generic plan after five runs; the wall must hold in that too.
    for (let run = 0; run < 8; run++) expect([await count(tenantId), await count(other.id)]).toEqual([1n, 0n]);
  });
});

describe("a statement that takes too long", () => {
  test("is ended by the server, and the next to come finds a clean connection", async () => {
    const slow = async (tx: { query(query: { text: string }): Promise<unknown> }) => {
      await tx.query({ text: "SET LOCAL statement_timeout = 50" });
      await tx.query({ text: "SELECT pg_sleep(30)::text" });
    };
    await expect(single.read(scope, slow)).rejects.toMatchObject({ code: "57014" });
    expect(await leftOnConnection()).toMatchObject(NOTHING);
    await expect(single.transaction(scope, slow)).rejects.toThrow(/statement timeout/);
    expect(await leftOnConnection()).toMatchObject(NOTHING);
  });

  test("has a limit of its own on every connection", async () => {
    const limits = `SELECT current_setting('statement_timeout') AS statement, current_setting('idle_in_transaction_session_timeout') AS idle`;
    expect(await single.read(scope, (tx) => tx.query({ text: limits }))).toEqual([{ statement: "10s", idle: "15s" }]);
    expect(await single.system({ text: limits })).toEqual([{ statement: "10s", idle: "15s" }]);
    expect(await single.transaction(SYSTEM, (tx) => tx.query({ text: limits }))).toEqual([{ statement: "10s", idle: "15s" }]);
  });
});

describe("what is undone because too much goes on at once is `unavailable`, and nothing of it is there", () => {
  const refusal = { code: "unavailable", retryAfterSeconds: 5, message: expect.stringContaining("Nothing was changed") };

  test.each(["the driver", "Prisma"])("of two that wait for each other one, as %s tells it", async (teller) => {
    await single.transaction(scope, (tx) => tx.prisma.campaign.createMany({ data: [campaign("one"), campaign("two")] }));
    let arrived = 0;
    let bothHaveOne: () => void = () => undefined;
    const together = new Promise<void>((resolve) => {
      bothHaveOne = resolve;
    });
    const rename = (tx: Transaction, externalKey: string, name: string): Promise<unknown> =>
      teller === "Prisma"
        ? tx.prisma.campaign.updateMany({ where: { externalKey }, data: { name } })
        : tx.query({ name: "rename-campaign", text: "UPDATE campaign SET name = $2 WHERE external_key = $1", values: [externalKey, name] });
    const both = await Promise.allSettled(
      [
        ["one", "two"],
        ["two", "one"],
      ].map(([first = "", second = ""]) =>
        database.db.transaction(scope, async (tx) => {
          await rename(tx, first, `by ${first}`);
          arrived += 1;
          if (arrived === 2) bothHaveOne();
          await together;
          await rename(tx, second, `by ${first}`);
          return first;
        }),
      ),
    );
    const [lost] = both.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    const won = both.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
    expect(lost).toMatchObject(refusal);
    expect(won).toHaveLength(1);
    const names = await single.read(scope, (tx) => tx.query<{ name: string }>({ text: "SELECT name FROM campaign" }));
    expect(names.map(({ name }) => name)).toEqual([`by ${won[0]}`, `by ${won[0]}`]);
  });

  test("what took longer than a transaction may", async () => {
    const hasty = createDatabase({ url: database.appUrl, poolSize: 1, transactionMs: 100 });
    try {
      const slow = hasty.transaction(scope, async (tx) => {
        await tx.prisma.campaign.create({ data: campaign("late") });
        await tx.query({ text: "SELECT pg_sleep(0.5)::text" });
        await tx.prisma.campaign.create({ data: campaign("later") });
      });
      await expect(slow).rejects.toMatchObject(refusal);
      expect(await countCampaigns()).toBe(0);
    } finally {
      await hasty.close();
    }
  });
});

test("where the server's disk is full, what was to be saved is `unavailable`, as the driver and as Prisma tell it, and nothing of it is there", async () => {
  await query(
    database.superuserUrl,
    `CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'could not extend file "base/1/2": No space left on device';
     END $$;
     CREATE TRIGGER disk_full BEFORE INSERT ON campaign FOR EACH ROW WHEN (NEW.external_key = 'too-much') EXECUTE FUNCTION disk_full()`,
  );
  const refusal = { code: "unavailable", message: expect.stringContaining("no space left") };
  const write = (save: (tx: Transaction) => Promise<unknown>) =>
    single.transaction(scope, async (tx) => {
      await tx.prisma.campaign.create({ data: campaign("before") });
      await save(tx);
    });
  await expect(write((tx) => tx.prisma.campaign.create({ data: campaign("too-much") }))).rejects.toMatchObject(refusal);
  await expect(write((tx) => tx.prisma.campaign.createMany({ data: [campaign("too-much")] }))).rejects.toMatchObject(refusal);
  await expect(
    write((tx) => tx.query({ text: "DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'No space left on device'; END $$" })),
  ).rejects.toMatchObject(refusal);
  expect(await countCampaigns()).toBe(0);
  await query(database.superuserUrl, "DROP TRIGGER disk_full ON campaign");
});

describe("when the server cannot be reached", () => {
  test("everything answers `unavailable`", async () => {
    const url = new URL(database.appUrl);
    url.port = String(await freePort());
    const gone = createDatabase({ url: url.toString(), poolSize: 2 });
    try {
      await expect(gone.transaction(SYSTEM, (tx) => tx.query({ text: "SELECT 1" }))).rejects.toMatchObject({
        code: "unavailable",
        retryAfterSeconds: 5,
      });
      await expect(gone.read(SYSTEM, (tx) => tx.query({ text: "SELECT 1" }))).rejects.toMatchObject({ code: "unavailable" });
      await expect(gone.system({ text: "SELECT 1" })).rejects.toMatchObject({ code: "unavailable" });
    } finally {
      await gone.close();
    }
  });

  test("a connection that breaks in the middle is `unavailable`, nothing was written, and the next one works", async () => {
    const breakOff = async (tx: { query<Row>(query: { text: string }): Promise<Row[]> }) => {
      const [backend] = await tx.query<{ pid: number }>({ text: "SELECT pg_backend_pid() AS pid" });
      await query(database.superuserUrl, "SELECT pg_terminate_backend($1)", [backend?.pid]);
      await tx.query({ text: "SELECT 1" });
    };
    const write = single.transaction(scope, async (tx) => {
      await tx.prisma.campaign.create({ data: campaign("lost") });
      await breakOff(tx);
    });
    await expect(write).rejects.toMatchObject({ code: "unavailable" });
    await expect(single.read(scope, breakOff)).rejects.toMatchObject({ code: "unavailable" });
    expect(await countCampaigns()).toBe(0);
    expect(await single.read(scope, (tx) => tx.query({ text: "SELECT 1 AS one" }))).toEqual([{ one: 1 }]);
    expect(await single.transaction(scope, (tx) => tx.query({ text: "SELECT 1 AS one" }))).toEqual([{ one: 1 }]);
  });

  test("a commit whose answer is lost is not told as nothing changed: it may have been saved", async () => {
    await query(
      database.superuserUrl,
      `CREATE TABLE slow_commit (id int);
       CREATE FUNCTION slow_commit() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(8); RETURN NULL; END';
       CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON slow_commit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow_commit();
       GRANT INSERT ON slow_commit TO bizosaas_app`,
    );
    const saving = single.transaction(scope, (tx) => tx.query({ text: "INSERT INTO slow_commit VALUES (1)" }));
    const refused = expect(saving).rejects.toMatchObject({ code: "unavailable", message: expect.stringContaining("while this was being saved") });
    await expect
      .poll(
        async () =>
          (
            await query(
              database.superuserUrl,
              "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND state = 'active' AND query = 'COMMIT'",
              [database.name],
            )
          ).length,
        { interval: 50, timeout: 5_000 },
      )
      .toBe(1);
    await refused;
  });

  test("a server that owes an answer and falls silent is given up; one that owes none is kept", async () => {
    const line = await openLine(database.appUrl);
    const client = new Client(line.through(database.appUrl));
    const errors: Error[] = [];
    client.on("error", (error) => errors.push(error));
    try {
      await client.connect();
      giveUpWhenSilent(client, 200);
      await delay(500);
      await client.query("BEGIN");
      await delay(500);
      expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
      line.freeze();
      await expect(client.query("COMMIT")).rejects.toThrow(/terminated/);
      // What was sent into the silence must not be done behind the back of whoever was told that it failed.
      await expect(client.query("SELECT 1")).rejects.toThrow();
    } finally {
      await line.cut();
      await client.end().catch(() => undefined);
    }
  });

  test("idle connections that break are replaced, and only reported", async () => {
    const broken: Error[] = [];
    const own = createDatabase({ url: database.appUrl, poolSize: 2, onIdleError: (error) => broken.push(error) });
    try {
      await own.system({ text: "SELECT 1" });
      await own.read(SYSTEM, (tx) => tx.query({ text: "SELECT 1" }));
      const mine = (await own.system<{ pid: number }>({ text: "SELECT pg_backend_pid() AS pid" })).concat(
        (await own.pool.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows,
      );
      for (const { pid } of mine) await query(database.superuserUrl, "SELECT pg_terminate_backend($1)", [pid]);
      await expect.poll(() => broken.length).toBeGreaterThanOrEqual(2);
      expect(await own.system({ text: "SELECT 1 AS one" })).toEqual([{ one: 1 }]);
      expect(await own.read(SYSTEM, (tx) => tx.query({ text: "SELECT 1 AS one" }))).toEqual([{ one: 1 }]);
    } finally {
      await own.close();
    }
  });
});
