import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TenantContext } from "#lib/access";
import { importFigures } from "#lib/campaigns";
import { EVENTS, type EventEnvelope, type EventName } from "#lib/events";
import {
  achievementsOf,
  addPrivilegeRule,
  awardEarned,
  badgesOf,
  checkLedger,
  earnedAchievement,
  endReversedAwardJob,
  observeJob,
  reverseEntry,
  settlePrivileges,
} from "#lib/gamification";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, type Person, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";
import { TOLD } from "../support/told.ts";

let database: TestDatabase;
let runtime: Runtime;
beforeAll(async () => {
  database = await testDatabase();
  runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs };
});
afterAll(() => database.drop());

const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
const attempt = () => ({ id: newId(), attempt: 1, signal: new AbortController().signal, runtime });

interface Scene {
  id: string;
  admin: Person;
  system: TenantContext;
}
async function newScene(timeZone = "UTC"): Promise<Scene> {
  const { id } = await createTenant(database.db, { timeZone });
  const admin = await createPerson(database.db, { memberships: [{ tenantId: id, role: "tenant_admin" }] });
  return { id, admin, system: await systemContext(runtime, id, "test", newId()) };
}

const envelope = (tenantId: string, name: EventName, at: string, data: object): EventEnvelope => ({
  ...{ id: newId(), name, at: new Date(at).toISOString(), requestId: newId(), actorId: null },
  data: { tenantId, ...data },
});
const paid = (tenantId: string, orderId: string, totalMinor: number, at = "2026-11-02T10:00:00Z") =>
  envelope(tenantId, "order.paid", at, { orderId, totalMinor, itemCount: 1, isReturningCustomer: false });
const refunded = (tenantId: string, orderId: string, amountMinor: number, at = "2026-11-03T10:00:00Z") =>
  envelope(tenantId, "order.refunded", at, { orderId, amountMinor });
const deliver = (event: EventEnvelope) => observeJob.handle(observeJob.schema.parse(event), attempt());
const together = (events: EventEnvelope[]) => observeJob.together?.handle(events, attempt()) ?? Promise.reject(new Error("It takes one at a time"));

/** Events that the room itself has told so far, of a name. */
const toldOf = (tenantId: string, name: EventName) =>
  sql<{ data: EventEnvelope }>(
    `SELECT DISTINCT ON (data->>'id') data FROM ${TOLD} WHERE data->>'name' = $2 AND data->'data'->>'tenantId' = $1 ORDER BY data->>'id'`,
    [tenantId, name],
  );
const awardsOf = (tenantId: string, key: string) =>
  sql<{ cause_key: string; because: string | null }>(
    "SELECT cause_key, taken_back_because AS because FROM achievement_award WHERE tenant_id = $1 AND definition_key = $2 ORDER BY cause_key",
    [tenantId, key],
  );
const lifetimeOf = async (tenantId: string) =>
  (await sql<{ lifetime: number }>("SELECT coalesce(sum(lifetime), 0)::int AS lifetime FROM ledger_entry WHERE tenant_id = $1", [tenantId]))[0]
    ?.lifetime;

/** The catalogue's achievement for the first order paid. */
async function firstOrderKey(): Promise<string> {
  const [row] = await sql<{ key: string }>(
    `SELECT key FROM achievement_definition WHERE tenant_id IS NULL AND status = 'published' AND condition = '{"count": {"event": "order.paid"}, "atLeast": 1}'`,
  );
  if (!row) throw new Error("The catalogue has no achievement for the first order");
  return row.key;
}

