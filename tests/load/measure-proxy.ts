import { setTimeout as delay } from "node:timers/promises";
import { Pool } from "undici";
import { cpuSeconds, quantile } from "./measure.ts";

/** CPU time of the process that stands between, per request, in microseconds; times in milliseconds. */
export interface ProxyMeasurement {
  cpuUs: number | null;
  perSecond: number;
  p50: number;
  p99: number;
  /** At a pace that leaves everybody time. */
  pacedP50: number;
  pacedP99: number;
  failures: number;
}

interface Run {
  port: number;
  path: string;
  headers: Record<string, string>;
  pid: number | null;
  connections: number;
  seconds: number;
  pacedPerSecond: number;
}

/** As many requests as go, on so many connections; then so many in each second. */
export async function measureProxy({ port, path, headers, pid, connections, seconds, pacedPerSecond }: Run): Promise<ProxyMeasurement> {
  const pool = new Pool(`http://127.0.0.1:${port}`, { connections });
  let failures = 0;
  const send = () =>
    new Promise<number>((resolve) => {
      const start = performance.now();
      const end = (isGood: boolean) => {
        if (!isGood) failures += 1;
        resolve(performance.now() - start);
      };
      let isGood = false;
      pool.dispatch(
        { path, method: "GET", headers },
        {
          onRequestStart() {},
          onResponseStart(_controller, status) {
            isGood = status === 200;
          },
          onResponseData() {},
          onResponseEnd: () => end(isGood),
          onResponseError: () => end(false),
        },
      );
    });
  const flatOut = async (forMs: number) => {
    const times: number[] = [];
    const until = performance.now() + forMs;
    await Promise.all(
      Array.from({ length: connections }, async () => {
        while (performance.now() < until) times.push(await send());
      }),
    );
    return times;
  };
  await flatOut(300);
  const before = pid === null ? null : cpuSeconds(pid);
  const begin = performance.now();
  const times = (await flatOut(seconds * 1_000)).toSorted((one, other) => one - other);
  const elapsed = (performance.now() - begin) / 1_000;
  const after = pid === null ? null : cpuSeconds(pid);
  const paced: Promise<number>[] = [];
  const pacedFrom = performance.now();
  while (paced.length < pacedPerSecond * 2) {
    const due = ((performance.now() - pacedFrom) / 1_000) * pacedPerSecond;
    while (paced.length < due) paced.push(send());
    await delay(1);
  }
  const pacedTimes = (await Promise.all(paced)).toSorted((one, other) => one - other);
  await pool.destroy();
  return {
    cpuUs: before === null || after === null ? null : ((after - before) * 1_000_000) / times.length,
    perSecond: times.length / elapsed,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    pacedP50: quantile(pacedTimes, 0.5),
    pacedP99: quantile(pacedTimes, 0.99),
    failures,
  };
}
