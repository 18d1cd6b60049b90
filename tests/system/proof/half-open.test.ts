import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seal } from "#lib/platform/crypto";
import { SOCKET_PATH } from "#lib/platform/realtime/schema";
import { query, type TestDatabase, testDatabase } from "../../support/database.ts";
import { type ApiClient, apiClient, type Portal, startPortal } from "../../support/portal.ts";
import { EXPECTED } from "./expected/index.ts";
import { type Cast, createCast, PASSWORD } from "./people.ts";

const KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
// Its answer ends the half-open session, with which the rest is walked.
const ENDS_SESSION = "POST /api/auth/logout";

/** Walks the product as somebody who has shown the first factor and not the second: they are nobody. */
describe("a half-open session opens nothing", () => {
  let database: TestDatabase;
  let portal: Portal;
  let cast: Cast;
  let half: ApiClient;

  beforeAll(async () => {
    database = await testDatabase();
    cast = await createCast(database.db);
    await query(
      database.superuserUrl,
      `INSERT INTO totp_factor (user_id, secret_sealed, confirmed_at) SELECT id, $2, now() FROM "user" WHERE email = $1`,
      [cast.email.super_admin, seal(KEY, database.authSecret, "totp")],
    );
    portal = await startPortal({ appUrl: database.appUrl, authSecret: database.authSecret });
    half = apiClient(portal.url);
    await half.request("GET", "/api/auth/csrf");
    const answer = await half.request("POST", "/api/auth/login", { json: { email: cast.email.super_admin, password: PASSWORD } });
    expect(await answer.json()).toEqual({ stage: "second_factor" });
  }, 120_000);
  afterAll(async () => {
    await portal?.stop();
    await database?.drop();
  });

  test("no page but the second step", async () => {
    for (const [page, { nobody }] of Object.entries(EXPECTED.pages)) {
      if (page.includes("[")) continue;
      const response = await half.request("GET", page);
      const location = response.headers.get("location");
      const answer = location ? new URL(location, portal.url).pathname : response.status;
      expect({ page, answer }).toEqual({ page, answer: page === "/login/second-factor" ? 200 : nobody });
    }
  });

  test("no route", async () => {
    for (const [route, { nobody }] of Object.entries(EXPECTED.routes)) {
      const [method = "", path = ""] = route.split(" ");
      if (path.includes("[") || route === ENDS_SESSION) continue;
      const response = await half.request(method, path, method === "GET" ? {} : { json: {} });
      expect({ route, status: response.status }).toEqual({ route, status: nobody });
    }
  });

  test("no socket", async () => {
    const cookie = [...half.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const socket = io(portal.url, { path: SOCKET_PATH, transports: ["websocket"], extraHeaders: { cookie }, reconnection: false });
    const outcome = await new Promise<string>((resolve) => {
      socket.on("connect", () => resolve("connected"));
      socket.on("connect_error", (error) => resolve(error.message));
    });
    socket.close();
    expect(outcome).toBe("unauthenticated");
  });

  // Last, since NextAuth clears the cookie of a session that does not count.
  test("no session of NextAuth", async () => {
    const response = await half.request("GET", "/api/auth/session");
    expect(await response.json()).toEqual({});
  });
});