describe("an order that is refunded", () => {
  test("takes back what it had brought: award, points, level and privilege, and says so", async () => {
    const { id, admin, system } = await newScene();
    const key = await firstOrderKey();
    const staff = await staffContext(database);
    await addPrivilegeRule(staff, { source: `achievement:${key}`, permission: "integration.create" });
    const orderId = newId();
    await deliver(paid(id, orderId, 5_000));
    expect(await settlePrivileges(system)).toMatchObject({ granted: 1 });
    const before = (await lifetimeOf(id)) ?? 0;
    expect(before).toBeGreaterThan(0);

    const refund = refunded(id, orderId, 5_000);
    await Promise.all([deliver(refund), deliver(refund)]);
    await deliver(refund);
    expect(await awardsOf(id, key)).toEqual([{ cause_key: `achievement:${key}`, because: "event" }]);
    expect(await lifetimeOf(id)).toBe(0);
    expect(await settlePrivileges(system)).toMatchObject({ withdrawn: 1 });
    const shown = (await achievementsOf(system)).achievements.find((each) => each.key === key);
    expect(shown).toMatchObject({ state: "open", earnedAt: null, current: 0, takenBack: { because: "event" } });
    await expect(earnedAchievement(system, key)).rejects.toMatchObject({ code: "not_found" });
    expect((await badgesOf(await tenantContext(database, id, "member"), admin.id)).badges.map((each) => each.key)).not.toContain(key);
    const told = (await toldOf(id, "achievement.taken_back")).filter(({ data }) => data.data.definitionKey === key);
    expect(told.map(({ data }) => EVENTS["achievement.taken_back"].parse(data.data))).toMatchObject([{ userId: admin.id, because: "event" }]);
    const audit = await sql("SELECT 1 FROM audit_entry WHERE tenant_id = $1 AND action = 'achievement.take_back' AND subject_id = $2", [id, key]);
    expect(audit).toHaveLength(1);
  });

  test("leaves what another order earns again, paid anew under a cause of its own", async () => {
    const { id, system } = await newScene();
    const key = await firstOrderKey();
    const orderId = newId();
    await together([paid(id, orderId, 5_000), refunded(id, orderId, 5_000)]);
    await deliver(paid(id, newId(), 700, "2026-11-05T10:00:00Z"));
    const standing = (await awardsOf(id, key)).filter(({ because }) => because === null);
    expect(standing).toHaveLength(1);
    expect((await achievementsOf(system)).achievements.find((each) => each.key === key)).toMatchObject({
      state: "earned",
      earnedCount: 1,
      takenBack: null,
    });
    expect((await checkLedger(await staffContext(database))).differences).toEqual([]);
  });

  test("in part counts with what is left of it", async () => {
    const { id } = await newScene();
    const key = await firstOrderKey();
    const orderId = newId();
    await deliver(refunded(id, orderId, 2_000));
    await deliver(paid(id, orderId, 5_000));
    expect(await awardsOf(id, key)).toEqual([{ cause_key: `achievement:${key}`, because: null }]);
    const sums = await sql<{ value: number }>(
      `SELECT DISTINCT t.value::int FROM achievement_tally t JOIN achievement_definition d ON d.key = t.definition_key
       WHERE t.tenant_id = $1 AND d.condition->'sum' = '{"event": "order.paid", "field": "totalMinor"}' AND NOT d.condition ? 'within'`,
      [id],
    );
    expect(sums).toEqual([{ value: 3_000 }]);
    await deliver(refunded(id, orderId, 3_000));
    expect((await awardsOf(id, key)).map(({ because }) => because)).toEqual(["event"]);
  });
});

test("what counts achievements is taken back with them", async () => {
  const { id } = await newScene();
  const key = `collector-${newId()}`;
  await sql(
    `INSERT INTO achievement_definition (key, tenant_id, name, description, kind, surface, tier, points, difficulty, condition, position, events, uses_measures)
     VALUES ($1, $2, 'Collector', 'Own', 'custom', 'platform', 'bronze', 9, 1, '{"count": {"event": "achievement.awarded"}, "atLeast": 1}', 1, '{achievement.awarded}', false)`,
    [key, id],
  );
  const orderId = newId();
  await deliver(paid(id, orderId, 5_000));
  for (const { data } of await toldOf(id, "achievement.awarded")) await deliver(data);
  expect((await awardsOf(id, key)).map(({ because }) => because)).toEqual([null]);
  await deliver(refunded(id, orderId, 5_000));
  for (const { data } of await toldOf(id, "achievement.taken_back")) await deliver(data);
  const first = (await awardsOf(id, key)).map(({ because }) => because);
  expect(first).toEqual(["event"]);
});

