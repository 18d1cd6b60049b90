import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { totpCodeAt } from "#lib/identity";
import { randomToken, seal } from "#lib/platform/crypto";
import { SOCKET_PATH } from "#lib/platform/realtime/schema";
import { query, type TestDatabase, testDatabase } from "../../support/database.ts";
import { type ApiClient, apiClient, type Portal, signInClient, startPortal } from "../../support/portal.ts";
import { callAction } from "./call-action.ts";
import { EXPECTED } from "./expected/index.ts";
import { type Cast, createCast, PASSWORD } from "./people.ts";
import { readSurface } from "./surface.ts";
import { type WrittenRows, watchWrites } from "./written-rows.ts";

const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const CODE_STEP_MS = 30_000;
/** What is left to those who may only look: to stop, and to sign out. */
/** To stop, to sign out, and what takes no cookie: whoever sends a web form is nobody there. */
const LEFT_ROUTES = new Set([
  "DELETE /api/v1/impersonations/current",
  "POST /api/auth/logout",
  "POST /api/forms/[key]",
  "POST /api/v1/payment-providers/[key]/events",
]);
const LEFT_ACTIONS = new Set(["app/(auth)/stop-impersonation-action.ts#stopImpersonationAction", "app/(auth)/actions.ts#signOutAction"]);

