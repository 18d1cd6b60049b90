import { randomFillSync } from "node:crypto";

/** The trace that a request belongs to (https://www.w3.org/TR/trace-context/). */
export interface TraceContext {
  traceId: string;
  /** Of the gateway's own part in it, which the backend's is a child of. */
  spanId: string;
  flags: string;
  /** False: it begins here, and whatever `tracestate` came with it belongs to none. */
  isContinued: boolean;
}

const VERSION_00 = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
/** A later version may add fields after the flags. */
const LATER = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
const NO_TRACE = "0".repeat(32);
const NO_SPAN = "0".repeat(16);

/** Continues the trace of a `traceparent` header, or begins one where there is none or it is not valid. */
export function traceOf(traceparent: string | undefined): TraceContext {
  const spanId = randomHex(8);
  if (traceparent !== undefined) {
    const parts = VERSION_00.exec(traceparent) ?? (traceparent.startsWith("00") ? null : LATER.exec(traceparent));
    const [, traceId, parentId, flags] = parts ?? [];
    if (traceId && traceId !== NO_TRACE && parentId !== NO_SPAN && flags) return { traceId, spanId, flags, isContinued: true };
  }
  return { traceId: randomHex(16), spanId, flags: "00", isContinued: false };
}

export const traceparentOf = ({ traceId, spanId, flags }: TraceContext): string => `00-${traceId}-${spanId}-${flags}`;

// Random bytes are drawn for many requests at once, since each draw costs more than what is drawn.
const pool = Buffer.alloc(4_096);
let used = pool.length;

function randomHex(bytes: number): string {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.toString("hex", used - bytes, used);
}
