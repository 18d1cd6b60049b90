/**
 * `npm run bench leaderboard [members] [seconds]`: what a board costs in a real Redis with a million members: writing somebody's points and reading
 * the first ten with their own place and neighbours in one round trip, beside a bare ZADD + ZREVRANK pipeline; how long making the set takes; and
 * how much the view costs beside bare `ioredis` pipelines that read the same, in turns in the same run, so that both have the same machine.
 */
import { type ChainableCommander, Redis } from "ioredis";
import { createRedisStore } from "#lib/platform/store";
import { startRedis } from "../support/redis.ts";
import { quantile } from "./measure.ts";

const MEMBERS = Number(process.argv[3] ?? 1_000_000);
const SECONDS = Number(process.argv[4] ?? 5);
const IN_FLIGHT = 64;
const ROUNDS = 5;
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
    await view(n);
  });
  await compare([
    ["view: top 10, place, neighbours, ranks", view],
    ["bare: top 10, place, neighbours, ranks", bareView],
    ["bare: top 10, place, neighbours alone", barePlaces],
  ]);
} finally {
  bare.disconnect();
  await store.close();
  await server.stop();
}

function view(n: number): Promise<unknown> {
  return store.sortedSetView(KEY, { start: 0, count: 10, groupSize: GROUP, member: { member: member(n), around: 2 } });
}

/** Where the neighbours stand is known only with the place: two pipelines. */
async function barePlaces(n: number): Promise<void> {
  const [, place] = await read(bare.pipeline().zrevrange(KEY, 0, 9, "WITHSCORES").zrevrank(KEY, member(n)));
  await read(bare.pipeline().zrevrange(KEY, Math.max(0, Number(place) - 2), Number(place) + 2, "WITHSCORES"));
}

/** All that the view reads: its size and end, and how many stand above the first of each part, from which ranks are told. */
async function bareView(n: number): Promise<void> {
  const own = score(n);
  const [, top, , place] = await read(
    bare.pipeline().zcard(KEY).zrevrange(KEY, 0, 9, "WITHSCORES").zrange(KEY, 0, 0, "WITHSCORES").zrevrank(KEY, member(n)).zscore(KEY, member(n)),
  );
  const first = Math.max(0, Number(place) - 2);
  const [, near] = await read(
    bare
      .pipeline()
      .zcount(KEY, nextGroup(Number((top as string[])[1])), "+inf")
      .zrevrange(KEY, first, Number(place) + 2, "WITHSCORES")
      .zrangebyscore(KEY, nextGroup(own), "+inf", "WITHSCORES", "LIMIT", 0, 1)
      .zcount(KEY, nextGroup(own), "+inf"),
  );
  await read(bare.pipeline().zcount(KEY, nextGroup(Number((near as string[])[1])), "+inf"));
}

function nextGroup(at: number): number {
  return (Math.floor(at / GROUP) + 1) * GROUP;
}

async function read(pipeline: ChainableCommander): Promise<unknown[]> {
  return ((await pipeline.exec()) ?? []).map(([error, value]) => {
    if (error) throw error;
    return value;
  });
}

/** Measures in turns, and prints how the first compares with each of the others. */
async function compare(ways: [string, (n: number) => Promise<unknown>][]): Promise<void> {
  const all = ways.map(([name, work]) => ({ name, work, times: [] as number[] }));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const way of all) way.times = way.times.concat(await timesOf(way.work, (2 * SECONDS) / ROUNDS));
  for (const { name, times } of all) print(name, times, 2 * SECONDS);
  const [ours, ...others] = all;
  for (const { name, times } of others) {
    const ratio = quantile(ours?.times ?? [], 0.5) / quantile(times, 0.5);
    console.log(`${ratio.toFixed(2)} × at p50: the view against “${name}”`);
  }
}

async function run(name: string, work: (n: number) => Promise<unknown>): Promise<void> {
  print(name, await timesOf(work, SECONDS), SECONDS);
}

async function timesOf(work: (n: number) => Promise<unknown>, seconds: number): Promise<number[]> {
  const times: number[] = [];
  let n = 0;
  const end = performance.now() + seconds * 1_000;
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
  return times;
}

function print(name: string, times: number[], seconds: number): void {
  times.sort((a, b) => a - b);
  console.log(
    `${name.padEnd(48)}${Math.round(times.length / seconds)
      .toLocaleString("en")
      .padStart(9)}/s   p50 ${quantile(times, 0.5).toFixed(2)} ms   p99 ${quantile(times, 0.99).toFixed(2)} ms`,
  );
}