test("what asks for a share, too, stands while it was met at some time as the past stands now", async () => {
  const { id } = await newScene();
  const key = `share-${newId()}`;
  const condition = {
    all: [
      { count: { event: "order.paid" }, atLeast: 3 },
      { ratio: { of: { count: { event: "order.refunded" } }, over: { count: { event: "order.paid" } }, minimum: 3 }, atMost: 0.1 },
    ],
  };
  await sql(
    `INSERT INTO achievement_definition (key, tenant_id, name, description, kind, surface, tier, points, difficulty, condition, position, events, uses_measures)
     VALUES ($1, $2, 'Share', 'Own', 'custom', 'platform', 'bronze', 9, 1, $3, 1, '{order.paid,order.refunded}', false)`,
    [key, id, JSON.stringify(condition)],
  );
  const orders = [1, 2, 3, 4].map((day) => ({ orderId: newId(), at: `2026-11-0${day}T10:00:00Z` }));
  for (const { orderId, at } of orders) await deliver(paid(id, orderId, 5_000, at));
  const refund = (index: number) => deliver(refunded(id, orders[index]?.orderId ?? "", 5_000, "2026-11-20T10:00:00Z"));
  await refund(0);
  // Three are left, and before the refund there was none.
  expect((await awardsOf(id, key)).map(({ because }) => because)).toEqual([null]);
  await refund(1);
  expect((await awardsOf(id, key)).map(({ because }) => because)).toEqual(["event"]);
});

test("an operator who takes its points back ends it for good", async () => {
  const { id, system } = await newScene();
  const key = await firstOrderKey();
  await deliver(paid(id, newId(), 5_000));
  const [entry] = await sql<{ id: string }>("SELECT id FROM ledger_entry WHERE tenant_id = $1 AND cause_key = $2", [id, `achievement:${key}`]);
  await reverseEntry(await staffContext(database), { id: entry?.id ?? "", reason: "An order of their own" });
  const [told] = await toldOf(id, "ledger_entry.reversed");
  if (!told) throw new Error("Nobody was told of the reversal");
  await endReversedAwardJob.handle(told.data, attempt());
  await endReversedAwardJob.handle(told.data, attempt());
  expect(await awardsOf(id, key)).toEqual([{ cause_key: `achievement:${key}`, because: "operator" }]);
  await deliver(paid(id, newId(), 5_000));
  await awardEarned(system);
  expect(await awardsOf(id, key)).toHaveLength(1);
});

test("an operator who was first is not overruled by what comes after", async () => {
  const { id } = await newScene();
  const key = await firstOrderKey();
  const orderId = newId();
  await deliver(paid(id, orderId, 5_000));
  const [entry] = await sql<{ id: string }>("SELECT id FROM ledger_entry WHERE tenant_id = $1 AND cause_key = $2", [id, `achievement:${key}`]);
  await reverseEntry(await staffContext(database), { id: entry?.id ?? "", reason: "An order of their own" });
  // The order is refunded before the reversal has come through.
  await deliver(refunded(id, orderId, 5_000));
  expect(await awardsOf(id, key)).toEqual([{ cause_key: `achievement:${key}`, because: "operator" }]);
  await deliver(paid(id, newId(), 5_000));
  expect(await awardsOf(id, key)).toHaveLength(1);
});