/** Walks the product as support that acts as a tenant's administrator and may only look. */
describe("support that may only look", () => {
  const surface = readSurface();
  let database: TestDatabase;
  let portal: Portal;
  let written: WrittenRows;
  let cast: Cast;
  let acting: ApiClient;
  let steps = 0;

  beforeAll(async () => {
    database = await testDatabase();
    cast = await createCast(database.db);
    await sql("INSERT INTO tenant_policy (tenant_id, support_access) VALUES ($1, 'read')", [cast.tenantId]);
    await sql(`INSERT INTO totp_factor (user_id, secret_sealed, confirmed_at) SELECT id, $2, now() FROM "user" WHERE email = $1`, [
      cast.email.support,
      seal(KEY, database.authSecret, "totp"),
    ]);
    portal = await startPortal({ appUrl: database.appUrl, authSecret: database.authSecret, env: { API_CALLS_PER_MINUTE: "100000" } });
    written = await watchWrites(database);
  }, 120_000);
  beforeEach(async () => {
    if (acting && (await nameOf(acting)) === "The tenant_admin") return;
    acting = await beginToAct();
    await written.take();
  });
  afterAll(async () => {
    await portal?.stop();
    await written?.close();
    await database?.drop();
  });

  const sql = <Row extends object>(text: string, values: unknown[] = []) => query<Row>(database.superuserUrl, text, values);
  const fill = (path: string) =>
    path
      .replace("[tenant]", cast.tenantId)
      .replace("[token]", "no-such-link")
      .replace("[code]", "BIZ00000000")
      .replace("[id]", path.includes("campaigns") ? cast.campaignId : cast.tenantId)
      .replace("[step]", path.includes("campaigns") ? "basics" : "plan")
      .replace(/\[[^\]]+\]/g, cast.tenantId);
  const me = async (client: ApiClient) => (await (await client.request("GET", "/api/auth/me")).json()) as { user?: { name: string } };
  const nameOf = async (client: ApiClient) => (await me(client)).user?.name;

  /** Signs in as support with both factors, as a person does, and begins to act as the tenant's administrator. */
  async function beginToAct(): Promise<ApiClient> {
    const client = apiClient(portal.url);
    await client.request("GET", "/api/auth/csrf");
    await client.request("POST", "/api/auth/login", { json: { email: cast.email.support, password: PASSWORD } });
    // A code counts once, and one step to each side of now: earlier ones are forgotten, so that the test need not wait.
    await sql("UPDATE totp_factor SET last_step = NULL");
    const code = totpCodeAt(KEY, new Date(Date.now() + (steps++ % 2) * CODE_STEP_MS));
    expect((await client.request("POST", "/api/auth/login/second-factor", { json: { code } })).status).toBe(200);
    const [person] = await sql<{ id: string }>(`SELECT id FROM "user" WHERE email = $1`, [cast.email.tenant_admin]);
    const answer = await client.request("POST", "/api/v1/impersonations", {
      json: { tenantId: cast.tenantId, userId: person?.id, reason: "The walk of everything that can be called." },
    });
    expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status: 201, body: { mayWrite: false } });
    expect(await nameOf(client)).toBe("The tenant_admin");
    return client;
  }

  function connect(client: ApiClient): Promise<Socket> {
    const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const socket = io(portal.url, { path: SOCKET_PATH, transports: ["websocket"], extraHeaders: { cookie }, reconnection: false });
    return new Promise((resolve, reject) => {
      socket.on("connect", () => resolve(socket));
      socket.on("connect_error", reject);
    });
  }

  /** How long after `act` was answered the socket was cut, in milliseconds. */
  async function msUntilCut(client: ApiClient, act: () => Promise<Response>): Promise<number> {
    const socket = await connect(client);
    const cut = new Promise<number>((resolve) => socket.on("disconnect", () => resolve(Date.now())));
    const response = await act();
    expect(response.status).toBe(200);
    const answered = Date.now();
    return (await cut) - answered;
  }

  // NextAuth's own routes sign in anew and out; they take no notice of whom one acts as.
  const writes = surface.routes.filter((route) => !route.startsWith("GET ") && !route.includes("nextauth") && !LEFT_ROUTES.has(route));

  test("is refused by every route that writes, and nothing changes", async () => {
    const surprises: string[] = [];
    for (const route of writes) {
      const [method = "", path = ""] = route.split(" ");
      const response = await acting.request(method, fill(path), { json: {}, headers: { "idempotency-key": randomToken() } });
      // 401: a route for machines, which takes no cookie.
      if (response.status !== 403 && response.status !== 401) surprises.push(`${route}: ${response.status}`);
    }
    expect(writes.length).toBeGreaterThan(15);
    expect(surprises).toEqual([]);
    expect(await written.take()).toEqual([]);
    expect(await nameOf(acting)).toBe("The tenant_admin");
  });

  test("is refused by every server action, and nothing changes", async () => {
    const surprises: string[] = [];
    for (const [key, { page, form }] of Object.entries(EXPECTED.actions)) {
      if (LEFT_ACTIONS.has(key)) continue;
      const id = surface.actions.find((action) => action.key === key)?.id ?? "";
      const answer = await callAction(acting, { id, page: fill(page), origin: portal.url, form: form(cast) });
      if (answer !== "You act as The tenant_admin and may only look. Nothing was changed.") surprises.push(`${key}: ${answer}`);
    }
    expect(surprises).toEqual([]);
    expect(await written.take()).toEqual([]);
    expect(await nameOf(acting)).toBe("The tenant_admin");
  });

  test("changes nothing by reading either, and sees nothing of the operator’s", async () => {
    const broken: string[] = [];
    for (const page of surface.pages) {
      const response = await acting.request("GET", fill(page));
      if (response.status >= 500) broken.push(`${page}: ${response.status}`);
      if (page.startsWith("/admin")) expect({ page, to: response.headers.get("location") }).toEqual({ page, to: "/portal" });
    }
    for (const route of surface.routes.filter((each) => each.startsWith("GET ") && !each.includes("nextauth"))) {
      const response = await acting.request("GET", fill(route.slice(4)));
      if (response.status >= 500) broken.push(`${route}: ${response.status}`);
    }
    expect(broken).toEqual([]);
    expect(await written.take()).toEqual([]);
  });

  test("sees the banner on the pages of the portal and of the account", async () => {
    for (const page of ["/portal", "/account", "/account/security"]) {
      const html = await (await acting.request("GET", page)).text();
      expect(html).toContain("You may only look.");
    }
  });

  test("loses its socket within a second of stopping, and is itself again", async () => {
    expect(await msUntilCut(acting, () => acting.request("DELETE", "/api/v1/impersonations/current"))).toBeLessThan(1_000);
    expect(await nameOf(acting)).toBe("The support");
    expect((await acting.request("GET", "/api/v1/tenants")).status).toBe(200);
  });

  test("loses its socket within a second when the tenant withdraws its consent", async () => {
    const admin = await signInClient(portal.url, cast.email.tenant_admin, PASSWORD);
    await admin.request("GET", "/api/auth/csrf");
    const path = `/api/v1/tenants/${cast.tenantId}/support-access`;
    const { version } = (await (await admin.request("GET", path)).json()) as { version: number };
    expect(await msUntilCut(acting, () => admin.request("PUT", path, { json: { access: "none", version } }))).toBeLessThan(1_000);
    expect(await nameOf(acting)).toBe("The support");
    const list = await (await admin.request("GET", `/api/v1/tenants/${cast.tenantId}/impersonations`)).json();
    expect(list).toMatchObject({ impersonations: [{ endedBecause: "consent_withdrawn" }, { endedBecause: "stopped" }] });
    await admin.request("PUT", path, { json: { access: "read", version: version + 1 } });
  });

  test("may sign out, which ends both", async () => {
    expect((await acting.request("POST", "/api/auth/logout", { json: {} })).status).toBe(200);
    expect((await acting.request("GET", "/api/auth/me")).status).toBe(401);
    expect(await sql("SELECT 1 FROM impersonation WHERE ended_at IS NULL")).toEqual([]);
  });
});
