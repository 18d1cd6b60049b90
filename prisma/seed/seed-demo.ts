import type { Context } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { importFigures } from "#lib/campaigns";
import type { ImportedDay, ImportedFile } from "#lib/campaigns/schema";
import { awardEarned } from "#lib/gamification";
import { hashPassword, systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createDatabase, type Transaction } from "#lib/platform/database";
import { createJobQueue } from "#lib/platform/jobs";
import { createLog } from "#lib/platform/log";
import { createSingleProcessStore } from "#lib/platform/store";
import { enterPlatformServices } from "#lib/services";
import { DEMO_ACCOUNTS, DEMO_SECOND_PLACES, DEMO_TENANTS, type DemoAccount } from "./accounts.ts";
import { filesOf } from "./files-of.ts";
import { asOf } from "./one-transaction.ts";
import { planChannels } from "./plan-channels.ts";
import { leadsOf } from "./sales-stories.ts";
import { seedConversations } from "./seed-conversations.ts";
import { seedCreatives } from "./seed-creatives.ts";
import { lacksGames, seedGames } from "./seed-games.ts";
import { seedImports } from "./seed-imports.ts";
import { seedInvoices } from "./seed-invoices.ts";
import { seedReports } from "./seed-reports.ts";
import { seedSales } from "./seed-sales.ts";
import { DAY_MS, HOUR_MS, quietly, type Services } from "./services.ts";
import { YEAR_TO } from "./year/clients.ts";

export interface SeedOptions {
  /** As the app role. Migrations, also those of the job queue, must have been applied. */
  databaseUrl: string;
  demoPassword: string;
  /** Told what is done, one line each. */
  log?: (line: string) => void;
  /** What "today" is. */
  clock?: Services["clock"];
}

export interface SeedResult {
  accounts: readonly DemoAccount[];
  /** Days of campaigns on channels that were imported. */
  days: number;
}

const SCOPE = { kind: "system", purpose: "demo data" } as const;
const TRIAL_MS = 30 * DAY_MS;
/** A month and a day, for most months. */
const IMPORTED_AFTER_MS = 32 * DAY_MS;
const LANES = 3;
const POOL_SIZE = 6;
/** Nobody waits for what the import holds, and a busy or slow machine may need longer for it than an act of a person may take. */
const TRANSACTION_MS = 120_000;

/**
 * Writes the demonstration into an empty database: tenants and people in one transaction, then their campaigns through
 * the ordinary import, then their referrals and boards. One that was interrupted is completed by the next call.
 * @returns null, having changed nothing, when the database has other tenants or the whole demonstration already
 */
export async function seedDemo({ databaseUrl, demoPassword, log = () => undefined, clock = systemClock }: SeedOptions): Promise<SeedResult | null> {
  const db = createDatabase({ url: databaseUrl, poolSize: POOL_SIZE, transactionMs: TRANSACTION_MS });
  const store = createSingleProcessStore();
  const jobs = createJobQueue({ databaseUrl, db, log: createLog({ level: "warn", process: "seed" }) });
  try {
    const services = { db, jobs, store, clock };
    const [state] = await db.system<{ tenants: number; demo_tenants: number }>({
      text: "SELECT count(*)::int AS tenants, count(*) FILTER (WHERE is_demo AND slug = ANY($1))::int AS demo_tenants FROM tenant",
      values: [DEMO_TENANTS.map(({ slug }) => slug)],
    });
    if (!state || (state.tenants > 0 && state.demo_tenants === 0)) return null;
    const files = new Map(await Promise.all(DEMO_TENANTS.map(async ({ slug }) => [slug, await filesOf(slug)] as const)));
    if (state.tenants > 0 && (await incompleteTenants(services, files)).length === 0 && !(await lacksGames(services))) return null;
    const passwordHash = await hashPassword(demoPassword);
    await db.transaction(SCOPE, async (tx) => {
      await enterPlatformServices(tx);
      await createPeople(services, tx, passwordHash);
    });
    let days = 0;
    const lacking = await incompleteTenants(services, files);
    await inLanes(longestFirst(lacking), async ({ id, slug }) => {
      const file = files.get(slug);
      const imported = file ? await seedTenant(services, { id, slug }, file) : 0;
      days += imported;
      log(`${slug}: ${file?.campaigns.length} campaigns, ${file?.days.length} rows of figures`);
    });
    await seedInvoices(services);
    await seedGames(services);
    return { accounts: DEMO_ACCOUNTS, days };
  } finally {
    await jobs.close();
    await db.close();
    await store.close();
  }
}

/** The demo tenants that do not have all their figures yet. */
async function incompleteTenants({ db }: Services, files: Map<string, ImportedFile>): Promise<{ id: string; slug: string }[]> {
  const rows = await db.system<{ id: string; slug: string; days: number }>({
    text: `SELECT t.id, t.slug, (SELECT count(*)::int FROM campaign_channel_day d WHERE d.tenant_id = t.id) AS days
           FROM tenant t WHERE t.is_demo AND t.slug = ANY($1) ORDER BY t.slug`,
    values: [[...files.keys()]],
  });
  return rows.filter(({ slug, days }) => days < (files.get(slug)?.days.length ?? 0)).map(({ id, slug }) => ({ id, slug }));
}

