import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { hashPassword, makeSessionToken, openSession } from "#lib/identity";
import { newId, randomToken } from "#lib/platform/crypto";
import { appDatabaseUrl, applyMigrations, createDatabase, ensureRoles } from "#lib/platform/database";
import { startEmbeddedPostgres } from "#lib/platform/embedded-postgres";
import { migrateJobs } from "#lib/platform/jobs";
import { jobs, subscriptions } from "../../jobs.ts";
import { type Portal, startPortal } from "../support/portal.ts";
import { type Scale, seedScale } from "./seed-scale.ts";

export interface ScalePortal {
  portal: Portal;
  /** Of a super-admin who is signed in. */
  cookie: { name: string; value: string };
  /** The database as its owner. */
  ownerUrl: string;
  /** Ids to make addresses of. */
  tenantId: string;
  personId: string;
  stop(): Promise<void>;
}

/** A portal from the production build over a database of this many tenants and people, with its worker. */
export async function startScalePortal(scale: Scale, note: (line: string) => void): Promise<ScalePortal> {
  const dataDir = await mkdtemp(join(tmpdir(), "bizosaas-scale-"));
  const postgres = await startEmbeddedPostgres({ dataDir });
  const authSecret = randomToken();
  const appUrl = appDatabaseUrl(postgres.ownerUrl, authSecret);
  const owner = new Client(postgres.ownerUrl);
  await owner.connect();
  await ensureRoles(owner, new URL(appUrl).password);
  await applyMigrations(owner, "prisma/migrations");
  await migrateJobs(postgres.ownerUrl, { jobs, subscriptions });
  await seedScale(postgres.ownerUrl, scale, note);
  const { rows } = await owner.query<{ tenant: string; person: string }>(
    `SELECT (SELECT id FROM tenant WHERE slug = 'scale-1') AS tenant, (SELECT id FROM "user" WHERE email = 'person100@scale.example') AS person`,
  );
  await owner.end();
  const session = await signInStaff(appUrl);
  const portal = await startPortal({ appUrl, authSecret, withWorker: true, env: { API_CALLS_PER_MINUTE: "10000000" } });
  return {
    portal,
    cookie: { name: "next-auth.session-token", value: await makeSessionToken(session, authSecret, 86_400) },
    ownerUrl: postgres.ownerUrl,
    tenantId: rows[0]?.tenant ?? "",
    personId: rows[0]?.person ?? "",
    async stop() {
      await portal.stop();
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function signInStaff(appUrl: string): Promise<{ sessionId: string; userId: string }> {
  const database = createDatabase({ url: appUrl, poolSize: 1 });
  const userId = newId();
  const passwordHash = await hashPassword(randomToken());
  const sessionId = await database.transaction({ kind: "system", purpose: "bench" }, async (tx) => {
    await tx.prisma.user.create({ data: { id: userId, email: "bench@bizosaas.example", name: "Bench", passwordHash, platformRole: "super_admin" } });
    return openSession(tx, {
      user: { id: userId, sessionVersion: 1 },
      activeTenantId: null,
      origin: { ip: null, userAgent: null },
      now: new Date(),
      policy: { idleHours: 24, maxDays: 30 },
    });
  });
  await database.close();
  return { sessionId, userId };
}
