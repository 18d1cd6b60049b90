import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { inTenant, type TenantContext } from "#lib/access";
import { postPoints } from "#lib/gamification";
import type { Leaderboard } from "#lib/gamification/schema";
import { systemContext } from "#lib/identity";
import { newId } from "#lib/platform/crypto";
import { type RealtimeMessage, SOCKET_PATH } from "#lib/platform/realtime/schema";
import type { Runtime } from "#lib/platform/runtime";
import { testRuntime } from "../../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../../support/database.ts";
import { type ApiClient, type Portal, signInClient, startPortal } from "../../support/portal.ts";
import { type Cast, createCast, PASSWORD } from "./people.ts";

const SOON = { timeout: 15_000, interval: 20 };

let database: TestDatabase;
let runtime: Runtime;
let cast: Cast;
let portals: [Portal, Portal];
let system: TenantContext;
let staff: ApiClient;
let viewer: ApiClient;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  const { redisUrl } = inject("servers");
  database = await testDatabase();
  cast = await createCast(database.db);
  runtime = testRuntime(database, { redisUrl });
  system = await systemContext(runtime, cast.tenantId, "test", newId());
  const start = () => startPortal({ appUrl: database.appUrl, authSecret: database.authSecret, redisUrl });
  portals = [await start(), await start()];
  staff = await signInClient(portals[0].url, cast.email.super_admin, PASSWORD);
  await staff.request("GET", "/api/auth/csrf");
  viewer = await signInClient(portals[1].url, cast.email.tenant_admin, PASSWORD);
}, 180_000);
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
  for (const portal of portals ?? []) await portal.stop();
  await runtime?.close();
  await database?.drop();
});

/** A page of the viewer on the second process that follows the board. */
function openPage(since?: string) {
  const cookie = [...viewer.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const socket = io(portals[1].url, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie },
    auth: { since },
  });
  ends.push(() => socket.disconnect());
  const updates: RealtimeMessage[] = [];
  socket.on("update", (message: RealtimeMessage) => updates.push(message));
  return { socket, told: () => updates.filter(({ topic }) => topic === "points.changed") };
}

const pointsShown = async () => {
  const board = (await (await viewer.request("GET", "/api/v1/gamification/leaderboards?period=all")).json()) as Leaderboard;
  return board.entries.map(({ name, points }) => [name, points]);
};
const takeBack = async (entryId: string) => {
  const answer = await staff.request("POST", `/api/v1/gamification/ledger/${entryId}/reverse`, {
    json: { reason: "Entered by mistake." },
    headers: { "idempotency-key": newId() },
  });
  expect([answer.status, await answer.json()]).toMatchObject([200, { isNew: true }]);
};

test("a change that one process makes reaches who watches the board on another, now or when they are back", async () => {
  const people = await query<{ id: string; role: string }>(
    database.superuserUrl,
    "SELECT user_id AS id, role FROM membership WHERE tenant_id = $1 AND role IN ('member', 'manager')",
    [cast.tenantId],
  );
  const earn = (role: string, points: number) => {
    const userId = people.find((person) => person.role === role)?.id ?? "";
    return inTenant(system, (tx) => postPoints(system, tx, { userId, kind: "earn", points, causeKey: `test:${newId()}` }));
  };
  const [first, second] = [await earn("member", 50), await earn("member", 20)];
  await earn("manager", 40);
  expect(await pointsShown()).toEqual([
    ["The member", 70],
    ["The manager", 40],
  ]);

  const page = openPage();
  await expect.poll(() => page.socket.connected, SOON).toBe(true);
  await takeBack(first.entryId);
  await expect.poll(() => page.told().length, SOON).toBe(1);
  expect(await pointsShown()).toEqual([
    ["The manager", 40],
    ["The member", 20],
  ]);

  page.socket.disconnect();
  await takeBack(second.entryId);
  const last = page.told().at(-1)?.id ?? "";
  const back = openPage(last);
  // The last minute comes again, since what has a smaller id may have committed later: a page drops what it has seen.
  const missed = () => [...new Set(back.told().map(({ id }) => BigInt(id)))].filter((id) => id > BigInt(last));
  await expect.poll(() => missed().length, SOON).toBe(1);
  expect(await pointsShown()).toEqual([["The manager", 40]]);

  // And what comes from now on arrives on the new connection.
  await earn("member", 90);
  await expect.poll(() => missed().length, SOON).toBe(2);
  expect(await pointsShown()).toEqual([
    ["The member", 90],
    ["The manager", 40],
  ]);
});
