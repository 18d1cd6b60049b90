import { isAppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";

/** Puts into the log what its operator has to know of: what nobody expected, and what was not there. The rest is told to whoever asked. */
export function logFailure({ log }: Pick<Runtime, "log">, error: unknown, what: string): void {
  if (!isAppError(error)) log.error({ err: error }, `${what} failed`);
  else if (error.code === "unavailable") log.warn({ err: error }, `${what} refused: unavailable`);
}
