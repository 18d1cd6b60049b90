import { byKey, type Cause, type Explanation } from "../graph/explanation.ts";

/** How long a cause may wait for its dependencies to be looked at again: it may turn out to be a consequence. */
export const CONFIRMED_WITHIN_MS = 30_000;
/** How long something must have been slow before anybody is told, where nothing is down of it. */
const DEGRADED_FOR_MS = 5 * 60_000;

/** A cause that is worth an alert and an incident. */
export interface ToldCause extends Cause {
  state: "down" | "degraded";
  /** Something is down: the cause, or what needs it. */
  isGrave: boolean;
}

/**
 * The causes that somebody should be told of: what fails by itself. A consequence is none, and neither is what waits for the end of a
 * maintenance or is still recovering. Something merely slow is told after five minutes, at once where it takes others down.
 * @param known causes that were told of: of those nothing is waited for
 */
export function causesToTell(explanation: Explanation, known: (cause: Cause) => boolean): ToldCause[] {
  const explained = byKey(explanation);
  const nowMs = explanation.at.getTime();
  return explanation.causes.flatMap((cause): ToldCause[] => {
    const { kind, state, since, reason } = cause;
    if (kind !== "failure" || (state !== "down" && state !== "degraded")) return [];
    const isGrave = state === "down" || cause.consequences.some((key) => explained.get(key)?.state === "down");
    const told: ToldCause = { ...cause, state, isGrave };
    if (known(cause)) return [told];
    const forMs = since === null ? Number.POSITIVE_INFINITY : nowMs - since.getTime();
    const isOpen = cause.members.some((key) => (explained.get(key)?.unconfirmed.length ?? 0) > 0);
    if (isOpen && forMs < CONFIRMED_WITHIN_MS) return [];
    // A certificate that ends is no matter of minutes.
    const isWorthIt = isGrave || reason === "certificate" || forMs >= DEGRADED_FOR_MS;
    return isWorthIt ? [told] : [];
  });
}

/** By which cause each failing service is explained first; a cause by itself. */
export function causeByService({ services, causes }: Explanation): Map<string, string> {
  const keyOf = new Map(causes.flatMap((cause) => cause.members.map((member) => [member, cause.key] as const)));
  return new Map(services.map(({ key, causes: links }) => [key, links[0]?.cause ?? keyOf.get(key) ?? key]));
}
