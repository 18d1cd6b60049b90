import type { StatusSnapshot } from "../schema.ts";

/** The states of parts, and what an answer about them looks like, for browsers: nothing here brings zod along, as the room's own `schema` does. */

/** `unknown` is never a guess: it was not measured, or not lately. */
export const PART_STATES = ["operational", "degraded", "down", "unknown"] as const;
export type PartState = (typeof PART_STATES)[number];

/** Whether this is an answer of ours: what something on the way answers in our place must never be shown as the state of a part. */
export function isSnapshot(answer: unknown): answer is StatusSnapshot {
  if (!isRecord(answer)) return false;
  const { status, checkedAt, parts } = answer;
  return isState(status) && isMoment(checkedAt) && Array.isArray(parts) && parts.every(isPart);
}

function isPart(part: unknown): boolean {
  if (!isRecord(part)) return false;
  const { key, name, kind, state, latencyMs, since, checkedAt, detail } = part;
  const isTold = [key, name, kind].every((each) => typeof each === "string") && isState(state);
  const isTimed = latencyMs === null || (typeof latencyMs === "number" && latencyMs >= 0);
  return isTold && isTimed && isMoment(since) && isMoment(checkedAt) && (detail === null || typeof detail === "string");
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const isState = (value: unknown): boolean => PART_STATES.some((state) => state === value);
const isMoment = (value: unknown): boolean => value === null || (typeof value === "string" && !Number.isNaN(Date.parse(value)));
