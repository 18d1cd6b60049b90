import type { Runtime } from "#lib/platform/runtime";
import type { PartState } from "../schema.ts";
import { instanceHealth } from "./instance-health.ts";

export interface HealthMemory {
  /** What was last found of an address; undefined for one that nothing looked at. */
  healthOf(address: string): PartState | undefined;
  stop(): void;
}

const READ_EVERY_MS = 2_000;
const SCOPE = { kind: "system", purpose: "health of instances" } as const;

/** Keeps in mind what probes and requests found of all instances, for whoever has to know it at once. While the database is away it is what it was. */
export function startHealthMemory({ db, log }: Pick<Runtime, "db" | "log">): HealthMemory {
  let known = new Map<string, PartState>();
  let isReading = false;
  let isFailing = false;

  async function read(): Promise<void> {
    if (isReading) return;
    isReading = true;
    try {
      const rows = await db.read(SCOPE, instanceHealth);
      known = new Map(rows.map(({ address, state }) => [address, state]));
      isFailing = false;
    } catch (error) {
      if (!isFailing) log.warn({ err: error }, "the health of instances cannot be read at the moment");
      isFailing = true;
    } finally {
      isReading = false;
    }
  }

  void read();
  const timer = setInterval(() => void read(), READ_EVERY_MS);
  timer.unref();
  return { healthOf: (address) => known.get(address), stop: () => clearInterval(timer) };
}
