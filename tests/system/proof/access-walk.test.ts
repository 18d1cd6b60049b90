import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { randomToken } from "#lib/platform/crypto";
import { appDatabaseUrl } from "#lib/platform/database";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type ApiClient, apiClient, type Portal, signInClient, startPortal } from "../../support/portal.ts";
import { callAction } from "./call-action.ts";
import { type Cast, createCast, PASSWORD, PERSONAS, type Persona } from "./people.ts";
import { snapshot } from "./snapshot.ts";
import { readSurface } from "./surface.ts";

/**
 * Walks every page, route and action as everybody, against the running product. What is expected stands in the tables
 * below; a page, route or action that is not in them fails the test, and so does one that no longer exists.
 */
const everybody = (status: number | string): Expected => Object.fromEntries(PERSONAS.map((persona) => [persona, status])) as Expected;
type Expected = Record<Persona, number | string>;

/** Only the operator's staff; a suspended tenant's person is no staff either. */
const STAFF: Expected = { ...everybody(403), nobody: 401, support: 200, super_admin: 200 };
/** Members of the tenant; staff without a membership are not. */
const TENANT: Expected = { ...everybody(200), nobody: 401, suspended: 403, support: 403, super_admin: 403 };
/** Records of the first tenant: for another tenant's person they do not exist. */
const OWN_RECORD: Expected = { ...TENANT, stranger: 404 };
const SIGNED_IN: Expected = { ...everybody(200), nobody: 401 };

const ROUTES: Record<string, Expected> = {
  "GET /api/auth/me": SIGNED_IN,
  "GET /api/auth/[...nextauth]": everybody(200),
  "POST /api/auth/[...nextauth]": everybody(400),
  "GET /api/health/live": everybody(200),
  "GET /api/health/ready": everybody(200),
  // From loopback, as here, monitoring needs no token.
  "GET /api/metrics": everybody(200),
  "GET /api/openapi.json": everybody(200),
  "GET /api/status": everybody(200),
  "GET /api/v1/campaigns": TENANT,
  "GET /api/v1/campaigns/[id]": OWN_RECORD,
  "GET /api/v1/gamification/achievements/[tenant]": OWN_RECORD,
  "GET /api/v1/gamification/leaderboards": TENANT,
  "GET /api/v1/tenants": STAFF,
  // The body is empty here: who may write gets as far as being told so.
  "POST /api/v1/tenants": { ...STAFF, support: 422, super_admin: 422 },
  "GET /api/v1/tenants/[id]": STAFF,
  "GET /api/v1/tenants/[id]/audit": STAFF,
  "POST /api/v1/tenants/[id]/suspend": { ...STAFF, support: 422, super_admin: 422 },
  // Support reads tenants but does not change them; for the super-admin, an active tenant cannot be reactivated.
  "POST /api/v1/tenants/[id]/reactivate": { ...STAFF, support: 403, super_admin: 409 },
};

const toLogin = "/login";
const STAFF_PAGE: Expected = { ...everybody("/portal"), nobody: toLogin, support: 200, super_admin: 200 };
const TENANT_PAGE: Expected = { ...everybody(200), nobody: toLogin, suspended: "/no-access", support: "/admin", super_admin: "/admin" };
const PAGES: Record<string, Expected> = {
  "/": everybody(200),
  "/status": everybody(200),
  "/developers": everybody(200),
  "/login": { ...everybody("/portal"), nobody: 200, support: "/admin/tenants", super_admin: "/admin/tenants" },
  "/no-access": { ...everybody("/portal"), nobody: toLogin, suspended: 200, support: "/admin", super_admin: "/admin" },
  "/admin": { ...STAFF_PAGE, support: "/admin/tenants", super_admin: "/admin/tenants" },
  "/admin/mail": { ...STAFF_PAGE, support: 200 },
  "/admin/tenants": STAFF_PAGE,
  "/admin/tenants/new": STAFF_PAGE,
  "/admin/tenants/[id]": STAFF_PAGE,
  "/portal": TENANT_PAGE,
  "/portal/campaigns/[id]": { ...TENANT_PAGE, stranger: 404 },
};

/** What each action answers: the error it tells, or "ok". Its form is complete and valid. */
const SIGN_IN_FIRST = "Sign in to continue.";
const NOT_STAFF = "You do not have permission to do this.";
const NO_PERMISSION = "You do not have the permission “Create, change and suspend tenants”. Ask an administrator for it.";
const STAFF_ACTION: Expected = { ...everybody(NOT_STAFF), nobody: SIGN_IN_FIRST, support: NO_PERMISSION, super_admin: "ok" };
const ACTIONS: Record<string, { page: string; form: (cast: Cast) => Record<string, string>; expected: Expected }> = {
  "app/(admin)/admin/tenants/actions.ts#createTenantAction": {
    page: "/admin/tenants/new",
    form: () => ({
      name: "Made by the walk",
      slug: `walk-${randomToken(4)
        .toLowerCase()
        .replace(/[^a-z0-9]/g, "x")}`,
      planKey: "free",
    }),
    expected: { ...STAFF_ACTION, super_admin: "redirect" },
  },
  "app/(admin)/admin/tenants/actions.ts#suspendTenantAction": {
    page: "/admin/tenants/[id]",
    form: (cast) => ({ id: cast.suspendedTenantId, reason: "said by the walk" }),
    expected: { ...STAFF_ACTION, super_admin: "Walk Three is already suspended." },
  },
  "app/(admin)/admin/tenants/actions.ts#reactivateTenantAction": {
    page: "/admin/tenants/[id]",
    form: (cast) => ({ id: cast.tenantId }),
    expected: { ...STAFF_ACTION, super_admin: "Walk One is not suspended." },
  },
  "app/(auth)/actions.ts#signInAction": {
    page: "/login",
    form: () => ({ email: "nobody-knows@walk.example", password: "not the right one" }),
    expected: everybody("The e-mail address or the password is not right."),
  },
  // Walked last: it ends the session.
  "app/(auth)/actions.ts#signOutAction": { page: "/login", form: () => ({}), expected: everybody("redirect") },
};

