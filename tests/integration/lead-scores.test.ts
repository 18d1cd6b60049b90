import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { requireTenant, type TenantContext } from "#lib/access";
import { askForScorecard, changeScoring, getLeadScore, rescoreLeadsJob, scoreLead, scoreLeadJob, scoringOverview, trainScorecard } from "#lib/crm";
import { changeScoringInput } from "#lib/crm/schema";
import { EVENTS } from "#lib/events";
import { systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { createSingleProcessStore, type KeyValueStore } from "#lib/platform/store";
import { createPerson, createTenant, signedInContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const DAY_MS = 86_400_000;
let database: TestDatabase;
let store: KeyValueStore;
let runtime: Runtime;
beforeAll(async () => {
  database = await testDatabase();
  store = createSingleProcessStore();
  runtime = testRuntime(database);
});
afterAll(async () => {
  await runtime.close();
  await store.close();
  await database.drop();
});

interface Scene {
  tenantId: string;
  manager: TenantContext;
  member: TenantContext;
  system: TenantContext;
}
async function newScene(): Promise<Scene> {
  const { id: tenantId } = await createTenant(database.db, { currency: "EUR" });
  const [manager, member] = await Promise.all(
    (["manager", "member"] as const).map(async (role) => {
      const person = await createPerson(database.db, { memberships: [{ tenantId, role }] });
      return requireTenant(await signedInContext(database, person.id, tenantId));
    }),
  );
  const services = { db: database.db, jobs: database.jobs, store, clock: systemClock };
  return { tenantId, manager, member, system: await systemContext(services, tenantId, "test", newId()) } as Scene;
}
const later = (context: TenantContext, days: number): TenantContext => ({ ...context, clock: { now: () => new Date(Date.now() + days * DAY_MS) } });

async function addLead({ tenantId }: Pick<Scene, "tenantId">, more: Record<string, unknown> = {}): Promise<string> {
  const id = newId();
  const lead = {
    id,
    tenant_id: tenantId,
    first_name: "Ada",
    source: "website",
    status_since: new Date(),
    created_at: new Date(),
    updated_at: new Date(),
  };
  const row: Record<string, unknown> = { ...lead, ...((await hasSortName()) ? { sort_name: "ada" } : {}), ...more };
  const columns = Object.keys(row);
  await query(
    database.superuserUrl,
    `INSERT INTO lead (${columns.join(", ")}) VALUES (${columns.map((_, index) => `$${index + 1}`).join(", ")})`,
    Object.values(row),
  );
  return id;
}
/** Decides a lead that was seen while it was new. */
const decide = (id: string, isWon: boolean) =>
  query(
    database.superuserUrl,
    `UPDATE lead SET status = $2, converted_at = CASE WHEN $2 = 'converted' THEN now() + interval '1 hour' END, status_since = now() + interval '1 hour' WHERE id = $1`,
    [id, isWon ? "converted" : "lost"],
  );
const scoreOfRow = async (id: string) =>
  (
    await query<{ score: number | null; score_band: string; version: number }>(
      database.superuserUrl,
      "SELECT score, score_band, version FROM lead WHERE id = $1",
      [id],
    )
  )[0];
const attempt = () => ({ id: newId(), attempt: 1, signal: new AbortController().signal, runtime });

/** Leads of which those by referral are mostly won. */
async function addOutcomes(scene: Scene, each: number) {
  for (let index = 0; index < each * 2; index++) {
    const isWon = index < each;
    const source = (isWon ? index % 10 < 8 : index % 10 < 2) ? "referral" : "facebook";
    const id = await addLead(scene, { source });
    await scoreLead(scene.system, id);
    await decide(id, isWon);
  }
}

describe("a lead's score", () => {
  test("is worked out by the event of its coming, with factors that add up, and without a new version of the lead", async () => {
    const scene = await newScene();
    const id = await addLead(scene, { email: "ada@prospect.example", email_key: "ada@prospect.example", source: "referral" });
    await expect(getLeadScore(scene.member, id)).resolves.toBeNull();
    const data = EVENTS["lead.captured"].parse({ tenantId: scene.tenantId, leadId: id, hasConsent: false });
    const envelope = { id: newId(), name: "lead.captured" as const, at: new Date().toISOString(), requestId: newId(), actorId: null, data };
    await scoreLeadJob.handle(envelope, attempt());
    const score = await getLeadScore(scene.member, id);
    expect(score).toMatchObject({ model: "rules", modelVersion: null });
    expect(score?.factors.reduce((sum, { points }) => sum + points, 0)).toBe(score?.score);
    expect(score?.factors.find(({ name }) => name === "source")).toMatchObject({ evidence: "referral" });
    await expect(scoreOfRow(id)).resolves.toEqual({ score: score?.score, score_band: score?.band, version: 1 });
  });

  test("rises with a meeting, and has faded when the leads are scored some weeks later", async () => {
    const scene = await newScene();
    const id = await addLead(scene);
    const before = (await scoreLead(scene.system, id))?.score ?? 0;
    await query(
      database.superuserUrl,
      `INSERT INTO activity (id, tenant_id, kind, lead_id, subject, occurred_at, created_at, updated_at) VALUES ($1, $2, 'meeting', $3, 'Met', now(), now(), now())`,
      [newId(), scene.tenantId, id],
    );
    const met = (await scoreLead(scene.system, id))?.score ?? 0;
    expect(met).toBeGreaterThan(before);
    const faded = (await scoreLead(later(scene.system, 60), id))?.score ?? 0;
    expect(faded).toBeLessThan(met);
  });

  test("stays as it was once the lead is decided", async () => {
    const scene = await newScene();
    const id = await addLead(scene);
    const score = (await scoreLead(scene.system, id))?.score;
    await decide(id, true);
    await query(database.superuserUrl, "UPDATE lead SET timeline = 'now', source = 'referral' WHERE id = $1", [id]);
    await expect(scoreLead(scene.system, id)).resolves.toBeNull();
    await expect(scoreOfRow(id)).resolves.toMatchObject({ score });
  });

  test("of another tenant's lead is not found, and not worked out", async () => {
    const [scene, other] = [await newScene(), await newScene()];
    const id = await addLead(scene);
    await expect(scoreLead(other.system, id)).resolves.toBeNull();
    await expect(getLeadScore(other.manager, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(scoreOfRow(id)).resolves.toMatchObject({ score: null });
  });
});

describe("the rules", () => {
  const change = (more: Record<string, unknown>, version = 0) => changeScoringInput.parse({ ...RULES, ...more, version });
  const RULES = {
    demographic: 0,
    behavioural: 100,
    engagement: 0,
    fit: 0,
    predictive: 0,
    halfLifeDays: 14,
    countries: "de, at",
    industries: "",
    leastBudget: 0,
    prefer: "rules",
  };

  test("are changed by who works leads, for all open leads, with a place in the trail", async () => {
    const scene = await newScene();
    const id = await addLead(scene, { source: "referral" });
    await scoreLead(scene.system, id);
    await expect(changeScoring(scene.member, change({}))).rejects.toMatchObject({ code: "forbidden" });
    await expect(changeScoring(scene.manager, change({}))).resolves.toMatchObject({ rulesVersion: 1, rules: { countries: ["DE", "AT"] } });
    await rescoreLeadsJob.handle({ tenantId: scene.tenantId }, attempt());
    await expect(scoreOfRow(id)).resolves.toMatchObject({ score: 45 });
    const trail = await query<{ action: string }>(
      database.superuserUrl,
      "SELECT action FROM audit_entry WHERE tenant_id = $1 AND action LIKE 'lead_scoring.%'",
      [scene.tenantId],
    );
    expect(trail).toEqual([{ action: "lead_scoring.change" }]);
  });

  test("are not overwritten by who has not seen them", async () => {
    const { manager } = await newScene();
    const answers = await Promise.allSettled([1, 2, 3].map((fit) => changeScoring(manager, change({ fit }))));
    expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(changeScoring(manager, change({}, 0))).rejects.toMatchObject({ code: "conflict" });
    await expect(changeScoring(manager, change({}, 1))).resolves.toMatchObject({ rulesVersion: 2 });
  });
});

describe("the scorecard", () => {
  test("is not made of fewer than 50 won and 50 lost leads, and says so", async () => {
    const scene = await newScene();
    await addOutcomes(scene, 3);
    await expect(askForScorecard(scene.manager)).resolves.toEqual({ state: "too_few", won: 3, lost: 3, needed: 50 });
    await expect(trainScorecard(scene.system)).resolves.toMatchObject({ state: "too_few", version: null });
    await expect(scoringOverview(scene.member)).resolves.toMatchObject({ inForce: "rules", scorecard: null, history: [] });
    await expect(askForScorecard(scene.member)).rejects.toMatchObject({ code: "forbidden" });
  });

  test("of a tenant's own outcomes scores its leads from then on, unless it prefers its rules", async () => {
    const scene = await newScene();
    await addOutcomes(scene, 60);
    const made = await trainScorecard(scene.system);
    expect(made).toMatchObject({ state: "made", won: 60, lost: 60, version: 1 });
    expect(made.auc).toBeGreaterThan(0.7);
    const [good, bad] = [await addLead(scene, { source: "referral" }), await addLead(scene, { source: "facebook" })];
    const [high, low] = [await scoreLead(scene.system, good), await scoreLead(scene.system, bad)];
    expect(high).toMatchObject({ model: "scorecard", modelVersion: 1 });
    expect(high?.score).toBeGreaterThan((low?.score ?? 100) + 20);
    expect(high?.factors.reduce((sum, { points }) => sum + points, 0)).toBe(high?.score);
    const overview = await scoringOverview(scene.member);
    expect(overview).toMatchObject({ inForce: "scorecard", outcomes: { won: 60, lost: 60 }, history: [{ version: 1, isUsable: true }] });
    expect(overview.scorecard?.factors.map(({ name }) => name)).toContain("source");
    await changeScoring(scene.manager, changeScoringInput.parse({ ...overview.rules, prefer: "rules", version: 0 }));
    const byRules = await scoreLead(scene.system, good);
    expect(byRules).toMatchObject({ model: "rules" });
    expect(byRules?.factors.filter(({ part }) => part === "predictive")).toHaveLength(1);
  });

  test("looks at nothing that came after the lead, and at no lead that came with its outcome", async () => {
    const scene = await newScene();
    const seen = await addLead(scene, { source: "facebook" });
    await scoreLead(scene.system, seen);
    await query(database.superuserUrl, "UPDATE lead SET source = 'referral', message = 'Yes, we sign!' WHERE id = $1", [seen]);
    await scoreLead(scene.system, seen);
    const [kept] = await query<{ facts: Record<string, unknown> }>(database.superuserUrl, "SELECT facts FROM lead_arrival WHERE lead_id = $1", [
      seen,
    ]);
    expect(kept?.facts).toMatchObject({ source: "facebook", messageLength: 0 });
    // Entered when it was long decided, and scored by nobody before.
    const entered = await addLead(scene, { status: "contacted" });
    await scoreLead(scene.system, entered);
    await decide(entered, true);
    await decide(seen, false);
    await expect(scoringOverview(scene.manager)).resolves.toMatchObject({ outcomes: { won: 0, lost: 1 } });
  });

  test("that tells won from lost too seldom is kept, and not used", async () => {
    const scene = await newScene();
    for (let index = 0; index < 110; index++) {
      const id = await addLead(scene, { source: index % 2 === 0 ? "referral" : "facebook" });
      await scoreLead(scene.system, id);
      await decide(id, index % 4 < 2);
    }
    await expect(trainScorecard(scene.system)).resolves.toMatchObject({ state: "not_good_enough", version: 1 });
    await expect(scoringOverview(scene.manager)).resolves.toMatchObject({ inForce: "rules", scorecard: null, history: [{ isUsable: false }] });
  });
});

let sortName: boolean | null = null;
/** Whether leads keep a name to be sorted by. */
async function hasSortName(): Promise<boolean> {
  sortName ??=
    (await query(database.superuserUrl, "SELECT 1 FROM information_schema.columns WHERE table_name = 'lead' AND column_name = 'sort_name'")).length >
    0;
  return sortName;
}
