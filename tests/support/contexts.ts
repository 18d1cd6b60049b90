import {
  type Context,
  type PlatformRole,
  requireStaff,
  requireTenant,
  requireUser,
  type StaffContext,
  type TenantContext,
  type TenantRef,
  type TenantRole,
  type TenantStatus,
} from "#lib/access";
import { contextOfRequest, cookieNames, hashPassword, makeSessionToken, openSession, sessionPolicy } from "#lib/identity";
import { type Clock, systemClock } from "#lib/platform/clock";
import { loadConfig } from "#lib/platform/config";
import { newId } from "#lib/platform/crypto";
import type { Database } from "#lib/platform/database";
import { createRuntime, type Runtime } from "#lib/platform/runtime";
import type { TestDatabase } from "./database.ts";

const SCOPE = { kind: "system", purpose: "test" } as const;
const DAY_SECONDS = 86_400;

interface NewTenant {
  slug?: string;
  name?: string;
  kind?: "client" | "brand";
  status?: TenantStatus;
  planKey?: string;
  timeZone?: string;
  currency?: string;
  locale?: string;
  isDemo?: boolean;
  createdAt?: Date;
}

/** Writes a tenant: an active client on the plan Starter, unless told otherwise. */
export async function createTenant(db: Database, overrides: NewTenant = {}): Promise<TenantRef> {
  const id = newId();
  const slug = overrides.slug ?? `tenant-${id.slice(-12)}`;
  const tenant = {
    id,
    slug,
    name: slug,
    kind: "client",
    status: "active" as TenantStatus,
    planKey: "starter",
    timeZone: "UTC",
    currency: "USD",
    locale: "en",
    isDemo: false,
    ...overrides,
  };
  const suspendedReason = tenant.status === "suspended" ? "unpaid" : null;
  await db.transaction(SCOPE, (tx) => tx.prisma.tenant.create({ data: { ...tenant, suspendedReason } }));
  const { name, status, timeZone, currency, locale, isDemo } = tenant;
  return { id, slug: tenant.slug, name, status, timeZone, currency, locale, isDemo };
}

interface NewPerson {
  email?: string;
  name?: string;
  /** Without one nobody can sign in as this person. */
  password?: string;
  platformRole?: PlatformRole | null;
  status?: "active" | "suspended";
  memberships?: { tenantId: string; role: TenantRole }[];
}

export interface Person {
  id: string;
  email: string;
  name: string;
}

/** Writes a person, and what tenants they belong to. */
export async function createPerson(db: Database, { password, memberships = [], ...overrides }: NewPerson = {}): Promise<Person> {
  const id = newId();
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const person = { id, email: `person-${id.slice(-12)}@test.example`, name: `Person ${id.slice(-4)}`, ...overrides };
  await db.transaction(SCOPE, async (tx) => {
    await tx.prisma.user.create({ data: { ...person, passwordHash } });
    await tx.prisma.membership.createMany({ data: memberships.map((membership) => ({ ...membership, userId: id })) });
  });
  return { id, email: person.email, name: person.name };
}

interface RuntimeOptions {
  process?: "web" | "worker";
  redisUrl?: string;
  clock?: Clock;
  env?: Record<string, string>;
}

/** What a process of the portal would have on this database. The caller closes it. */
export function testRuntime(database: Pick<TestDatabase, "appUrl" | "authSecret">, options: RuntimeOptions = {}): Runtime {
  const { process: processName = "web", redisUrl, clock = systemClock, env } = options;
  const config = loadConfig({
    NODE_ENV: "test",
    DATABASE_APP_URL: database.appUrl,
    AUTH_SECRET: database.authSecret,
    REDIS_URL: redisUrl,
    LOG_LEVEL: "silent",
    ...env,
  });
  return { ...createRuntime({ config, process: processName }), clock };
}

/** Opens a session for a person. @returns its id and the `Cookie` header of a browser that has it */
export async function openTestSession(
  runtime: Runtime,
  userId: string,
  activeTenantId: string | null,
): Promise<{ sessionId: string; cookieHeader: string }> {
  const sessionId = await runtime.db.transaction(SCOPE, async (tx) => {
    const { sessionVersion } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId } });
    const origin = { ip: "127.0.0.1", userAgent: "tests" };
    return openSession(tx, {
      user: { id: userId, sessionVersion },
      activeTenantId,
      origin,
      now: runtime.clock.now(),
      policy: sessionPolicy(runtime),
    });
  });
  const token = await makeSessionToken({ sessionId, userId }, runtime.authSecret, DAY_SECONDS);
  return { sessionId, cookieHeader: `${cookieNames(runtime.config.publicUrl).session}=${token}` };
}

interface ContextOptions {
  clock?: Clock;
}

/** A new person of the operator's staff, signed in. */
export async function staffContext(database: TestDatabase, role: PlatformRole = "super_admin", options: ContextOptions = {}): Promise<StaffContext> {
  const person = await createPerson(database.db, { platformRole: role });
  return requireStaff(await signedInContext(database, person.id, null, options));
}

/** A new member of a tenant, signed in and inside it. */
export async function tenantContext(
  database: TestDatabase,
  tenantId: string,
  role: TenantRole,
  options: ContextOptions = {},
): Promise<TenantContext> {
  const person = await createPerson(database.db, { memberships: [{ tenantId, role }] });
  return requireTenant(await signedInContext(database, person.id, tenantId, options));
}

/** The context of a request that carries a real session of this person. */
export async function signedInContext(
  database: TestDatabase,
  userId: string,
  tenantId: string | null,
  options: ContextOptions = {},
): Promise<Context> {
  // Its own pools never connect; what the context uses is closed with the test's database.
  const runtime = { ...testRuntime(database, options), db: database.db, jobs: database.jobs };
  const { cookieHeader } = await openTestSession(runtime, userId, tenantId);
  return contextOfRequest(runtime, { cookieHeader, requestId: newId(), ip: "127.0.0.1", userAgent: "tests" });
}

/** The same context, as a member of staff has it who acts as its person and may change things. */
export function actedBySupport(context: Context): TenantContext {
  const impersonator = {
    impersonationId: newId(),
    userId: newId(),
    name: "Support",
    email: "support@test.example",
    mayWrite: true,
    endsAt: context.clock.now(),
  };
  return requireTenant({ ...context, actor: { ...requireUser(context).actor, impersonator } });
}
