/** A process of the portal and the supervisor that started it (if one did). */
import { setTimeout as delay } from "node:timers/promises";

export { SlotList, type Slotted } from "./slot-list.ts";

/** What a child tells the supervisor: it is ready, or it cannot start and why. */
export type ChildMessage = { type: "ready"; serviceId: string } | { type: "failed"; message: string };

/** What a supervisor tells a child that it started with `WAIT_ARGUMENT`. */
export interface SupervisorMessage {
  type: "begin";
  /** All of it; what is not in it is unset. */
  environment: NodeJS.ProcessEnv;
}

/** The argument of a process that loads its files and then waits for its environment. */
export const WAIT_ARGUMENT = "--wait";

/**
 * In a process that was started with `WAIT_ARGUMENT`, waits until its supervisor hands over the environment and puts that in
 * place; anywhere else it returns at once. A supervisor that ends before that ends the process, too.
 */
export async function toldToBegin(): Promise<void> {
  if (!process.argv.includes(WAIT_ARGUMENT) || !process.connected) return;
  const orphaned = () => process.exit(0);
  process.once("disconnect", orphaned);
  await new Promise<void>((resolve) => {
    const take = (message: Partial<SupervisorMessage> | null) => {
      if (message?.type !== "begin") return;
      process.off("message", take);
      for (const name of Object.keys(process.env)) if (message.environment?.[name] === undefined) delete process.env[name];
      Object.assign(process.env, message.environment);
      resolve();
    };
    process.on("message", take);
  });
  process.off("disconnect", orphaned);
}

/** Tells the supervisor; does nothing in a process that was started by hand. */
export function tellParent(message: ChildMessage): void {
  if (process.connected) process.send?.(message);
}

/** Ends a process that could not start: the supervisor tells why, or we do when there is none. */
export function failToStart(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  // A plain Error is a defect or a refusal of the system: whoever mends it wants to know where.
  if (!process.connected || !process.send) {
    console.error(error instanceof Error && error.name === "Error" ? error : message);
    process.exit(1);
  }
  process.send({ type: "failed", message } satisfies ChildMessage, () => process.exit(1));
}

/**
 * Runs `stop` once when the process is asked to end: by SIGTERM, SIGINT, the supervisor's message, or the supervisor's
 * death (a child never outlives it). Then exits with 0, or with 1 when stopping failed.
 */
export function onShutdown(stop: (reason: string) => Promise<void>): void {
  let isStopping = false;
  const begin = async (reason: string) => {
    if (isStopping) return;
    isStopping = true;
    try {
      await stop(reason);
      process.exit(0);
    } catch (error) {
      console.error(error);
      process.exit(1);
    }
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void begin(signal));
  process.on("message", (message) => {
    if (typeof message === "object" && message !== null && "type" in message && message.type === "shutdown") void begin("shutdown");
  });
  process.on("disconnect", () => void begin("the supervisor ended"));
}

/** Waits for a step of stopping, and no longer: a dead database or Redis must not keep the process from ending. */
export async function bounded(work: Promise<unknown>, ms = 3_000): Promise<void> {
  await Promise.race([work.catch(() => undefined), delay(ms, undefined, { ref: false })]);
}
