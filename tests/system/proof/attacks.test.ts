import { createCipheriv, createHmac, randomBytes } from "node:crypto";
import { encode } from "next-auth/jwt";
import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId, randomToken } from "#lib/platform/crypto";
import { query, type TestDatabase, testDatabase } from "../../support/database.ts";
import { apiClient, type Portal, signInClient, startPortal } from "../../support/portal.ts";
import { type Cast, createCast, PASSWORD } from "./people.ts";

const SESSION = "next-auth.session-token";
const base64url = (value: object | string | Buffer) =>
  Buffer.from(typeof value === "string" || Buffer.isBuffer(value) ? value : JSON.stringify(value)).toString("base64url");

/** What somebody tries who wants to be somebody else. Each of these once worked somewhere. */
describe("attacks on signing in and on sessions", () => {
  let database: TestDatabase;
  let portal: Portal;
  let cast: Cast;

  beforeAll(async () => {
    database = await testDatabase();
    cast = await createCast(database.db);
    portal = await startPortal({ appUrl: database.appUrl, authSecret: database.authSecret, env: { TRUST_PROXY: "1" } });
  }, 120_000);
  afterAll(async () => {
    await portal?.stop();
    await database?.drop();
  });

  const meWith = async (token: string) => (await fetch(`${portal.url}/api/auth/me`, { headers: { cookie: `${SESSION}=${token}` } })).status;
  const sessionOf = async (email: string) => {
    const [row] = await query<{ id: string; user_id: string }>(
      database.superuserUrl,
      `SELECT s.id, s.user_id FROM auth_session s JOIN "user" u ON u.id = s.user_id WHERE u.email = $1 ORDER BY s.created_at DESC LIMIT 1`,
      [email],
    );
    if (!row) throw new Error(`${email} has no session`);
    return row;
  };

  describe("a token", () => {
    let claims: { sub: string; sid: string; exp: number; iat: number };
    beforeAll(async () => {
      await signInClient(portal.url, cast.email.manager, PASSWORD);
      const { id, user_id } = await sessionOf(cast.email.manager);
      const now = Math.floor(Date.now() / 1_000);
      claims = { sub: user_id, sid: id, iat: now, exp: now + 3_600 };
    });

    test("made with the right secret for this session is good: what follows is refused for what it changes", async () => {
      expect(await meWith(await encode({ token: claims, secret: database.authSecret }))).toBe(200);
    });

    test("without a signature (alg none), or signed but not encrypted", async () => {
      const head = (alg: string) => base64url({ alg, typ: "JWT" });
      expect(await meWith(`${head("none")}.${base64url(claims)}.`)).toBe(401);
      const body = `${head("HS256")}.${base64url(claims)}`;
      const signature = createHmac("sha256", database.authSecret).update(body).digest();
      expect(await meWith(`${body}.${base64url(signature)}`)).toBe(401);
    });

    test("encrypted with a key that the sender chose, or with the plain secret", async () => {
      for (const key of [randomBytes(32), Buffer.from(database.authSecret.padEnd(32).slice(0, 32))]) {
        const header = base64url({ alg: "dir", enc: "A256GCM" });
        const nonce = randomBytes(12);
        const cipher = createCipheriv("aes-256-gcm", key, nonce);
        cipher.setAAD(Buffer.from(header));
        const sealed = Buffer.concat([cipher.update(JSON.stringify(claims)), cipher.final()]);
        expect(await meWith([header, "", base64url(nonce), base64url(sealed), base64url(cipher.getAuthTag())].join("."))).toBe(401);
      }
      expect(await meWith(await encode({ token: claims, secret: randomToken() }))).toBe(401);
    });

    test("with any one character changed", async () => {
      const token = await encode({ token: claims, secret: database.authSecret });
      for (const at of [2, Math.floor(token.length / 3), Math.floor(token.length / 2), token.length - 3]) {
        const other = token[at] === "A" ? "B" : "A";
        expect(await meWith(token.slice(0, at) + other + token.slice(at + 1))).toBe(401);
      }
    });

    test("that has expired, or names a session that never was", async () => {
      expect(await meWith(await encode({ token: claims, secret: database.authSecret, maxAge: -60 }))).toBe(401);
      expect(await meWith(await encode({ token: { ...claims, sid: newId() }, secret: database.authSecret }))).toBe(401);
    });

    test("that names another person for somebody's session acts as the session's owner, not as whom it names", async () => {
      const [other] = await query<{ id: string }>(database.superuserUrl, `SELECT id FROM "user" WHERE email = $1`, [cast.email.super_admin]);
      const token = await encode({ token: { ...claims, sub: other?.id ?? "" }, secret: database.authSecret });
      const response = await fetch(`${portal.url}/api/auth/me`, { headers: { cookie: `${SESSION}=${token}` } });
      expect(((await response.json()) as { user: { email: string } }).user.email).toBe(cast.email.manager);
    });
  });

  describe("a session", () => {
    test("that was planted before signing in is not the one that signs in (fixation)", async () => {
      const attacker = await signInClient(portal.url, cast.email.viewer, PASSWORD);
      const planted = attacker.cookies.get(SESSION) ?? "";
      const victim = apiClient(portal.url);
      victim.cookies.set(SESSION, planted);
      const { csrfToken } = (await (await victim.request("GET", "/api/auth/csrf")).json()) as { csrfToken: string };
      await victim.request("POST", "/api/auth/callback/credentials", {
        body: new URLSearchParams({ csrfToken, email: cast.email.manager, password: PASSWORD, json: "true" }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
      expect(victim.cookies.get(SESSION)).not.toBe(planted);
      const me = (await (await attacker.request("GET", "/api/auth/me")).json()) as { user: { email: string } };
      expect(me.user.email).toBe(cast.email.viewer);
    });

    test("that was revoked is refused on the next request, although its token is still good, and its socket ends", async () => {
      const client = await signInClient(portal.url, cast.email.member, PASSWORD);
      const cookie = `${SESSION}=${client.cookies.get(SESSION)}`;
      const socket = io(portal.url, { transports: ["websocket"], forceNew: true, reconnection: false, extraHeaders: { cookie } });
      await expect.poll(() => socket.connected, { timeout: 5_000 }).toBe(true);
      const other = apiClient(portal.url);
      for (const [name, value] of client.cookies) other.cookies.set(name, value);
      await other.request("GET", "/api/auth/csrf");
      await other.request("POST", "/api/auth/signout", {
        body: new URLSearchParams({ csrfToken: decodeURIComponent(other.cookies.get("next-auth.csrf-token") ?? "").split("|")[0] ?? "" }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded" },
      });
      expect((await client.request("GET", "/api/auth/me")).status).toBe(401);
      await expect.poll(() => socket.connected, { timeout: 5_000 }).toBe(false);
      socket.disconnect();
    });

    test("of a person who is suspended, or whose password was changed, ends with that", async () => {
      for (const change of [`status = 'suspended'`, "session_version = session_version + 1"]) {
        const client = await signInClient(portal.url, cast.email.stranger, PASSWORD);
        await query(database.superuserUrl, `UPDATE "user" SET ${change} WHERE email = $1`, [cast.email.stranger]);
        expect((await client.request("GET", "/api/auth/me")).status).toBe(401);
        await query(database.superuserUrl, `UPDATE "user" SET status = 'active' WHERE email = $1`, [cast.email.stranger]);
      }
    });
  });

  describe("a request", () => {
    test("that another site sends with the person's cookies is refused (CSRF)", async () => {
      const client = await signInClient(portal.url, cast.email.super_admin, PASSWORD);
      await client.request("GET", "/api/auth/csrf");
      const tenants = async () => (await query(database.superuserUrl, "SELECT id FROM tenant")).length;
      const before = await tenants();
      const json = { name: "Evil", slug: "evil-tenant", planKey: "free" };
      const idempotent = { "idempotency-key": randomToken() };
      const foreign: Record<string, string>[] = [
        { origin: "https://evil.example" },
        { origin: "null" },
        { "sec-fetch-site": "cross-site" },
        { "sec-fetch-site": "same-site" },
      ];
      for (const headers of foreign)
        expect((await client.request("POST", "/api/v1/tenants", { json, headers: { ...idempotent, ...headers } })).status).toBe(403);
      expect((await client.request("POST", "/api/v1/tenants", { json, headers: idempotent, csrf: false })).status).toBe(403);
      expect((await client.request("POST", "/api/v1/tenants", { json, headers: { ...idempotent, "x-csrf-token": randomToken() } })).status).toBe(403);
      expect(await tenants()).toBe(before);
    });

    test("that names another tenant in a header, a host or a parameter gets what its session says", async () => {
      const client = await signInClient(portal.url, cast.email.stranger, PASSWORD);
      const claimed: Record<string, string>[] = [
        { "x-tenant-id": cast.tenantId },
        { "x-forwarded-host": "walk-one.bizosaas.example" },
        { "x-request-id": "x", "x-client-ip": "127.0.0.1" },
      ];
      for (const headers of claimed) {
        const response = await client.request("GET", "/api/auth/me", { headers });
        expect(((await response.json()) as { tenant: { slug: string } }).tenant.slug).toBe("walk-two");
      }
      expect((await client.request("GET", `/api/v1/campaigns?tenantId=${cast.tenantId}`)).status).toBe(422);
    });
  });

  describe("passwords tried one after the other", () => {
    const tryPassword = async (email: string, address: string) => {
      const client = apiClient(portal.url);
      const { csrfToken } = (await (await client.request("GET", "/api/auth/csrf")).json()) as { csrfToken: string };
      const response = await client.request("POST", "/api/auth/callback/credentials", {
        body: new URLSearchParams({ csrfToken, email, password: randomToken(), json: "true" }).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded", "x-forwarded-for": address },
      });
      return { status: response.status, text: await response.text() };
    };

    test("for one account are stopped after ten, from however many addresses they come", async () => {
      const tries = await Promise.all(Array.from({ length: 14 }, (_, n) => tryPassword(cast.email.viewer, `198.51.100.${n + 1}`)));
      const checked = await query<{ n: number }>(
        database.superuserUrl,
        "SELECT count(*)::int AS n FROM audit_entry WHERE action = 'sign_in.refused' AND subject_id = $1",
        [cast.email.viewer],
      );
      expect(tries).toHaveLength(14);
      expect(checked[0]?.n).toBe(10);
    });

    test("for many accounts from one address are stopped after a hundred (stuffing)", async () => {
      for (let batch = 0; batch < 11; batch++)
        await Promise.all(Array.from({ length: 10 }, (_, n) => tryPassword(`stuffed-${batch}-${n}@walk.example`, "203.0.113.77")));
      const checked = await query<{ n: number }>(
        database.superuserUrl,
        "SELECT count(*)::int AS n FROM audit_entry WHERE action = 'sign_in.refused' AND ip = '203.0.113.77'",
      );
      expect(checked[0]?.n).toBe(100);
    });
  });
});
