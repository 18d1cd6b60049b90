import type { TxtAnswer } from "#lib/platform/outbound";
import type { DomainCheckResult, DomainState, TenantDomainView } from "./providers-schema.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** First pause before a domain is looked at again; each further one is twice as long, up to a day. */
const FIRST_PAUSE_MS = 5 * MINUTE_MS;
/** So many looks in a row without the record, and a domain that is not verified is left alone: about a month. */
const GIVE_UP_AFTER = 38;
/** So many in a row, and the record of a verified domain counts as lost; one look may fall into a change of the zone. */
const LOST_AFTER = 3;

/** The record that proves that a domain is its tenant's: only who runs the domain's DNS can set it. */
export const proofOf = (domain: string, challenge: string) => ({
  name: `_bizosaas-challenge.${domain}`,
  value: `bizosaas-verification=${challenge}`,
});

/** Whether the record is there, and what is there instead. Quotes around it come from forms that want them; spaces from copying. */
export function judge(answer: TxtAnswer, expected: string): DomainCheckResult {
  if (answer.kind !== "records") return answer.kind;
  return answer.values.some((value) => value.trim().replace(/^"(.*)"$/, "$1") === expected) ? "found" : "other_value";
}

interface Looked {
  isVerified: boolean;
  /** Looks in a row that did not find the record, before this one. */
  failures: number;
  lostAt: Date | null;
}

export interface AfterLook {
  failures: number;
  /** Null: not by itself any more. */
  nextCheckAt: Date | null;
  lostAt: Date | null;
}

/**
 * What follows from a look: when to look again, and whether the record counts as lost. That nobody answered says nothing of the domain,
 * so that it takes no verified one for lost.
 */
export function afterLook({ isVerified, failures, lostAt }: Looked, result: DomainCheckResult, now: Date): AfterLook {
  if (result === "found") return { failures: 0, nextCheckAt: new Date(now.getTime() + DAY_MS), lostAt: null };
  if (isVerified && result === "no_answer") return { failures, nextCheckAt: new Date(now.getTime() + pauseAfter(failures + 1)), lostAt };
  const inARow = failures + 1;
  const isGivenUp = !isVerified && inARow >= GIVE_UP_AFTER;
  return {
    failures: inARow,
    nextCheckAt: isGivenUp ? null : new Date(now.getTime() + pauseAfter(inARow)),
    lostAt: isVerified && inARow >= LOST_AFTER ? (lostAt ?? now) : lostAt,
  };
}

/** When a domain that was just added is looked at for the first time. */
export const firstLookAt = (now: Date) => new Date(now.getTime() + FIRST_PAUSE_MS);

/** @param failures 1 for the first look without the record */
const pauseAfter = (failures: number) => Math.min(DAY_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 20));

/** How a domain stands: what staff see, in one word. */
export function stateOf({ verifiedAt, lostAt, checkResult }: Pick<TenantDomainView, "verifiedAt" | "lostAt" | "checkResult">): DomainState {
  if (verifiedAt !== null) return lostAt === null ? "verified" : "lost";
  return checkResult === null ? "pending" : "failed";
}