describe("figures", () => {
  /** What imports figures of a campaign: again for a day puts the new ones in their place. */
  async function withCampaign({ system, admin }: Scene) {
    const about = { key: "a", name: "A", type: "launch" as const, status: "active" as const, ownerEmail: admin.email, budget: "0", currency: "USD" };
    await importFigures(system, { campaigns: [{ ...about, startsOn: "2026-01-01", endsOn: null }], days: [] });
    return async (figures: { day: string; conversions: number; spend: string; revenue: string }[]) => {
      const days = figures.map((each) => ({ campaign: "a", channel: "email" as const, impressions: 1_000, clicks: 10 + each.conversions, ...each }));
      await importFigures(system, { campaigns: [], days });
      await awardEarned(system);
    };
  }

  test("that are corrected take back what they no longer reach, and give it again when they do", async () => {
    const scene = await newScene();
    const importInto = await withCampaign(scene);
    await importInto([{ day: "2026-03-01", conversions: 120, spend: "0.00", revenue: "0.00" }]);
    expect(await awardsOf(scene.id, "hundred-conversions")).toMatchObject([{ because: null }]);
    await importInto([{ day: "2026-03-01", conversions: 20, spend: "0.00", revenue: "0.00" }]);
    expect(await awardsOf(scene.id, "hundred-conversions")).toMatchObject([{ because: "figures" }]);
    expect(await awardsOf(scene.id, "first-conversion")).toMatchObject([{ because: null }]);
    await importInto([{ day: "2026-03-02", conversions: 90, spend: "0.00", revenue: "0.00" }]);
    expect((await awardsOf(scene.id, "hundred-conversions")).map(({ because }) => because)).toEqual(["figures", null]);
  });

  test("of later days take no return back, and corrected ones of its own time do", async () => {
    const scene = await newScene();
    const importInto = await withCampaign(scene);
    await importInto([{ day: "2026-03-01", conversions: 1, spend: "10.00", revenue: "100.00" }]);
    expect(await awardsOf(scene.id, "roi-master")).toMatchObject([{ because: null }]);
    await sql("UPDATE achievement_award SET awarded_at = '2026-03-02T08:00:00Z' WHERE tenant_id = $1", [scene.id]);
    await importInto([{ day: "2026-03-20", conversions: 1, spend: "500.00", revenue: "0.00" }]);
    expect(await awardsOf(scene.id, "roi-master")).toMatchObject([{ because: null }]);
    await importInto([{ day: "2026-03-01", conversions: 1, spend: "10.00", revenue: "20.00" }]);
    expect(await awardsOf(scene.id, "roi-master")).toMatchObject([{ because: "figures" }]);
  });
});

/** Numbers below a bound, the same for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

interface Order {
  at: string;
  totalMinor: number;
  itemCount: number;
  isReturningCustomer: boolean;
  /** Several, in all or in part. */
  refunds: { at: string; amountMinor: number }[];
}

function orders(random: (below: number) => number): Order[] {
  const begin = Date.parse("2026-02-20T00:00:00Z");
  return Array.from({ length: 70 }, () => {
    const at = begin + random(35) * 86_400_000 + (random(3) === 0 ? random(86_400_000) : 18 * 3_600_000 + random(3_600_000));
    const totalMinor = 1 + random(90_000);
    const part = 1 + random(totalMinor);
    const amounts = [[], [], [], [totalMinor], [part], [part, totalMinor - part]][random(6)] ?? [];
    return {
      ...{ at: new Date(at).toISOString(), totalMinor, itemCount: 1 + random(15), isReturningCustomer: random(3) === 0 },
      refunds: amounts.map((amountMinor) => ({ at: new Date(at + random(20 * 86_400_000)).toISOString(), amountMinor })),
    };
  });
}

