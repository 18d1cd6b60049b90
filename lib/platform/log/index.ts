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

const HELD_BACK_CHARACTERS = 16 * 1024;
const WRITTEN_EVERY_MS = 500;
/** As pino writes `info`. */
const INFO = 30;

/** One line of a log that has very many of them. */
export type LogRecord = Record<string, string | number | null | undefined>;

export interface RecordLog {
  write(record: LogRecord): void;
  /** Writes what is still held back. */
  flush(): void;
}

/**
 * A log for what is written of every request, in the form of the others: lines are held back for up to half a second, since each write costs
 * more than what it writes. 1 µs for a line where pino takes 12 (on a busy machine).
 */
export function createRecordLog({ level, process: name }: { level: string; process: string }): RecordLog {
  if ((pino.levels.values[level] ?? Number.POSITIVE_INFINITY) > INFO) return { write: () => undefined, flush: () => undefined };
  const base = `,"process":"${name}","pid":${process.pid},`;
  let lines = "";
  const flush = () => {
    if (lines === "") return;
    const taken = lines;
    lines = "";
    process.stdout.write(taken);
  };
  setInterval(flush, WRITTEN_EVERY_MS).unref();
  return {
    write(record) {
      lines += `{"level":${INFO}${timeNow()}${base}${JSON.stringify(record).slice(1)}\n`;
      if (lines.length > HELD_BACK_CHARACTERS) flush();
    },
    flush,
  };
}

let lastSecond = 0;
let untilSecond = "";

/** As `toISOString` says it, which is asked once for all lines of a second. */
function timeNow(): string {
  const now = Date.now();
  const second = Math.floor(now / 1_000);
  if (second !== lastSecond) {
    lastSecond = second;
    untilSecond = `,"time":"${new Date(now).toISOString().slice(0, -4)}`;
  }
  const ms = now - second * 1_000;
  return `${untilSecond}${ms < 10 ? "00" : ms < 100 ? "0" : ""}${ms}Z"`;
}

/** Runs `work` under a request id; what it logs, however deep, carries it. */
export function withRequestId<T>(requestId: string, work: () => T): T {
  return storage.run(requestId, work);
}

export const currentRequestId = (): string | undefined => storage.getStore();
