import type { ServiceProbe } from "./shapes.ts";

/**
 * A probe as the trail and comparisons of two services have it: `ready: http, readiness, every 20 s, /health`. Whatever is different in two probes
 * is different in this. It holds no secret.
 */
export function sayProbe({ name, purpose, kind, intervalSeconds, timeoutMs, failures, recoveries, isPaused, ...config }: ServiceProbe): string {
  const said = Object.entries(config).filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0));
  return [
    `${name}: ${kind}`,
    purpose,
    `every ${intervalSeconds} s`,
    `timeout ${timeoutMs} ms`,
    `thresholds ${failures}/${recoveries}`,
    ...(isPaused ? ["paused"] : []),
    ...said.toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([field, value]) => `${field} ${sayValue(value)}`),
  ].join("; ");
}

/** An object's fields in one order, whether they come from a form, a file or the database. */
function sayValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return `[${value.map(sayValue).join(" ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([field, each]) => `${field}=${JSON.stringify(each)}`)
    .join(" ");
}