/** What stands of a tenant, but for shares, which count what happened. */
async function standingOf(tenantId: string) {
  const noShare = "d.condition::text !~ '\"(ratio|atMost)\"'";
  return {
    awards: await sql(
      `SELECT a.definition_key, a.period FROM achievement_award a JOIN achievement_definition d ON d.key = a.definition_key
       WHERE a.tenant_id = $1 AND a.taken_back_at IS NULL AND ${noShare} ORDER BY 1, 2`,
      [tenantId],
    ),
    tallies: await sql(
      `SELECT t.definition_key, t.period, t.part, t.value::int FROM achievement_tally t JOIN achievement_definition d ON d.key = t.definition_key
       WHERE t.tenant_id = $1 AND ${noShare} ORDER BY 1, 2, 3`,
      [tenantId],
    ),
    buckets: await sql(
      `SELECT t.definition_key, t.period, t.part, t.bucket, t.value::int FROM achievement_bucket t JOIN achievement_definition d ON d.key = t.definition_key
       WHERE t.tenant_id = $1 AND ${noShare} ORDER BY 1, 2, 3, 4`,
      [tenantId],
    ),
  };
}

/** The person's points against what stands. */
async function books(tenantId: string) {
  const [row] = await sql<{ kept: number; due: number }>(
    `SELECT (SELECT coalesce(sum(lifetime), 0)::int FROM point_balance WHERE tenant_id = $1) AS kept,
            (SELECT coalesce(sum(d.points), 0)::int FROM achievement_award a JOIN achievement_definition d ON d.key = a.definition_key
             WHERE a.tenant_id = $1 AND a.taken_back_at IS NULL) AS due`,
    [tenantId],
  );
  return row;
}

test.each([1, 2, 3])(
  "what stands is what would stand had nothing ever been sold that was refunded, however the events come (history %i)",
  { timeout: 180_000 },
  async (seed) => {
    const random = randomFrom(seed);
    const sold = orders(random);
    const eventsIn = (tenantId: string) =>
      sold.flatMap(({ at, refunds, ...order }) => {
        const orderId = newId();
        return [
          envelope(tenantId, "order.paid", at, { orderId, ...order }),
          ...refunds.map((each) => envelope(tenantId, "order.refunded", each.at, { orderId, amountMinor: each.amountMinor })),
        ];
      });

    // Without the refunded, and with refunds of orders that nobody knows: those count as refunds all the same.
    const honest = (await newScene("America/New_York")).id;
    const net = sold.flatMap(({ at, refunds, totalMinor, ...order }) => {
      const left = totalMinor - refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      return left > 0 ? [envelope(honest, "order.paid", at, { orderId: newId(), totalMinor: left, ...order })] : [];
    });
    await together([...net, ...sold.flatMap(({ refunds }) => refunds).map((each) => refunded(honest, newId(), each.amountMinor, each.at))]);
    const expected = await standingOf(honest);
    expect([expected.awards.length > 5, expected.tallies.length > 10, expected.buckets.length > 10]).toEqual([true, true, true]);

    const inOrder = (await newScene("America/New_York")).id;
    for (const event of eventsIn(inOrder).sort((a, b) => (a.at < b.at ? -1 : 1))) await deliver(event);
    expect(await standingOf(inOrder)).toEqual(expected);
    const takenBack = await sql("SELECT 1 FROM achievement_award WHERE tenant_id = $1 AND taken_back_at IS NOT NULL", [inOrder]);
    expect(takenBack.length).toBeGreaterThan(0);

    const disordered = (await newScene("America/New_York")).id;
    const shuffled = eventsIn(disordered)
      .map((event) => ({ event, at: random(1_000_000) }))
      .sort((a, b) => a.at - b.at)
      .map(({ event }) => event);
    const deliveries: Promise<unknown>[] = [];
    // Each part with some of the one before it, at once.
    for (let at = 0; at < shuffled.length; at += 20) deliveries.push(together(shuffled.slice(Math.max(0, at - 7), at + 20)));
    await Promise.all(deliveries);
    expect(await standingOf(disordered)).toEqual(expected);

    for (const id of [inOrder, disordered]) {
      const row = await books(id);
      expect(row?.kept).toBe(row?.due);
    }
    expect((await checkLedger(await staffContext(database))).differences).toEqual([]);
  },
);