/** All tenants and people or none. When an interrupted call has written them, they only get this call's password. */
async function createPeople(services: Services, tx: Transaction, passwordHash: string): Promise<void> {
  // Two calls at once: the second waits here, and then finds the tenants of the first.
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('demo data', 0))::text" });
  if ((await tx.prisma.tenant.count()) > 0) {
    await tx.prisma.user.updateMany({ where: { isDemo: true }, data: { passwordHash } });
    return;
  }
  const now = services.clock.now();
  const tenants = DEMO_TENANTS.map(({ people: _, daysAgo, ...tenant }) => ({
    ...tenant,
    id: newId(),
    isDemo: true,
    trialEndsAt: tenant.status === "trial" ? new Date(now.getTime() - daysAgo * DAY_MS + TRIAL_MS) : null,
    createdAt: new Date(now.getTime() - daysAgo * DAY_MS),
    updatedAt: now,
  }));
  const tenantIds = new Map(tenants.map(({ id, slug }) => [slug, id]));
  const people = DEMO_ACCOUNTS.map((account) => ({
    ...account,
    id: newId(),
    tenantId: account.tenant === null ? null : tenantIds.get(account.tenant),
  }));
  await tx.prisma.tenant.createMany({ data: tenants });
  await tx.prisma.user.createMany({
    data: people.map(({ id, email, name, role, tenantId }) => ({
      id,
      email,
      name,
      passwordHash,
      emailVerifiedAt: now,
      platformRole: tenantId ? null : role,
      isDemo: true,
      createdAt: now,
    })),
  });
  await tx.prisma.membership.createMany({
    data: people.flatMap(({ id, role, tenantId }) => (tenantId ? { tenantId, userId: id, role, createdAt: now } : [])),
  });
  await tx.prisma.membership.createMany({
    data: DEMO_SECOND_PLACES.flatMap(({ email, tenant, role }) => {
      const [tenantId, person] = [tenantIds.get(tenant), people.find((each) => each.email === email)];
      // A moment later: signing in leads to the place that came first.
      return tenantId && person ? { tenantId, userId: person.id, role, createdAt: new Date(now.getTime() + 1) } : [];
    }),
  });
  const context = seedContext(services);
  for (const { id, slug, name, planKey, status } of tenants) {
    await recordAudit(context, tx, {
      action: "tenant.create",
      tenantId: id,
      subjectType: "tenant",
      subjectId: id,
      after: { slug, name, planKey, status, isDemo: true },
    });
  }
}

function seedContext(services: Services): Context {
  return {
    ...services,
    actor: { kind: "system", name: "demo data" },
    tenant: null,
    grants: new Map(),
    lockedOutOf: null,
    requestId: newId(),
    origin: { ip: null, userAgent: null, deviceToken: null },
    idempotency: null,
  };
}

/** Whoever has most to tell begins, so that nobody is left to wait for. */
const longestFirst = <T extends { slug: string }>(tenants: readonly T[]): T[] => tenants.toSorted((a, b) => leadsOf(b.slug) - leadsOf(a.slug));

/** A few at a time, in their order: while one waits for the database another computes. */
async function inLanes<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

/** The figures come last: where they are missing something is, and a lead that was deleted later does not come back. @returns how many days were imported */
async function seedTenant(services: Services, { id, slug }: { id: string; slug: string }, file: ImportedFile): Promise<number> {
  const quiet = quietly(services);
  await importFigures(await systemContext(services, id, "demo data", newId()), { campaigns: file.campaigns, days: [] });
  await planChannels(services, id);
  await seedCreatives(quiet, { id, slug });
  await seedImports(quiet, { id, slug }, file);
  await seedConversations(quiet, { id, slug });
  await seedReports(quiet, { id, slug });
  await seedSales(quiet, id, slug);
  return importMonths(services, id, slug, file.days);
}

/**
 * Month by month, as an agency would import, so that achievements go to whoever led at the time. A month is imported on the second day of the next;
 * those of before a tenant was there on its first. The year before its own
 * files earns nothing by itself: it is looked at with the first of their months.
 */
async function importMonths(services: Services, tenantId: string, slug: string, days: readonly ImportedDay[]): Promise<number> {
  const context = await systemContext(services, tenantId, "demo data", newId());
  const now = services.clock.now().getTime();
  const cameAt = now - (DEMO_TENANTS.find((tenant) => tenant.slug === slug)?.daysAgo ?? 0) * DAY_MS;
  const months = Map.groupBy(days, ({ day }) => day.slice(0, 7));
  let imported = 0;
  const inOrder = [...months.keys()].sort();
  for (const month of inOrder) {
    const ofMonth: ImportedDay[] = months.get(month) ?? [];
    const at = Math.min(now, Math.max(cameAt + HOUR_MS, Date.parse(`${month}-01T08:00:00Z`) + IMPORTED_AFTER_MS));
    imported += (
      await importFigures(
        { ...asOf(context, at), ...(month !== inOrder.at(-1) && { jobs: quietly(services).jobs }) },
        { campaigns: [], days: ofMonth },
      )
    ).days;
    if (month >= YEAR_TO.slice(0, 7)) await awardEarned(context);
  }
  return imported;
}