describe("every page, route and action, as everybody", () => {
  const surface = readSurface();
  let database: TestDatabase;
  let portal: Portal;
  let cast: Cast;
  const clients = {} as Record<Persona, ApiClient>;

  beforeAll(async () => {
    database = await testDatabase();
    const authSecret = randomToken();
    cast = await createCast(database.db);
    portal = await startPortal({ appUrl: database.appUrl ?? appDatabaseUrl(database.ownerUrl, authSecret), authSecret });
    for (const persona of PERSONAS) {
      clients[persona] = persona === "nobody" ? apiClient(portal.url) : await signInClient(portal.url, cast.email[persona], PASSWORD);
      await clients[persona].request("GET", "/api/auth/csrf");
    }
  }, 120_000);

  afterAll(async () => {
    await portal?.stop();
    await database?.drop();
  });

  const fill = (path: string) =>
    path
      .replace("[...nextauth]", "providers")
      .replace("[tenant]", cast.tenantId)
      .replace(path.includes("campaigns") ? "[id]" : "[id]", path.includes("campaigns") ? cast.campaignId : cast.tenantId);

  test("nothing is reachable that the tables do not know, and they name nothing that is gone", () => {
    expect(surface.routes).toEqual(Object.keys(ROUTES).sort());
    expect(surface.pages).toEqual(Object.keys(PAGES).sort());
    expect(surface.actions.map((action) => action.key).sort()).toEqual(Object.keys(ACTIONS).sort());
  });

  test.each(Object.keys(ROUTES))("%s", async (route) => {
    const [method = "", path = ""] = route.split(" ");
    const answers: Partial<Expected> = {};
    for (const persona of PERSONAS) {
      const before = method === "GET" ? null : await snapshot(database);
      const response = await clients[persona].request(
        method,
        fill(path),
        method === "GET" ? {} : { json: {}, headers: { "idempotency-key": randomToken() } },
      );
      answers[persona] = response.status;
      const text = await response.text();
      if (response.status >= 400 && !path.includes("nextauth")) expect(response.headers.get("content-type")).toContain("application/problem+json");
      if (persona === "stranger" || persona === "nobody" || persona === "suspended") expect(text).not.toContain("Walk One");
      if (before) expect(await snapshot(database)).toEqual(before);
    }
    expect(answers).toEqual(ROUTES[route]);
  });

  test.each(Object.keys(PAGES))("page %s", async (page) => {
    const answers: Partial<Expected> = {};
    for (const persona of PERSONAS) {
      const response = await clients[persona].request("GET", fill(page));
      const location = response.headers.get("location");
      answers[persona] = location ? new URL(location, portal.url).pathname : response.status;
      // Neither the text nor the title may tell of another's tenant.
      if (persona === "stranger" || persona === "nobody" || persona === "suspended") expect(await response.text()).not.toContain("Walk One");
    }
    expect(answers).toEqual(PAGES[page]);
  });

  test.each(Object.keys(ACTIONS))("action %s", async (key) => {
    const declared = ACTIONS[key];
    const action = surface.actions.find((each) => each.key === key);
    if (!declared || !action) throw new Error(`${key} is not in the build`);
    const answers: Partial<Expected> = {};
    for (const persona of PERSONAS) {
      const before = await snapshot(database);
      answers[persona] = await callAction(clients[persona], {
        id: action.id,
        page: fill(declared.page),
        origin: portal.url,
        form: declared.form(cast),
      });
      if (answers[persona] !== "ok" && answers[persona] !== "redirect") expect(await snapshot(database)).toEqual(before);
    }
    expect(answers).toEqual(declared.expected);
  });

  test("an action that another site sends is refused", async () => {
    const action = surface.actions.find((each) => each.key.endsWith("#createTenantAction"));
    const client = await signInClient(portal.url, cast.email.super_admin, PASSWORD);
    const before = await snapshot(database);
    const answer = await callAction(client, {
      id: action?.id ?? "",
      page: "/admin/tenants/new",
      origin: "https://evil.example",
      form: { name: "Evil", slug: "evil-tenant", planKey: "free" },
    });
    expect(answer).not.toBe("redirect");
    expect(await snapshot(database)).toEqual(before);
  });
});
