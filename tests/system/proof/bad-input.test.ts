import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findSession } from "#lib/identity";
import { newId, randomToken } from "#lib/platform/crypto";
import { type TestDatabase, testDatabase } from "../../support/database.ts";
import { type ApiClient, apiClient, type Portal, signInClient, startPortal } from "../../support/portal.ts";
import { callAction } from "./call-action.ts";
import { type Cast, createCast, PASSWORD } from "./people.ts";
import { readSurface } from "./surface.ts";
import { type WrittenRows, watchWrites } from "./written-rows.ts";

const SESSION_COOKIE = "next-auth.session-token";

interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  request_id: string;
  issues?: { path: string; message: string }[];
}

/** What the product answers to input that nobody with good intentions sends; after each, nothing may have been written. */
describe("bad input", () => {
  let database: TestDatabase;
  let portal: Portal;
  let cast: Cast;
  let staff: ApiClient;
  let written: WrittenRows;

  beforeAll(async () => {
    database = await testDatabase();
    cast = await createCast(database.db);
    portal = await startPortal({ appUrl: database.appUrl, authSecret: database.authSecret });
    staff = await signInClient(portal.url, cast.email.super_admin, PASSWORD);
    await staff.request("GET", "/api/auth/csrf");
    written = await watchWrites(database);
  }, 120_000);
  afterAll(async () => {
    await portal?.stop();
    await written?.close();
    await database?.drop();
  });

  const create = (options: Parameters<ApiClient["request"]>[2], client = staff) =>
    client.request("POST", "/api/v1/tenants", { ...options, headers: { "idempotency-key": randomToken(), ...options?.headers } });
  const valid = () => ({ name: "Valid", slug: `valid-${newId()}`, planKey: "free" });

  async function refused(response: Response, status: number): Promise<Problem> {
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    const problem = (await response.json()) as Problem;
    expect({ status: response.status, told: problem.status }).toEqual({ status, told: status });
    expect(problem.request_id).toBe(response.headers.get("x-request-id"));
    expect(problem.detail.length).toBeGreaterThan(10);
    expect(await written.take()).toEqual([]);
    return problem;
  }

  describe("bodies", () => {
    test("what is not JSON", async () => {
      await refused(await create({ body: "{ name: ", headers: { "content-type": "application/json" } }), 400);
      await refused(await create({ body: new Uint8Array([0xff, 0xfe, 0x7b]), headers: { "content-type": "application/json" } }), 400);
    });

    test("another media type", async () => {
      await refused(await create({ body: "name=x", headers: { "content-type": "application/x-www-form-urlencoded" } }), 415);
      await refused(await create({ body: JSON.stringify(valid()), headers: { "content-type": "text/plain" } }), 415);
    });

    test("a body that is too large, whatever it says of its length", async () => {
      await refused(await create({ json: { ...valid(), name: "x".repeat(70_000) } }), 413);
      const stream = new ReadableStream({
        start(controller) {
          for (let n = 0; n < 80; n++) controller.enqueue(new TextEncoder().encode(" ".repeat(1_024)));
          controller.close();
        },
      });
      const unmeasured = await fetch(`${portal.url}/api/v1/tenants`, {
        method: "POST",
        body: stream,
        duplex: "half",
        headers: {
          "content-type": "application/json",
          "idempotency-key": randomToken(),
          cookie: [...staff.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          "x-csrf-token": decodeURIComponent(staff.cookies.get("next-auth.csrf-token") ?? "").split("|")[0] ?? "",
        },
      } as RequestInit);
      await refused(unmeasured, 413);
    });

    test.each([
      ["a wrong type", { name: 7 }, "name"],
      ["an unknown field", { tenantId: newId() }, "tenantId"],
      ["an unknown plan", { planKey: "gold" }, "planKey"],
      ["a name that is too long", { name: "x".repeat(121) }, "name"],
      ["an address with forbidden letters", { slug: "No Spaces!" }, "slug"],
      ["an address that is reserved", { slug: "admin" }, "slug"],
      ["a time zone that is none", { timeZone: "Mars/Olympus" }, "timeZone"],
      ["a currency that is none", { currency: "XXQ" }, "currency"],
    ])("%s is named with its field", async (_name, wrong, path) => {
      const problem = await refused(await create({ json: { ...valid(), ...wrong } }), 422);
      expect(problem.issues?.map((issue) => issue.path)).toContain(path);
    });

    test.each([[null], [[]], ["text"], [42]])("%j in the place of an object", async (json) => {
      await refused(await create({ json }), 422);
    });

    test("__proto__ as a field", async () => {
      await refused(
        await create({
          body: `{"__proto__":{"kind":"brand"},"name":"x","slug":"proto","planKey":"free"}`,
          headers: { "content-type": "application/json" },
        }),
        422,
      );
    });
  });

  describe("addresses", () => {
    test.each(["/api/v1/tenants/not-an-id", "/api/v1/tenants/1%27%20OR%201=1", "/api/v1/tenants/..%2f..%2fetc"])("%s", async (path) => {
      await refused(await staff.request("GET", path), 422);
    });

    test.each([
      ["limit=0", "limit"],
      ["limit=1001", "limit"],
      ["limit=ten", "limit"],
      ["sort=sideways", "sort"],
      ["unknown=1", "unknown"],
      ["limit=1&limit=2", "limit"],
      [`search=${"x".repeat(101)}`, "search"],
    ])("?%s", async (query, path) => {
      const problem = await refused(await staff.request("GET", `/api/v1/tenants?${query}`), 422);
      expect(problem.issues?.map((issue) => issue.path)).toEqual([path]);
    });

    test("a character that no text can hold", async () => {
      await refused(await staff.request("GET", "/api/v1/tenants?search=a%00b"), 422);
      const page = await staff.request("GET", "/admin/tenants?search=a%00b");
      expect(page.status).toBe(200);
      expect(await page.text()).toContain("There is a character in it that cannot be kept");
    });

    test("a cursor that was made up, or belongs to another order", async () => {
      await refused(await staff.request("GET", "/api/v1/tenants?cursor=bm9uc2Vuc2U"), 422);
      const page = (await (await staff.request("GET", "/api/v1/tenants?limit=1&sort=created")).json()) as { nextCursor: string };
      await refused(await staff.request("GET", `/api/v1/tenants?limit=1&sort=name&cursor=${encodeURIComponent(page.nextCursor)}`), 422);
    });

    test("a method that a route does not have", async () => {
      expect((await staff.request("DELETE", "/api/v1/tenants")).status).toBe(405);
      expect(await written.take()).toEqual([]);
    });
  });

  describe("proof that our own page sent it", () => {
    test("no CSRF token, somebody else's, or one that was made up", async () => {
      await refused(await create({ json: valid(), csrf: false }), 403);
      const stranger = apiClient(portal.url);
      const { csrfToken } = (await (await stranger.request("GET", "/api/auth/csrf")).json()) as { csrfToken: string };
      await refused(await create({ json: valid(), csrf: false, headers: { "x-csrf-token": csrfToken } }), 403);
      await refused(await create({ json: valid(), csrf: false, headers: { "x-csrf-token": "0".repeat(64) } }), 403);
    });

    test("a token and a cookie that fit each other, but were not signed by us", async () => {
      const forged = "f".repeat(64);
      const client = apiClient(portal.url);
      for (const [name, value] of staff.cookies) client.cookies.set(name, value);
      client.cookies.set("next-auth.csrf-token", encodeURIComponent(`${forged}|${forged}`));
      await refused(await create({ json: valid() }, client), 403);
    });

    test("another site's Origin", async () => {
      await refused(await create({ json: valid(), headers: { origin: "https://evil.example" } }), 403);
      await refused(await create({ json: valid(), headers: { "sec-fetch-site": "cross-site" } }), 403);
    });

    test("no Idempotency-Key, or one that is none", async () => {
      await refused(await staff.request("POST", "/api/v1/tenants", { json: valid() }), 422);
      await refused(await create({ json: valid(), headers: { "idempotency-key": "short" } }), 422);
    });
  });

  describe("tokens", () => {
    const withToken = (token: string) => {
      const client = apiClient(portal.url);
      client.cookies.set(SESSION_COOKIE, token);
      return client;
    };
    const claims = async () => {
      const [row] = await database.db.system<{ id: string; user_id: string }>({
        text: `SELECT s.id, s.user_id FROM auth_session s JOIN "user" u ON u.id = s.user_id WHERE u.email = $1`,
        values: [cast.email.super_admin],
      });
      if (!row) throw new Error("the super-admin is not signed in");
      return { sub: row.user_id, sid: row.id };
    };

    test("one that we made is accepted: the refusals below are for their reason", async () => {
      const client = withToken(await encode({ token: await claims(), secret: database.authSecret }));
      expect((await client.request("GET", "/api/auth/me")).status).toBe(200);
    });

    test("one made with another secret, an unencrypted one, and garbage", async () => {
      await refused(
        await withToken(await encode({ token: await claims(), secret: "another secret, long enough to be one" })).request("GET", "/api/auth/me"),
        401,
      );
      const { sub, sid } = await claims();
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
      await refused(await withToken(`${part({ alg: "none" })}.${part({ sub, sid })}.`).request("GET", "/api/auth/me"), 401);
      await refused(await withToken(randomToken(200)).request("GET", "/api/auth/me"), 401);
    });

    test("an expired one", async () => {
      await refused(
        await withToken(await encode({ token: await claims(), secret: database.authSecret, maxAge: -60 })).request("GET", "/api/auth/me"),
        401,
      );
    });

    test("one that names no session, or nobody's", async () => {
      for (const sid of [undefined, newId(), "' OR true --"]) {
        const token = await encode({ token: { ...(await claims()), sid }, secret: database.authSecret });
        await refused(await withToken(token).request("GET", "/api/auth/me"), 401);
      }
    });

    test("one whose session was ended, although the token is still good", async () => {
      const client = await signInClient(portal.url, cast.email.viewer, PASSWORD);
      const copy = withToken(client.cookies.get(SESSION_COOKIE) ?? "");
      expect((await copy.request("GET", "/api/auth/me")).status).toBe(200);
      const [session] = await database.db.system<{ id: string }>({
        text: `UPDATE auth_session SET revoked_at = now() WHERE user_id = (SELECT id FROM "user" WHERE email = $1) RETURNING id`,
        values: [cast.email.viewer],
      });
      expect(await findSession(database.db, session?.id ?? "", new Date(), { idleHours: 1, maxDays: 1 })).toBeNull();
      await refused(await copy.request("GET", "/api/auth/me"), 401);
    });
  });

  describe("another tenant's ids, in every position", () => {
    let stranger: ApiClient;
    beforeAll(async () => {
      stranger = await signInClient(portal.url, cast.email.stranger, PASSWORD);
    });

    test("in the path", async () => {
      await refused(await stranger.request("GET", `/api/v1/campaigns/${cast.campaignId}`), 404);
      await refused(await stranger.request("GET", `/api/v1/gamification/achievements/${cast.tenantId}`), 404);
      await refused(await stranger.request("GET", `/api/v1/tenants/${cast.tenantId}`), 403);
      await refused(await stranger.request("GET", `/api/v1/tenants/${cast.tenantId}/audit`), 403);
    });

    test("in the query", async () => {
      for (const name of ["tenant", "tenantId", "tenant_id"]) {
        await refused(await stranger.request("GET", `/api/v1/campaigns?${name}=${cast.tenantId}`), 422);
        await refused(await stranger.request("GET", `/api/v1/gamification/leaderboards?${name}=${cast.tenantId}`), 422);
      }
    });

    test("in a header or a cookie: they change nothing", async () => {
      stranger.cookies.set("tenant", cast.tenantId);
      for (const name of ["x-tenant-id", "x-tenant", "tenant-id", "x-active-tenant"]) {
        const response = await stranger.request("GET", "/api/auth/me", { headers: { [name]: cast.tenantId } });
        expect(((await response.json()) as { tenant: { id: string } }).tenant.id).toBe(cast.otherTenantId);
      }
      stranger.cookies.delete("tenant");
    });

    test("as a cursor", async () => {
      const own = await signInClient(portal.url, cast.email.tenant_admin, PASSWORD);
      expect(((await (await own.request("GET", "/api/v1/campaigns")).json()) as { campaigns: { id: string }[] }).campaigns[0]?.id).toBe(
        cast.campaignId,
      );
      const page = (await (await stranger.request("GET", "/api/v1/campaigns")).json()) as { campaigns: object[] };
      expect(page.campaigns).toEqual([]);
    });

    test("in headers that only the server itself sets", async () => {
      const response = await stranger.request("GET", "/api/auth/me", {
        headers: { "x-request-id": "chosen by the client", "x-client-ip": "10.9.8.7" },
      });
      expect(response.headers.get("x-request-id")).not.toContain("chosen");
    });
  });

  describe("forms", () => {
    const actionId = (key: string) => readSurface().actions.find((each) => each.key.endsWith(key))?.id ?? "";

    test("missing and wrong fields come back beside their fields, as far as possible without what was secret", async () => {
      const told = await callAction(staff, {
        id: actionId("#beginTenantAction"),
        page: "/admin/tenants/new",
        origin: portal.url,
        form: { name: "", slug: "x", kind: "guild" },
      });
      expect(told).toBe("Some fields need attention.");
      expect(await written.take()).toEqual([]);
    });

    test("a field that the form does not have", async () => {
      const form = { name: "Known", slug: "known", kind: "client", status: "active" };
      expect(await callAction(staff, { id: actionId("#beginTenantAction"), page: "/admin/tenants/new", origin: portal.url, form })).toBe(
        "Some fields need attention.",
      );
      expect(await written.take()).toEqual([]);
    });

    test("a character that no text can hold", async () => {
      const form = { name: "Known\0", slug: "known", kind: "client" };
      expect(await callAction(staff, { id: actionId("#beginTenantAction"), page: "/admin/tenants/new", origin: portal.url, form })).toBe(
        "There is a character in it that cannot be kept (NUL). Take it out, and try again.",
      );
      expect(await written.take()).toEqual([]);
    });

    test("an address to keep as a view with a parameter that no table has", async () => {
      const form = { table: "tenants", path: "/admin/tenants", name: "Odd", state: "no parameter=1" };
      expect(
        await callAction(staff, { id: actionId("(admin)/admin/view-actions.ts#saveViewAction"), page: "/admin/tenants", origin: portal.url, form }),
      ).toBe("Some fields need attention.");
      expect(await written.take()).toEqual([]);
    });

    test("a file where text belongs, a body that is too large, and an action that does not exist", async () => {
      const id = actionId("#beginTenantAction");
      const large = { name: "x".repeat(400_000), slug: "large", kind: "client" };
      expect(await callAction(staff, { id, page: "/admin/tenants/new", origin: portal.url, form: large })).toBe("413");
      expect(await callAction(staff, { id: "0".repeat(42), page: "/admin/tenants/new", origin: portal.url, form: {} })).not.toMatch(
        /^(ok|redirect)$/,
      );
      const withFile = new FormData();
      withFile.append("_1_name", new Blob(["not a name"]), "name.txt");
      withFile.append("0", JSON.stringify([{ status: "idle", message: null, issues: [], values: {}, requestId: null }, "$K1"]));
      const response = await staff.request("POST", "/admin/tenants/new", { body: withFile, headers: { "next-action": id, origin: portal.url } });
      expect(await response.text()).not.toMatch(/"status":"ok"/);
      expect(await written.take()).toEqual([]);
    });
  });
});
