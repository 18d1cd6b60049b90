/**
 * `npm run bench leaderboard [members] [seconds]`: what a board costs in a real Redis with a million members: writing somebody's points and reading
 * the first ten with their own place and neighbours in one round trip, beside a bare ZADD + ZREVRANK pipeline; how long making the set takes; and
 * how much the view costs beside bare `ioredis` pipelines that read the same, and beside such as leave the ranks of ties out, in turns in the same
 * run, so that all have the same machine: how long one waits for it, with few and with many at once, and the CPU time of Redis and of this process.
 */
import { type ChainableCommander, Redis } from "ioredis";
import { createRedisStore } from "#lib/platform/store";
import { startRedis } from "../support/redis.ts";
import { quantile } from "./measure.ts";

const MEMBERS = Number(process.argv[3] ?? 1_000_000);
const SECONDS = Number(process.argv[4] ?? 5);
const MANY_AT_ONCE = 64;
/** What a web process seldom has more of at a time. */
const FEW_AT_ONCE = 4;
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
  for (const atOnce of [FEW_AT_ONCE, MANY_AT_ONCE]) {
    console.log(`${atOnce} at once:`);
    await compare(atOnce, [
      ["view: top 10, place, neighbours, ranks", view],
      ["bare: top 10, place, neighbours, ranks", bareView],
      ["bare: top 10, place, neighbours alone", barePlaces],
    ]);
  }
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
async function compare(atOnce: number, ways: [string, (n: number) => Promise<unknown>][]): Promise<void> {
  const all = ways.map(([name, work]) => ({ name, work, times: [] as number[], cpu: 0 }));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const way of all) {
      const before = await cpuMs();
      way.times = way.times.concat(await timesOf(way.work, (2 * SECONDS) / ROUNDS, atOnce));
      way.cpu += (await cpuMs()) - before;
    }
  for (const { name, times } of all) print(name, times, 2 * SECONDS);
  const costOf = ({ times, cpu }: { times: number[]; cpu: number }) => ({ p50: quantile(times, 0.5), cpu: cpu / times.length });
  const [ours, ...others] = all.map((each) => ({ name: each.name, ...costOf(each) }));
  for (const { name, p50, cpu } of others)
    console.log(
      `${((ours?.p50 ?? 0) / p50).toFixed(2)} × at p50, ${((ours?.cpu ?? 0) / cpu).toFixed(2)} × the CPU time (${((ours?.cpu ?? 0) * 1_000).toFixed(0)} against ${(cpu * 1_000).toFixed(0)} µs): the view against “${name}”`,
    );
}

/** CPU time of Redis and of this process so far. */
async function cpuMs(): Promise<number> {
  const said = await bare.info("cpu");
  const redis = ["used_cpu_user", "used_cpu_sys"].map((name) => Number(new RegExp(`^${name}:([\\d.]+)`, "m").exec(said)?.[1]));
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000 + redis.reduce((sum, seconds) => sum + seconds * 1_000, 0);
}

async function run(name: string, work: (n: number) => Promise<unknown>): Promise<void> {
  print(name, await timesOf(work, SECONDS, MANY_AT_ONCE), SECONDS);
}

async function timesOf(work: (n: number) => Promise<unknown>, seconds: number, atOnce: number): Promise<number[]> {
  const times: number[] = [];
  let n = 0;
  const end = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
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
