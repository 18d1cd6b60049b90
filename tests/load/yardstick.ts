import { measure } from "./measure.ts";

/**
 * Server CPU, in milliseconds, of a route that does nothing but answer, on two cores with nothing else to do, at one connection. Machines
 * and days differ by more than three times; pages are compared across them by how many of such answers they cost.
 */
const QUIET_MS = 0.75;
const SECONDS = 3;
const WARM_UP_SECONDS = 2;

/** What the empty route costs here and now: its CPU in milliseconds, and what a time has to be multiplied by to be one of a quiet machine. */
export async function yardstick(run: { url: string; serverPid: number }): Promise<{ emptyMs: number; toQuiet: number }> {
  const path = "/api/health/live";
  const request = () => ({ method: "GET", path, headers: {} });
  const empty = { ...run, name: "nothing", expect: 200, request };
  // A server that has just started still compiles what it runs.
  await measure({ ...empty, connections: 16, seconds: WARM_UP_SECONDS });
  const { cpuMs } = await measure({ ...empty, connections: 1, seconds: SECONDS });
  const emptyMs = cpuMs ?? Number.NaN;
  return { emptyMs, toQuiet: QUIET_MS / emptyMs };
}
