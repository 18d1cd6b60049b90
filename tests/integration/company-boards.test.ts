import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { inTenant, type TenantContext } from "#lib/access";
import {
  askForScoresJob,
  changeMeasuredBoard,
  chooseTakingPart,
  companyBoard,
  companyScores,
  computeScores,
  createMeasuredBoard,
  listMeasuredBoards,
  measureCompaniesJob,
  postPoints,
  retireMeasuredBoard,
} from "#lib/gamification";
import { type CompanyBoardInput, companyBoardInput, companyScoresInput } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { changeIndustry } from "#lib/tenancy";
import { createTenant, staffContext, tenantContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

/** The middle of a month, a week, and a quarter. */
const NOW = new Date("2026-11-18T12:00:00Z");
const clock = { now: () => NOW };

let database: TestDatabase;
let store: KeyValueStore;
beforeAll(async () => {
  database = await testDatabase();
  store = createSingleProcessStore();
});
afterAll(async () => {
  await store.close();
  await database.drop();
});
beforeEach(async () => {
  for (const table of ["measured_score", "company_board_choice", "measured_board"]) await query(database.superuserUrl, `DELETE FROM ${table}`);
});

const compute = () => computeScores({ db: database.db, clock });
const ask = (input: Partial<CompanyBoardInput> = {}) => companyBoardInput.parse({ board: "performance", ...input });

interface Day {
  day?: string;
  channel?: string;
  type?: string;
  impressions?: number;
  clicks?: number;
  conversions?: number;
  spend?: number;
  revenue?: number;
  currency?: string;
}

interface Company {
  admin: TenantContext;
  count(day: Day): Promise<unknown>;
}

let companies = 0;
/** A company that takes part, with an administrator. */
async function company({ choice = "name", isDemo = false }: { choice?: "name" | "anonymous" | "none"; isDemo?: boolean } = {}): Promise<Company> {
  companies += 1;
  const { id } = await createTenant(database.db, { name: `Company ${companies}` });
  if (isDemo) await query(database.superuserUrl, "UPDATE tenant SET is_demo = true WHERE id = $1", [id]);
  const admin = { ...(await tenantContext(database, id, "tenant_admin")), clock };
  if (choice !== "none") await chooseTakingPart(admin, choice);
  return {
    admin,
    async count({ day = "2026-11-05", channel = "email", type = "awareness", currency = "USD", ...figures }) {
      const campaign = newId();
      await query(
        database.superuserUrl,
        `INSERT INTO campaign (id, tenant_id, external_key, name, type, status, budget_minor, currency, starts_on) VALUES ($1, $2, $3, 'Campaign', $4, 'active', 0, $5, $6)`,
        [campaign, id, `k-${campaign}`, type, currency, day],
      );
      await query(
        database.superuserUrl,
        `INSERT INTO campaign_channel_day (tenant_id, campaign_id, channel, day, impressions, clicks, conversions, spend_minor, revenue_minor) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          campaign,
          channel,
          day,
          figures.impressions ?? 100,
          figures.clicks ?? 10,
          figures.conversions ?? 1,
          figures.spend ?? 100,
          figures.revenue ?? 200,
        ],
      );
    },
  };
}

/** Companies that get better one after the other; the last two are equal. */
async function fourCompanies(): Promise<[Company, Company, Company, Company]> {
  const [a, b, c, d] = [await company(), await company({ choice: "anonymous" }), await company(), await company()];
  for (const [index, each] of [a, b, c, d].entries()) {
    const step = Math.min(index, 2) + 1;
    await each.count({ clicks: 10 * step, conversions: 5 * step, revenue: 200 * step });
  }
  return [a, b, c, d];
}

describe("a board of companies", () => {
  test("ranks by the weighted percentiles, ties included, and shows others as they chose", async () => {
    const [a, b, c, d] = await fourCompanies();
    await compute();
    const seen = await companyBoard(a.admin, ask());
    expect(seen.entries.map(({ rank, place, scoreHundredths }) => [rank, place, scoreHundredths])).toEqual([
      [1, 1, 7_500],
      [1, 2, 7_500],
      [3, 3, 3_750],
      [4, 4, 1_250],
    ]);
    expect(
      seen.entries
        .map(({ name }) => name)
        .slice(0, 2)
        .toSorted(),
    ).toEqual([c, d].map(({ admin }) => admin.tenant.name).toSorted());
    expect(seen.entries[2]).toMatchObject({ name: null, isYou: false });
    expect(seen).toMatchObject({ total: 4, since: "2026-11-01", nextAfter: null, choice: "name", computedAt: NOW.toISOString() });
    expect(seen.you).toMatchObject({ entry: { rank: 4, isYou: true, movement: null }, next: { rank: 3, scoreHundredths: 2_500 } });
    // One sees one's own name, whatever others do.
    expect((await companyBoard(b.admin, ask())).you?.entry.name).toBe(b.admin.tenant.name);
    expect(JSON.stringify(await companyBoard(a.admin, ask()))).not.toContain(b.admin.tenant.name);
    expect(JSON.stringify(await companyBoard(a.admin, ask()))).not.toContain(c.admin.tenant.id);
  });

  test("says why: each part with its value, percentile, weight and rows", async () => {
    const [a] = await fourCompanies();
    await a.count({ clicks: 30, conversions: 4, revenue: 500, spend: 100 });
    // What is in another currency cannot be added.
    await a.count({ currency: "EUR", revenue: 1_000_000 });
    await compute();
    const { why } = await companyBoard(a.admin, ask());
    // 250 % of return is below 300 % and twice 500 %; 20 % of clicks are as many as another has.
    expect(why).toEqual([
      { measure: "roi", weight: 40, over: 500, under: 200, percentileHundredths: 1_250, rows: 2 },
      { measure: "conversions", weight: 40, over: 9, under: 1, percentileHundredths: 1_250, rows: 2 },
      { measure: "ctr", weight: 20, over: 40, under: 200, percentileHundredths: 2_500, rows: 2 },
    ]);
  });

  test("has the ranks that SQL gives by rank(), for every board, period and industry", async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => company()));
    for (const [index, each] of all.entries()) {
      if (index % 3 > 0) await changeIndustry(each.admin, index % 3 === 1 ? "food" : "retail");
      for (const day of ["2026-11-18", "2026-11-10", "2026-10-05", "2026-07-05"].slice(0, 1 + (index % 4))) {
        await each.count({
          day,
          conversions: (index * 7) % 5,
          clicks: (index * 3) % 11,
          spend: index % 4,
          revenue: (index * 13) % 17,
          channel: index % 2 ? "email" : "x",
        });
      }
    }
    await createMeasuredBoard(await staffContext(database), { name: "Reach", weights: [{ measure: "ctr", weight: 100 }] });
    await compute();
    const rows = await query<{ rank: number; industry_rank: number | null; by_sql: number; industry_by_sql: number; industry: string | null }>(
      database.superuserUrl,
      `SELECT rank, industry_rank, industry, rank() OVER (PARTITION BY board, period, starts_on ORDER BY score_hundredths DESC)::int AS by_sql,
              rank() OVER (PARTITION BY board, period, starts_on, industry ORDER BY score_hundredths DESC)::int AS industry_by_sql
       FROM measured_score WHERE score_hundredths IS NOT NULL`,
    );
    expect(rows.length).toBeGreaterThan(200);
    for (const row of rows) {
      expect(row.rank).toBe(row.by_sql);
      expect(row.industry_rank).toBe(row.industry === null ? null : row.industry_by_sql);
    }
  });

  test("leaves out who lacks a measure, and says so to them", async () => {
    const [a, b] = [await company(), await company()];
    await a.count({});
    await b.count({ spend: 0 });
    await compute();
    const seen = await companyBoard(b.admin, ask());
    expect(seen).toMatchObject({ total: 1, you: null });
    expect(seen.why).toMatchObject([
      { measure: "roi", over: null, percentileHundredths: null },
      { measure: "conversions", over: 1 },
      { measure: "ctr" },
    ]);
  });

  test("compares a period under way with as many days of the one before, and moves by ranks", async () => {
    const [a, b] = [await company(), await company()];
    // By the 18th of October a had more, by the 18th of November b.
    for (const [each, october, november] of [
      [a, 10, 10],
      [b, 5, 20],
    ] as const) {
      await each.count({ day: "2026-10-05", conversions: october, revenue: october * 100, clicks: october });
      await each.count({ day: "2026-10-30", conversions: 1_000 });
      await each.count({ day: "2026-11-05", conversions: november, revenue: november * 100, clicks: november });
    }
    // Of October as a whole a is ahead, too.
    await a.count({ day: "2026-10-31", conversions: 1, clicks: 99, revenue: 5_000 });
    await compute();
    const growth = await companyBoard(b.admin, ask({ board: "growth" }));
    expect(growth.why?.[0]).toMatchObject({ measure: "conversion_growth", over: 15, under: 5, rows: 2 });
    const seen = await companyBoard(b.admin, ask());
    expect(seen.you?.entry).toMatchObject({ rank: 1, movement: 1 });
    expect(seen.entries[1]).toMatchObject({ rank: 2, movement: -1 });
    expect((await companyBoard(b.admin, ask({ period: "all" }))).entries.map(({ movement }) => movement)).toEqual([null, null]);
  });

  test("counts sign-in days and points of active members, achievements, and what was newly begun", async () => {
    const own = await company();
    const system = await systemContext({ db: database.db, jobs: database.jobs, store, clock }, own.admin.tenant.id, "test", newId());
    const actor = own.admin.actor.kind === "user" ? own.admin.actor.userId : "";
    for (const at of ["2026-11-02T00:00:00Z", "2026-11-02T23:59:59Z", "2026-11-18T10:00:00Z", "2026-10-31T23:59:59Z"]) {
      await query(
        database.superuserUrl,
        "INSERT INTO achievement_event (tenant_id, id, name, at, local_date, actor_id, data) VALUES ($1, $2, 'session.opened', $3::timestamptz, $3::timestamptz, $4, '{}')",
        [own.admin.tenant.id, newId(), at, actor],
      );
    }
    await inTenant(system, (tx) => postPoints(system, tx, { userId: actor, kind: "earn", points: 30, causeKey: "test:company" }));
    await own.count({ day: "2026-10-02", channel: "email", type: "awareness" });
    await own.count({ day: "2026-11-02", channel: "email", type: "launch" });
    await own.count({ day: "2026-11-03", channel: "x", type: "awareness" });
    await own.count({ day: "2026-11-04", channel: "tiktok", impressions: 0, clicks: 0, conversions: 0, spend: 0, revenue: 0 });
    await compute();
    const partsOf = async (board: CompanyBoardInput["board"]) =>
      (await companyBoard(own.admin, ask({ board }))).why?.map(({ measure, over, under, rows }) => [measure, over, under, rows]);
    expect(await partsOf("engagement")).toEqual([
      ["sign_in_days", 2, 1, 3],
      ["points", 30, 1, 1],
      ["achievements", 0, 1, 0],
    ]);
    expect(await partsOf("innovation")).toEqual([
      ["new_channels", 1, 1, 1],
      ["new_campaign_kinds", 1, 1, 1],
    ]);
  });

  test("is computed the same, however often and by how many at once", async () => {
    await fourCompanies();
    const rows = () => query(database.superuserUrl, "SELECT * FROM measured_score ORDER BY tenant_id, board, period, starts_on");
    await compute();
    const first = await rows();
    await Promise.all([compute(), compute(), compute()]);
    expect(await rows()).toEqual(first);
    expect(first.length).toBe(4 * 5 * 9);
  });

  test("pages, and keeps the total on pages beyond the last", async () => {
    const [a] = await fourCompanies();
    await compute();
    expect(await companyBoard(a.admin, ask({ limit: 1, after: 1, around: 0 }))).toMatchObject({ entries: [{ place: 2 }], total: 4, nextAfter: 2 });
    expect(await companyBoard(a.admin, ask({ after: 9 }))).toMatchObject({ entries: [], total: 4, nextAfter: null });
    await expect(companyBoard(a.admin, ask({ board: newId() }))).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("a company", () => {
  test("is on no board before it chooses to, and on none from the moment it leaves", async () => {
    const [a, b] = [await company(), await company({ choice: "none" })];
    await a.count({});
    await b.count({});
    await compute();
    expect(await companyBoard(b.admin, ask())).toMatchObject({ total: 1, you: null, why: null, choice: "none" });
    await chooseTakingPart(b.admin, "name");
    await compute();
    expect(await companyBoard(a.admin, ask())).toMatchObject({ total: 2 });
    await chooseTakingPart(b.admin, "none");
    const left = await companyBoard(a.admin, ask());
    expect(left).toMatchObject({ total: 1 });
    expect(JSON.stringify(left)).not.toContain(b.admin.tenant.name);
    expect(await query(database.superuserUrl, "SELECT 1 FROM measured_score WHERE tenant_id = $1", [b.admin.tenant.id])).toEqual([]);
  });

  test("without its name shows none as soon as it chose so, and each choice is in the trail", async () => {
    const [a, b] = [await company(), await company()];
    await b.count({});
    await compute();
    await chooseTakingPart(b.admin, "anonymous");
    await chooseTakingPart(b.admin, "anonymous");
    expect((await companyBoard(a.admin, ask())).entries).toMatchObject([{ name: null }]);
    const trail = await query<{ after: unknown }>(
      database.superuserUrl,
      "SELECT after FROM audit_entry WHERE tenant_id = $1 AND action = 'company_board.choose' ORDER BY seq",
      [b.admin.tenant.id],
    );
    expect(trail.map(({ after }) => after)).toEqual([{ choice: "name" }, { choice: "anonymous" }]);
  });

  test("is compared with those of its industry when it says which, and with made-up ones never", async () => {
    const [a, b, c, demo] = [await company(), await company(), await company(), await company({ isDemo: true })];
    for (const each of [a, b, c, demo]) await each.count({});
    expect(await companyBoard(a.admin, ask({ scope: "industry" }))).toMatchObject({ industry: null, total: 0 });
    await changeIndustry(a.admin, "food");
    await changeIndustry(c.admin, "food");
    await changeIndustry(demo.admin, "food");
    await compute();
    expect(await companyBoard(a.admin, ask({ scope: "industry" }))).toMatchObject({ industry: "food", total: 2, you: { entry: { rank: 1 } } });
    expect(await companyBoard(a.admin, ask())).toMatchObject({ total: 3 });
    expect(await companyBoard(demo.admin, ask())).toMatchObject({ total: 1, you: { entry: { rank: 1, scoreHundredths: 5_000 } } });
  });

  test("decides by whoever manages points there", async () => {
    const { admin } = await company({ choice: "none" });
    const manager = await tenantContext(database, admin.tenant.id, "manager");
    await expect(chooseTakingPart(manager, "name")).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeIndustry(manager, "food")).rejects.toMatchObject({ code: "forbidden" });
    expect(await companyBoard(manager, ask())).toMatchObject({ choice: "none" });
  });

  test("cannot write scores, nor read another's through its own wall", async () => {
    const [a, b] = [await company(), await company()];
    await b.count({});
    await compute();
    expect(
      await inTenant(a.admin, (tx) => tx.query({ text: "SELECT 1 FROM measured_score WHERE tenant_id <> $1::uuid", values: [a.admin.tenant.id] })),
    ).toEqual([]);
    await expect(inTenant(a.admin, (tx) => tx.query({ text: "UPDATE measured_score SET rank = 1" }))).rejects.toThrow();
  });
});

describe("scores are computed", () => {
  const run = async (at: Date) => {
    const runtime = { ...testRuntime(database), db: database.db, jobs: database.jobs, store, clock: { now: () => at } };
    await measureCompaniesJob.handle({}, { runtime, signal: new AbortController().signal, attempt: 1 } as never);
    const [{ started_at: startedAt } = { started_at: null }] = await query<{ started_at: Date | null }>(
      database.superuserUrl,
      "SELECT started_at FROM measured_run",
    );
    return startedAt?.getTime() === at.getTime();
  };
  const minutesLater = (minutes: number) => new Date(NOW.getTime() + 365 * 86_400_000 + minutes * 60_000);

  test("each hour, on a new day, and once for however many imports a minute has", async () => {
    const runtime = { ...testRuntime(database), db: database.db };
    expect(await run(minutesLater(0))).toBe(true);
    expect(await run(minutesLater(1))).toBe(false);
    for (let imports = 0; imports < 5; imports += 1) await askForScoresJob.handle({} as never, { runtime } as never);
    expect(await run(minutesLater(2))).toBe(true);
    expect(await run(minutesLater(3))).toBe(false);
    expect(await run(minutesLater(61))).toBe(false);
    expect(await run(minutesLater(62))).toBe(true);
    // It is 12:00 there: midnight is 720 minutes later.
    expect(await run(minutesLater(719))).toBe(true);
    expect(await run(minutesLater(720))).toBe(true);
  });

  test("when a company joins, when a board changes, and when an industry does", async () => {
    const due = async () => (await query<{ due: boolean }>(database.superuserUrl, "SELECT asked > done AS due FROM measured_run"))[0]?.due;
    const { admin } = await company({ choice: "none" });
    const acts = [
      () => chooseTakingPart(admin, "name"),
      () => changeIndustry(admin, "food"),
      async () => createMeasuredBoard(await staffContext(database), { name: "Own", weights: [{ measure: "roi", weight: 100 }] }),
    ];
    for (const act of acts) {
      await compute();
      expect(await due()).toBe(false);
      await act();
      expect(await due()).toBe(true);
    }
  });
});

describe("the operator", () => {
  test("makes boards of weights, changes them under their version, and gives them up with their scores", async () => {
    const staff = { ...(await staffContext(database)), clock };
    const a = await company();
    await a.count({});
    const made = await createMeasuredBoard(staff, { name: "Reach", weights: [{ measure: "ctr", weight: 100 }] });
    await expect(createMeasuredBoard(staff, { name: "reach", weights: [{ measure: "roi", weight: 100 }] })).rejects.toMatchObject({
      code: "conflict",
    });
    await compute();
    expect(await companyBoard(a.admin, ask({ board: made.id }))).toMatchObject({ board: { kind: "custom", name: "Reach" }, total: 1 });
    const weights = [
      { measure: "ctr", weight: 30 },
      { measure: "roi", weight: 70 },
    ] as const;
    expect(await changeMeasuredBoard(staff, made.id, { name: "Reach", weights: [...weights], version: 1 })).toMatchObject({ version: 2 });
    await expect(changeMeasuredBoard(staff, made.id, { name: "Reach", weights: [...weights], version: 1 })).rejects.toMatchObject({
      code: "conflict",
    });
    // Scores of other weights are not shown under the new ones.
    expect(await companyBoard(a.admin, ask({ board: made.id }))).toMatchObject({ total: 0, computedAt: null });
    await compute();
    expect(await companyBoard(a.admin, ask({ board: made.id }))).toMatchObject({ total: 1, board: { weights } });
    await retireMeasuredBoard(staff, made.id);
    expect(await listMeasuredBoards(staff)).toEqual([]);
    await expect(companyBoard(a.admin, ask({ board: made.id }))).rejects.toMatchObject({ code: "invalid" });
    await expect(retireMeasuredBoard(staff, made.id)).rejects.toMatchObject({ code: "not_found" });
  });

  test("sees all who take part with their names and parts, ranked first; support may not", async () => {
    const staff = { ...(await staffContext(database)), clock };
    const [a, b] = [await company({ choice: "anonymous" }), await company()];
    await company({ choice: "none" });
    await a.count({});
    await compute();
    const seen = await companyScores(staff, companyScoresInput.parse({ board: "performance" }));
    expect(seen).toMatchObject({
      total: 2,
      companies: [
        { name: a.admin.tenant.name, choice: "anonymous", rank: 1, parts: [{ measure: "roi", over: 100, under: 100, rows: 1 }, {}, {}] },
        { name: b.admin.tenant.name, rank: null, scoreHundredths: null },
      ],
    });
    const support = await staffContext(database, "support");
    await expect(companyScores(support, companyScoresInput.parse({}))).rejects.toMatchObject({ code: "forbidden" });
    await expect(listMeasuredBoards(support)).rejects.toMatchObject({ code: "forbidden" });
    await expect(createMeasuredBoard(support, { name: "X", weights: [{ measure: "roi", weight: 100 }] })).rejects.toMatchObject({
      code: "forbidden",
    });
  });
});
