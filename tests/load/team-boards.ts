/**
 * `npm run bench team-boards [teams] [people of each] [entries of each]`: what boards of teams cost in a tenant of 100 teams of 50 people with 20
 * entries each unless told: reading the board of teams, and that of one's own team (top ten, place, neighbours, movement), when nothing has
 * changed, after an entry, and after the store has lost all. Prints times, CPU and how often PostgreSQL and Redis are asked, and judges nothing.
 */
import { Redis } from "ioredis";
import { Client } from "pg";
import { inTenant, requireTenant, type TenantContext } from "#lib/access";
import { pointsLeaderboard, postPoints, teamLeaderboard } from "#lib/gamification";
import { systemContext } from "#lib/identity";
import { systemClock } from "#lib/platform/clock";
import { newId } from "#lib/platform/crypto";
import { createLog } from "#lib/platform/log";
import { createRedisStore } from "#lib/platform/store";
import { createTenant, signedInContext } from "../support/contexts.ts";
import { query } from "../support/database.ts";
import { startRedis } from "../support/redis.ts";
import { startBenchDatabase } from "./bench-database.ts";
import { cpuSecondsOfServer, quantile } from "./measure.ts";

const [TEAMS, PEOPLE, ENTRIES] = [Number(process.argv[3] ?? 100), Number(process.argv[4] ?? 50), Number(process.argv[5] ?? 20)];
const [READS, FEW_READS, READERS] = [300, 20, 30];

// Nothing is random: two runs measure the same rows. Entries lie in the last 60 days, so that the month before has some, too.
const STATEMENTS = [
  `INSERT INTO "user" (id, email, name, status, created_at)
   SELECT gen_random_uuid(), 'team-' || n || '@many.example', 'Person ' || n, 'active', now() FROM generate_series(1, $2::int * $3::int) n WHERE $1::uuid IS NOT NULL AND $4::int > 0`,
  `INSERT INTO membership (tenant_id, user_id, role) SELECT $1::uuid, id, 'member' FROM "user" WHERE email LIKE 'team-%' AND $2::int * $3::int * $4::int > 0`,
  `INSERT INTO team (id, tenant_id, name) SELECT gen_random_uuid(), $1::uuid, 'Team ' || n FROM generate_series(1, $2::int) n WHERE $3::int * $4::int > 0`,
  `INSERT INTO team_member (tenant_id, user_id, team_id)
   SELECT $1::uuid, u.id, t.id FROM "user" u JOIN team t ON t.tenant_id = $1::uuid AND t.name = 'Team ' || (1 + split_part(substr(u.email, 6), '@', 1)::int % $2::int)
   WHERE u.email LIKE 'team-%' AND $3::int * $4::int > 0`,
  `INSERT INTO leaderboard_privacy (tenant_id, user_id, choice, changed_at)
   SELECT $1::uuid, id, 'anonymous', now() FROM "user" WHERE email LIKE 'team-%7@%' AND $2::int * $3::int * $4::int > 0`,
];
// One entry of each person at a time: within one statement each would look through all versions of the tenant's clock before it.
const ENTRY = `INSERT INTO ledger_entry (id, tenant_id, user_id, points, cause_key, created_at)
   SELECT gen_random_uuid(), $1::uuid, user_id, 1 + ($2::int * 7) % 20, 'bench:' || user_id || ':' || $2::int, now() - $2::int * interval '60 days' / $3::int
   FROM team_member WHERE tenant_id = $1::uuid AND abs(hashtext(user_id::text)) % 5 = $4::int`;

