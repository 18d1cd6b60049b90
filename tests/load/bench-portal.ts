import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashPassword, makeSessionToken, openSession } from "#lib/identity";
import { newId, randomToken } from "#lib/platform/crypto";
import { createDatabase, type Database, type Transaction } from "#lib/platform/database";
import { startEmbeddedPostgres } from "#lib/platform/embedded-postgres";
import { migrate } from "../support/migrate.ts";
import { type Portal, startPortal } from "../support/portal.ts";
import { type Scale, seedScale } from "./seed-scale.ts";

export const BENCH_EMAIL = "bench@bizosaas.example";
export const SESSION_POLICY = { idleHours: 24, maxDays: 30 };

export interface BenchPortal {
  portal: Portal;
  db: Database;
  /** As the owner of the schema, and as the app role. */
  ownerUrl: string;
  appUrl: string;
  authSecret: string;
  password: string;
  /** The token of a super-admin who is signed in. */
  token: string;
  stop(): Promise<void>;
}

/** A portal from the production build on a database of its own, filled to a scale, with a super-admin who is signed in. */
export async function startBenchPortal(scale: Scale): Promise<BenchPortal> {
  const [authSecret, password] = [randomToken(), randomToken()];
  const dataDir = await mkdtemp(join(tmpdir(), "bizosaas-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir });
  const appUrl = await migrate(postgres.ownerUrl, authSecret);
  await seedScale(postgres.ownerUrl, scale);
  const db = createDatabase({ url: appUrl, poolSize: 6 });
  const token = await makeSessionToken(await signIn(db, password), authSecret, 86_400);
  const portal = await startPortal({ appUrl, authSecret, env: { API_CALLS_PER_MINUTE: "10000000" } });
  return {
    portal,
    db,
    ownerUrl: postgres.ownerUrl,
    appUrl,
    authSecret,
    password,
    token,
    async stop() {
      await portal.stop();
      await db.close();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function signIn(database: Database, password: string): Promise<Signed> {
  const userId = newId();
  const passwordHash = await hashPassword(password);
  return database.transaction({ kind: "system", purpose: "bench" }, async (tx) => {
    await tx.prisma.user.create({ data: { id: userId, email: BENCH_EMAIL, name: "Bench", passwordHash, platformRole: "super_admin" } });
    return open(tx, userId, null);
  });
}

/** @returns the cookie of a member who is signed in to a tenant */
export async function memberCookie({ db, authSecret }: Pick<BenchPortal, "db" | "authSecret">, userId: string, tenantId: string): Promise<string> {
  const signed = await db.transaction({ kind: "system", purpose: "bench" }, (tx) => open(tx, userId, tenantId));
  return `next-auth.session-token=${await makeSessionToken(signed, authSecret, 86_400)}`;
}

interface Signed {
  sessionId: string;
  userId: string;
}

async function open(tx: Transaction, userId: string, activeTenantId: string | null): Promise<Signed> {
  const origin = { ip: null, userAgent: null };
  const sessionId = await openSession(tx, {
    user: { id: userId, sessionVersion: 1 },
    activeTenantId,
    origin,
    now: new Date(),
    policy: SESSION_POLICY,
  });
  return { sessionId, userId };
}
