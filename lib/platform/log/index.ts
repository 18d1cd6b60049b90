/** Structured logs: one JSON object a line on standard output, with the request id of whatever is under way. */
import { AsyncLocalStorage } from "node:async_hooks";
import { type Logger, pino, stdTimeFunctions } from "pino";

export type Log = Logger;

// The server and Next's bundles load this file separately but must share the request under way.
const STORAGE = Symbol.for("bizosaas.request-id");
const globals = globalThis as { [STORAGE]?: AsyncLocalStorage<string> };
globals[STORAGE] ??= new AsyncLocalStorage<string>();
const storage = globals[STORAGE];

const SECRETS = ["password", "token", "secret", "cookie", "authorization", "passwordHash", "smtpUrl", "databaseUrl"];

/** A logger for one process; lines carry its name, and never a secret under one of the usual names. */
export function createLog(options: { level: string; process: string }): Log {
  return pino({
    level: options.level,
    base: { process: options.process, pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
    mixin: () => {
      const requestId = storage.getStore();
      return requestId ? { requestId } : {};
    },
  });
}

const BUFFERED_BYTES = 16 * 1024;
const WRITTEN_EVERY_MS = 500;

/** The same for what is written of every request: lines are collected for half a second, since each write costs more than what it writes. */
export function createBufferedLog(options: { level: string; process: string }): Log {
  const destination = pino.destination({ fd: 1, sync: false, minLength: BUFFERED_BYTES, periodicFlush: WRITTEN_EVERY_MS });
  return pino({ level: options.level, base: { process: options.process, pid: process.pid }, timestamp: stdTimeFunctions.isoTime }, destination);
}

/** Runs `work` under a request id; what it logs, however deep, carries it. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return storage.run(requestId, work);
}

export const currentRequestId = (): string | undefined => storage.getStore();
