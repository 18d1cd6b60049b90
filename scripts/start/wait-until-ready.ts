import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { StepError } from "../launch/steps.mjs";

const TIMEOUT_MS = 30_000;
const PAUSE_MS = 100;

const healthShape = z.object({
  status: z.enum(["pass", "warn", "fail"]),
  serviceId: z.string(),
  checks: z.record(z.string(), z.array(z.object({ status: z.string(), output: z.string().optional() }))),
});

/**
 * Asks the portal over HTTP until it says that it is ready.
 * @param serviceId of the process that we started: another program on the same port must not pass for it
 * @returns what is not as it should be, though the portal works ("store:responseTime: Not reachable.")
 * @throws StepError naming the checks that fail
 */
export async function waitUntilReady(address: string, serviceId: string): Promise<string[]> {
  const deadline = performance.now() + TIMEOUT_MS;
  for (;;) {
    const { problem, warnings } = await ask(address, serviceId);
    if (problem === null) return warnings;
    if (performance.now() > deadline)
      throw new StepError(`The portal is not ready after ${TIMEOUT_MS / 1_000} s: ${problem}`, "See the log above; npm run doctor checks each part.");
    await delay(PAUSE_MS);
  }
}

async function ask(address: string, serviceId: string): Promise<{ problem: string | null; warnings: string[] }> {
  try {
    const response = await fetch(`${address}/api/health/ready`, { signal: AbortSignal.timeout(5_000) });
    const health = healthShape.parse(await response.json());
    if (health.serviceId !== serviceId) return { problem: "another program answers at this address", warnings: [] };
    const told = (status: string) =>
      Object.entries(health.checks).flatMap(([name, checks]) =>
        checks.filter((check) => check.status === status).map((check) => `${name}: ${check.output ?? status}`),
      );
    return { problem: response.ok && health.status !== "fail" ? null : told("fail").join("; "), warnings: told("warn") };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error), warnings: [] };
  }
}
