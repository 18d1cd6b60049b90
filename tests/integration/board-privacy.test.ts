import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { io } from "socket.io-client";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { inTenant, requireTenant, type TenantContext } from "#lib/access";
import type { EventEnvelope } from "#lib/events";
import {
  achievementsOf,
  badgesOf,
  choosePrivacy,
  earnedBy,
  gameSummary,
  observeJob,
  pointsLeaderboard,
  postPoints,
  rankReasons,
  reverseEntryIn,
  teamLeaderboard,
  tenantSeasonsOf,
} from "#lib/gamification";
import { sessionOfCookies, systemContext } from "#lib/identity";
import { chooseTeam, createTeam } from "#lib/members";
import { newId } from "#lib/platform/crypto";
import { createRealtime, publishUpdate } from "#lib/platform/realtime";
import { SOCKET_PATH } from "#lib/platform/realtime/schema";
import type { Runtime } from "#lib/platform/runtime";
import { createPerson, createTenant, openTestSession, type Person, signedInContext, testRuntime } from "../support/contexts.ts";
import { query, type TestDatabase, testDatabase } from "../support/database.ts";

const SOON = { timeout: 15_000, interval: 20 };
const LAST = "that was all";

let database: TestDatabase;
let runtime: Runtime;
let url: string;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  database = await testDatabase();
  ends.push(() => database.drop());
  runtime = testRuntime(database);
  ends.push(() => runtime.close());
  const server = createServer((_request, response) => response.end());
  const realtime = await createRealtime({
    httpServer: server,
    runtime,
    async authenticate(cookies) {
      const session = await sessionOfCookies(runtime, cookies);
      if (!session) return null;
      const { sessionId, userId, tenant, platformRole, expiresAt } = session;
      return { sessionId, userId, tenantId: tenant?.id ?? null, isPlatformStaff: platformRole !== null, expiresAt };
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ends.push(async () => {
    await realtime.close();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  await vi.waitUntil(() => realtime.isListening(), SOON);
});
afterAll(async () => {
  for (const end of ends.toReversed()) await end();
});

interface Scene {
  tenantId: string;
  system: TenantContext;
  admin: TenantContext;
  watcher: Person;
  named: Person;
  hidden: Person;
  anonymous: Person;
  as(person: Person): Promise<TenantContext>;
}
async function newScene(): Promise<Scene> {
  const { id: tenantId } = await createTenant(database.db);
  const join = (name: string, role: "member" | "tenant_admin" = "member") => createPerson(database.db, { name, memberships: [{ tenantId, role }] });
  const as = async (person: Person): Promise<TenantContext> => ({
    ...requireTenant(await signedInContext(database, person.id, tenantId)),
    store: runtime.store,
  });
  const [watcher, named] = [await join("Walda Watcher"), await join("Nadia Named")];
  const [hidden, anonymous] = [await join("Hilde Zwetschge"), await join("Anton Quitte")];
  const admin = await as(await join("Ada Admin", "tenant_admin"));
  await choosePrivacy(await as(hidden), "hidden");
  await choosePrivacy(await as(anonymous), "anonymous");
  const system = await systemContext(runtime, tenantId, "test", newId());
  return { tenantId, system, admin, watcher, named, hidden, anonymous, as };
}

/** Everything that comes over a socket of somebody's, as it comes: also what no page listens to. */
async function listen(person: Person, tenantId: string, since?: string) {
  const { cookieHeader } = await openTestSession(runtime, person.id, tenantId);
  const socket = io(url, {
    path: SOCKET_PATH,
    transports: ["websocket"],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie: cookieHeader },
    auth: { since },
  });
  ends.push(() => socket.disconnect());
  const packets: string[] = [];
  socket.io.on("open", () => socket.io.engine.on("packet", ({ data }) => packets.push(String(data))));
  await expect.poll(() => socket.connected, SOON).toBe(true);
  return { heard: () => packets.join("\n"), close: () => socket.disconnect() };
}

const tell = (tenantId: string, said: string) =>
  runtime.db.transaction({ kind: "system", purpose: "test" }, (tx) => publishUpdate(tx, { tenantId, topic: "points.changed", payload: { said } }));

/** All that brings somebody onto boards and down again: points, an achievement by their work, points taken back, a team, and another choice. */
async function stir({ tenantId, system, admin, as }: Scene, person: Person, teamId: string, choice: "hidden" | "anonymous" | "name"): Promise<void> {
  const earn = (points: number) =>
    inTenant(system, (tx) => postPoints(system, tx, { userId: person.id, kind: "earn", points, causeKey: `test:${newId()}` }));
  await earn(70);
  const { entryId } = await earn(40);
  await inTenant(system, (tx) => reverseEntryIn(system, tx, entryId, "A mistake."));
  const paid: EventEnvelope = {
    ...{ id: newId(), name: "order.paid", at: "2026-11-02T10:00:00.000Z", requestId: newId(), actorId: person.id },
    data: { tenantId, orderId: newId(), totalMinor: 5_000, itemCount: 1, isReturningCustomer: false },
  };
  await observeJob.handle(observeJob.schema.parse(paid), { id: newId(), attempt: 1, signal: new AbortController().signal, runtime });
  await chooseTeam(admin, person.id, teamId);
  for (const each of ["name", choice] as const) if (choice !== "name") await choosePrivacy(await as(person), each);
}

/** What would tell who somebody is. */
const tracesOf = ({ id, name, email }: Person): string[] => [id, name, email, ...name.split(" ")];
const expectSilenceAbout = (text: string, person: Person) => expect(tracesOf(person).filter((trace) => text.includes(trace))).toEqual([]);

describe("of somebody who is not shown by name", () => {
  test.each(["hidden", "anonymous"] as const)("nothing that tells who they are comes over a socket (%s)", async (choice) => {
    const scene = await newScene();
    const { id: teamId } = await createTeam(scene.admin, { name: "Red" });
    const socket = await listen(scene.watcher, scene.tenantId);
    await stir(scene, scene[choice], teamId, choice);
    await tell(scene.tenantId, LAST);
    await expect.poll(socket.heard, SOON).toContain(LAST);
    // Something came, the achievement among it.
    expect(socket.heard()).toContain("points.changed");
    expect(socket.heard()).toContain("achievement.awarded");
    expectSilenceAbout(socket.heard(), scene[choice]);
    socket.close();
    // Nor does it come when somebody is back and is told what they missed.
    const [first] = await query<{ id: string }>(database.superuserUrl, "SELECT min(id)::text AS id FROM realtime_update WHERE tenant_id = $1", [
      scene.tenantId,
    ]);
    const back = await listen(scene.watcher, scene.tenantId, first?.id);
    await expect.poll(back.heard, SOON).toContain(LAST);
    expect(back.heard()).toContain("achievement.awarded");
    expectSilenceAbout(back.heard(), scene[choice]);
    back.close();
  });

  test("nothing that tells who they are is answered to others, on a board or in a widget", async () => {
    const scene = await newScene();
    const { id: teamId } = await createTeam(scene.admin, { name: "Red" });
    await chooseTeam(scene.admin, scene.watcher.id, teamId);
    for (const each of ["named", "hidden", "anonymous"] as const) await stir(scene, scene[each], teamId, each === "named" ? "name" : each);
    // The watcher stands right below them, so that their own place shows who is around.
    await inTenant(scene.system, (tx) =>
      postPoints(scene.system, tx, { userId: scene.watcher.id, kind: "earn", points: 60, causeKey: `test:${newId()}` }),
    );
    const watcher = await scene.as(scene.watcher);
    const answers = [];
    for (const period of ["day", "week", "month", "quarter", "all"] as const) {
      answers.push(await pointsLeaderboard(watcher, { period }));
      answers.push(await pointsLeaderboard(watcher, { period, scope: "team" }));
      answers.push(await pointsLeaderboard(watcher, { period, scope: "team", team: teamId }));
      answers.push(await teamLeaderboard(watcher, { period }));
      answers.push(await rankReasons(watcher, { period, scope: "team" }));
    }
    answers.push(await gameSummary(watcher), await earnedBy(watcher), await achievementsOf(watcher), await tenantSeasonsOf(watcher));
    for (const person of [scene.hidden, scene.anonymous]) answers.push(await badgesOf(watcher, person.id));
    const said = JSON.stringify(answers);
    // Whoever is shown by name is there, and the row of the one without a name, too.
    for (const trace of [scene.named.id, scene.named.name]) expect(said).toContain(trace);
    expect((await gameSummary(watcher))?.month?.near.some(({ name, userId }) => name === null && userId === null)).toBe(true);
    for (const person of [scene.hidden, scene.anonymous]) {
      expectSilenceAbout(said, person);
      expect((await badgesOf(watcher, person.id)).badges).toEqual([]);
    }
    // They themselves see where they stand: the one on the board, the other not at all.
    expect((await gameSummary(await scene.as(scene.anonymous)))?.month?.rank).not.toBeNull();
    expect((await gameSummary(await scene.as(scene.hidden)))?.month).toMatchObject({ rank: null, near: [] });
  });
});
