import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { grantsInStatus, TENANT_ROLE_GRANTS, TENANT_ROLES, TENANT_STATUSES, type TenantRole, type TenantStatus } from "#lib/access";
import { hashPassword } from "#lib/identity";
import { newId, randomToken } from "#lib/platform/crypto";
import type { AnyDeclaration } from "#lib/web";
import { apiModules } from "../../../app/api/modules.ts";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type ApiClient, type Portal, signInClient, startPortal } from "../../support/portal.ts";
import { PASSWORD } from "./people.ts";
import { type WrittenRows, watchWrites } from "./written-rows.ts";

const routes = apiModules.flatMap(({ path, handlers }) =>
  Object.entries(handlers).flatMap(([method, handler]) => {
    const { declaration } = handler as { declaration?: AnyDeclaration };
    return declaration ? [{ method, path, declaration }] : [];
  }),
);
// Those end the session that the matrix is walked with.
const ENDS_SESSIONS = new Set(["POST /api/auth/logout", "DELETE /api/auth/sessions"]);

/**
 * Role × route × state of the tenant, generated from the routes' own declarations: who lacks the permission is refused, and
 * whoever has it is not. Bodies are empty, so that nobody writes anything.
 */
describe("role × route × state of the tenant", () => {
  let database: TestDatabase;
  let portal: Portal;
  let written: WrittenRows;
  const clients = new Map<string, ApiClient>();

  beforeAll(async () => {
    database = await testDatabase();
    const passwordHash = await hashPassword(PASSWORD);
    await database.db.transaction({ kind: "system", purpose: "test" }, async (tx) => {
      for (const status of TENANT_STATUSES) {
        const tenantId = newId();
        const slug = status.replace("_", "-");
        const suspendedReason = status === "suspended" ? "unpaid" : null;
        const shared = { kind: "client", planKey: "enterprise", timeZone: "UTC", currency: "USD", locale: "en" };
        await tx.prisma.tenant.create({ data: { ...shared, id: tenantId, slug, name: slug, status, suspendedReason } });
        for (const role of TENANT_ROLES) {
          const userId = newId();
          await tx.prisma.user.create({ data: { id: userId, email: addressOf(role, status), name: role, passwordHash } });
          await tx.prisma.membership.create({ data: { tenantId, userId, role } });
        }
      }
    });
    portal = await startPortal({ appUrl: database.appUrl, authSecret: database.authSecret, env: { API_CALLS_PER_MINUTE: "100000" } });
    for (const status of TENANT_STATUSES) {
      for (const role of TENANT_ROLES) {
        const client = await signInClient(portal.url, addressOf(role, status), PASSWORD);
        await client.request("GET", "/api/auth/csrf");
        clients.set(addressOf(role, status), client);
      }
    }
    written = await watchWrites(database);
  }, 180_000);
  afterAll(async () => {
    await portal?.stop();
    await written?.close();
    await database?.drop();
  });

  test.each(TENANT_STATUSES)("tenant %s", async (status) => {
    const surprises: string[] = [];
    for (const { method, path, declaration } of routes) {
      if (ENDS_SESSIONS.has(`${method} ${path}`)) continue;
      for (const role of TENANT_ROLES) {
        const response = await clients.get(addressOf(role, status))?.request(method, path.replace(/\{[^}]+\}/g, newId()), {
          ...(method !== "GET" && { json: {}, headers: { "idempotency-key": randomToken() } }),
        });
        const wasRefused = response?.status === 401 || response?.status === 403;
        if (wasRefused !== isRefused(declaration, role, status) && !(await isAboutSomethingElse(response)))
          surprises.push(`${method} ${path} as ${role}: ${response?.status}`);
      }
    }
    expect(surprises).toEqual([]);
    expect(await written.take()).toEqual([]);
  });

  const addressOf = (role: TenantRole, status: TenantStatus) => `${role.replace("_", "-")}@${status.replace("_", "-")}.example`;
});

function isRefused({ access, permission }: AnyDeclaration, role: TenantRole, status: TenantStatus): boolean {
  if (access === "public" || access === "user") return false;
  if (access === "staff") return true;
  const grants = grantsInStatus(status, role, TENANT_ROLE_GRANTS[role]);
  return grants === null || (permission !== undefined && !grants.has(permission));
}

/** A refusal that has nothing to do with the role: of an act that wants a recent sign-in. */
async function isAboutSomethingElse(response: Response | undefined): Promise<boolean> {
  return response?.status === 403 && ((await response.json()) as { reason?: string }).reason === "reauthentication_required";
}