const database = await startBenchDatabase();
const server = await startRedis();
const bare = new Redis(server.url);
const store = createRedisStore(server.url, { log: createLog({ level: "silent", process: "bench" }) });
let statements = 0;
// Every statement of this process, prepared or not, goes through it.
const send = Client.prototype.query as (this: Client, ...given: unknown[]) => unknown;
Object.assign(Client.prototype, {
  query(this: Client, ...given: unknown[]) {
    statements += 1;
    return send.apply(this, given);
  },
});
try {
  const { id: tenantId } = await createTenant(database.db);
  for (const text of STATEMENTS) await query(database.superuserUrl, text, [tenantId, TEAMS, PEOPLE, ENTRIES]);
  for (let entry = 0; entry < ENTRIES; entry += 1)
    for (let part = 0; part < 5; part += 1) await query(database.superuserUrl, ENTRY, [tenantId, entry, ENTRIES, part]);
  await query(database.superuserUrl, "ANALYZE", []);
  const people = await query<{ id: string }>(database.superuserUrl, "SELECT user_id AS id FROM team_member WHERE tenant_id = $1 ORDER BY user_id", [
    tenantId,
  ]);
  const system = await systemContext({ db: database.db, jobs: database.jobs, store, clock: systemClock }, tenantId, "bench", newId());
  // Each as they are signed in, read once: the session is not what is measured.
  const readers: TenantContext[] = [];
  for (let n = 0; n < READERS; n += 1) {
    const userId = people[(n * 7) % people.length]?.id ?? "";
    readers.push({ ...requireTenant(await signedInContext({ ...database, name: "bench" }, userId, tenantId)), store, clock: systemClock });
  }
  const as = (n: number): TenantContext => readers[n % readers.length] as TenantContext;
  const earn = (n: number) =>
    inTenant(system, (tx) =>
      postPoints(system, tx, { userId: people[(n * 31) % people.length]?.id ?? "", kind: "earn", points: 5, causeKey: `bench:${newId()}` }),
    );
  console.log(`${TEAMS} teams, ${people.length.toLocaleString("en")} people, ${(people.length * ENTRIES).toLocaleString("en")} entries`);
  const boards = {
    "the board of teams": (n: number) => teamLeaderboard(as(n), { period: "month" }),
    "the board of one’s team": (n: number) => pointsLeaderboard(as(n), { scope: "team", period: "month", limit: 10, around: 2 }),
    "the board of all people": (n: number) => pointsLeaderboard(as(n), { scope: "tenant", period: "month", limit: 10, around: 2 }),
  };
  for (const [name, read] of Object.entries(boards)) {
    for (let n = 0; n < READERS; n += 1) await read(n);
    await measureReads(`${name}, unchanged`, READS, read);
    await measureReads(`${name}, after an entry`, READS, read, earn);
    await measureReads(`${name}, after the store has lost all`, FEW_READS, read, () => bare.flushall());
  }
} finally {
  bare.disconnect();
  await store.close();
  await server.stop();
  await database.drop();
}

/** @param before what happens before each reading, and is not measured */
async function measureReads(
  name: string,
  reads: number,
  read: (n: number) => Promise<unknown>,
  before?: (n: number) => Promise<unknown>,
): Promise<void> {
  const times: number[] = [];
  const sum = { statements: 0, scripts: 0, commands: 0, ownMs: 0, serverMs: 0 };
  for (let n = 0; n < reads; n += 1) {
    await before?.(n);
    const asked = await counted();
    const began = performance.now();
    await read(n);
    times.push(performance.now() - began);
    const now = await counted();
    sum.statements += now.statements - asked.statements;
    sum.scripts += now.scripts - asked.scripts;
    // One of them is the counting itself.
    sum.commands += now.commands - asked.commands - 1;
    sum.ownMs += now.ownMs - asked.ownMs;
    sum.serverMs += now.serverMs - asked.serverMs;
  }
  times.sort((a, b) => a - b);
  const each = (value: number, digits = 1) => (value / reads).toFixed(digits);
  console.log(
    `  ${name.padEnd(58)} p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${quantile(times, 0.95).toFixed(1)} ms; CPU ${each(sum.ownMs)} ms here, ` +
      `${each(sum.serverMs)} ms PostgreSQL; ${each(sum.statements)} statements, ${each(sum.commands)} commands of Redis, ${each(sum.scripts)} of them views`,
  );
}

async function counted() {
  const stats = await bare.info("commandstats");
  const callsOf = (command: string) => Number(new RegExp(`cmdstat_${command}:calls=(\\d+)`).exec(stats)?.[1] ?? 0);
  // What a script asks for itself is counted as well; from outside come these alone.
  const scripts = callsOf("evalsha") + callsOf("eval");
  const { user, system } = process.cpuUsage();
  return {
    statements,
    scripts,
    commands: scripts + ["zadd", "zrem", "set", "pexpire", "rename", "multi", "info", "del"].reduce((all, command) => all + callsOf(command), 0),
    ownMs: (user + system) / 1_000,
    serverMs: (cpuSecondsOfServer(database.serverPid) ?? Number.NaN) * 1_000,
  };
}
