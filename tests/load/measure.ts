import { readdirSync, readFileSync } from "node:fs";
import { Agent, request as httpRequest } from "node:http";

/** What one run of requests took. Times in milliseconds; `cpuMs` is the server's own CPU time per request (Linux only). */
export interface Measurement {
  name: string;
  connections: number;
  requests: number;
  perSecond: number;
  p50: number;
  p99: number;
  cpuMs: number | null;
  failures: number;
}

interface Run {
  name: string;
  url: string;
  connections: number;
  seconds: number;
  serverPid: number;
  /** Headers and body of the n-th request. */
  request(n: number): { method: string; path: string; headers: Record<string, string>; body?: string };
  expect: number;
}

/** Keeps `connections` requests under way for some seconds, after a short warm-up that is not counted. */
export async function measure(run: Run): Promise<Measurement> {
  const agent = new Agent({ keepAlive: true, maxSockets: run.connections });
  let n = 0;
  const phase = async (seconds: number) => {
    const times: number[] = [];
    let failures = 0;
    const end = performance.now() + seconds * 1_000;
    const cpuBefore = cpuSeconds(run.serverPid);
    const begin = performance.now();
    await Promise.all(
      Array.from({ length: run.connections }, async () => {
        while (performance.now() < end) {
          const start = performance.now();
          const status = await send(agent, run.url, run.request(n++));
          times.push(performance.now() - start);
          if (status !== run.expect) failures++;
        }
      }),
    );
    const elapsed = (performance.now() - begin) / 1_000;
    const cpuAfter = cpuSeconds(run.serverPid);
    return { times, failures, elapsed, cpu: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore };
  };
  await phase(Math.min(2, run.seconds / 2));
  const { times, failures, elapsed, cpu } = await phase(run.seconds);
  agent.destroy();
  times.sort((a, b) => a - b);
  return {
    name: run.name,
    connections: run.connections,
    requests: times.length,
    perSecond: times.length / elapsed,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpuMs: cpu === null ? null : (cpu * 1_000) / times.length,
    failures,
  };
}

export function quantile(sorted: number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

function send(agent: Agent, url: string, { method, path, headers, body }: ReturnType<Run["request"]>): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      url + path,
      { method, headers: { ...headers, ...(body !== undefined && { "content-length": Buffer.byteLength(body) }) }, agent },
      (response) => {
        response.resume();
        response.once("end", () => resolve(response.statusCode ?? 0));
      },
    );
    request.once("error", reject);
    request.end(body);
  });
}

// Linux counts CPU time in ticks of 1/100 s (proc(5), fields utime and stime).
const TICKS_PER_SECOND = 100;

export function cpuSeconds(pid: number): number | null {
  const fields = statOf(pid);
  return fields && (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** CPU time of a server and of all that it has started, also of what has ended since (fields cutime and cstime). */
export function cpuSecondsOfServer(pid: number): number | null {
  const own = statOf(pid);
  if (!own) return null;
  const running = readdirSync("/proc").flatMap((each) => {
    const fields = /^\d+$/.test(each) ? statOf(each) : null;
    return fields && Number(fields[1]) === pid ? fields.slice(11, 13) : [];
  });
  return [...own.slice(11, 15), ...running].reduce((sum, ticks) => sum + Number(ticks), 0) / TICKS_PER_SECOND;
}

/** What the system says of a process, from its state on; null when it has ended, or on a system without /proc. */
function statOf(pid: number | string): string[] | null {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? null;
  } catch {
    return null;
  }
}
