/**
 * `npm run bench leaderboard [members] [seconds]`: what a board costs in a real Redis with a million members: writing somebody's points and reading
 * the first ten with their own place and neighbours in one round trip, beside a bare ZADD + ZREVRANK pipeline; and how long making the set takes.
 */
import { Redis } from "ioredis";
import { createRedisStore } from "#lib/platform/store";
import { startRedis } from "../support/redis.ts";
import { quantile } from "./measure.ts";

const MEMBERS = Number(process.argv[3] ?? 1_000_000);
const SECONDS = Number(process.argv[4] ?? 5);
const IN_FLIGHT = 64;
const GROUP = 2 ** 22;
const KEY = "bench";

const log = { warn: () => {}, info: () => {}, error: () => {}, debug: () => {} };
const server = await startRedis();
const store = createRedisStore(server.url, { log: log as never });
const bare = new Redis(server.url);
const member = (n: number) => `00000000-0000-7000-8000-${String(n % MEMBERS).padStart(12, "0")}`;
// Every score is of its own moment, as people earn at different ones; nothing is random, so that two runs write the same.
const score = (n: number) => ((n * 7_919) % 100_000) * GROUP + ((n * 104_729) % GROUP);
try {
  const begin = performance.now();
  const entries = Array.from({ length: MEMBERS }, (_, n) => ({ member: member(n), score: score(n) }));
  const made = performance.now();
  await store.sortedSetAdd(KEY, entries.slice(0, 1));
  for (let at = 0; at < MEMBERS; at += 10_000) await store.sortedSetAdd(KEY, entries.slice(at, at + 10_000));
  console.log(
    `set of ${MEMBERS.toLocaleString("en")} filled in ${((performance.now() - made) / 1_000).toFixed(1)} s (the list itself ${((made - begin) / 1_000).toFixed(1)} s)`,
  );
  await run("ZADD + ZREVRANK, one pipeline", (n) => bare.pipeline().zadd(KEY, score(n), member(n)).zrevrank(KEY, member(n)).exec());
  await run("points written, then top 10, place, neighbours", async (n) => {
    await store.sortedSetAdd(KEY, [{ member: member(n), score: score(n) }]);
    await store.sortedSetView(KEY, { start: 0, count: 10, groupSize: GROUP, member: { member: member(n), around: 2 } });
  });
  await run("top 10, place, neighbours", (n) =>
    store.sortedSetView(KEY, { start: 0, count: 10, groupSize: GROUP, member: { member: member(n), around: 2 } }),
  );
} finally {
  bare.disconnect();
  await store.close();
  await server.stop();
}

async function run(name: string, work: (n: number) => Promise<unknown>): Promise<void> {
  const times: number[] = [];
  let n = 0;
  const end = performance.now() + SECONDS * 1_000;
  await Promise.all(
    Array.from({ length: IN_FLIGHT }, async () => {
      while (performance.now() < end) {
        const start = performance.now();
        n += 1;
        await work(n * 31);
        times.push(performance.now() - start);
      }
    }),
  );
  times.sort((a, b) => a - b);
  console.log(
    `${name.padEnd(48)}${Math.round(times.length / SECONDS)
      .toLocaleString("en")
      .padStart(9)}/s   p50 ${quantile(times, 0.5).toFixed(2)} ms   p99 ${quantile(times, 0.99).toFixed(2)} ms`,
  );
}
