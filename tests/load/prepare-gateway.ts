import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { makeSessionToken, openSession } from "#lib/identity";
import { newId, randomToken } from "#lib/platform/crypto";
import { appDatabaseUrl, applyMigrations, createDatabase, ensureRoles } from "#lib/platform/database";
import { startEmbeddedPostgres } from "#lib/platform/embedded-postgres";
import { SESSION_POLICY } from "./bench-portal.ts";

/**
 * A database with one tenant, somebody of it who is signed in, and a route to `target` that asks for a permission and counts requests.
 * @param over what the route says otherwise
 */
export async function prepareGateway(target: string, over: { maxBodyKib?: number; totalTimeoutMs?: number | null } = {}) {
  const authSecret = randomToken();
  const dataDir = await mkdtemp(join(tmpdir(), "bizosaas-bench-"));
  const postgres = await startEmbeddedPostgres({ dataDir });
  const appUrl = appDatabaseUrl(postgres.ownerUrl, authSecret);
  const owner = new Client(postgres.ownerUrl);
  await owner.connect();
  await ensureRoles(owner, new URL(appUrl).password);
  await applyMigrations(owner, "prisma/migrations");
  await owner.end();
  const db = createDatabase({ url: appUrl, poolSize: 2 });
  const [tenantId, userId, serviceId] = [newId(), newId(), newId()];
  const sessionId = await db.transaction({ kind: "system", purpose: "bench" }, async ({ prisma, ...tx }) => {
    await prisma.tenant.create({
      data: {
        id: tenantId,
        slug: "bench",
        name: "Bench",
        kind: "client",
        status: "active",
        planKey: "starter",
        timeZone: "UTC",
        currency: "USD",
        locale: "en",
      },
    });
    await prisma.user.create({ data: { id: userId, email: "bench@bizosaas.example", name: "Bench" } });
    await prisma.membership.create({ data: { userId, tenantId, role: "member" } });
    await prisma.service.createMany({ data: [{ id: serviceId, key: "bench", name: "Bench", kind: "backend" }] });
    await prisma.serviceInstance.createMany({ data: [{ id: newId(), serviceId, address: target }] });
    await prisma.gatewayRoute.createMany({
      data: [
        {
          id: newId(),
          serviceId,
          pathPrefix: "/",
          methods: [],
          access: "lead.read",
          ratePerMinute: 1_000_000,
          connectTimeoutMs: 2_000,
          firstByteTimeoutMs: 15_000,
          idleTimeoutMs: 60_000,
          totalTimeoutMs: 60_000,
          maxBodyKib: 10_240,
          retries: 1,
          fallback: "none",
          staleSeconds: 300,
          staticStatus: 503,
          staticType: "application/json",
          staticBody: "",
          corsOrigins: [],
          balancing: "least_requests",
          stickyBy: "user",
          breakerFailures: 5,
          breakerOpenSeconds: 30,
          breakerSuccesses: 3,
          canaryPercent: 0,
          ...over,
        },
      ],
    });
    return openSession(
      { prisma, ...tx },
      {
        user: { id: userId, sessionVersion: 1 },
        activeTenantId: tenantId,
        origin: { ip: null, userAgent: null },
        now: new Date(),
        policy: SESSION_POLICY,
      },
    );
  });
  await db.close();
  const cookie = `next-auth.session-token=${await makeSessionToken({ sessionId, userId }, authSecret, 86_400)}`;
  return {
    appUrl,
    authSecret,
    cookie,
    async stop() {
      await postgres.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
