import type { Context } from "#lib/access";
import type { Runtime } from "#lib/platform/runtime";

/** What the acts of the demonstration are done with. */
export type Services = Pick<Context, "db" | "jobs" | "store" | "clock">;

export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** What is told of is past: nobody is written to about it, and no job is left to do. */
export const quietly = (services: Services): Services => ({
  ...services,
  jobs: { ...services.jobs, publish: async () => undefined, enqueue: async () => null },
});

/** For jobs that are done at once. Those of figures and invoices ask their runtime for nothing else. */
export const asRuntime = (services: Services): Runtime => services as Runtime;

export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
