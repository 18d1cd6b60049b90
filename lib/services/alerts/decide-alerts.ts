import type { Cause, Explanation } from "../graph/explanation.ts";
import type { FailureReason } from "../graph/states.ts";
import type { AlertSeverity, Burn } from "../objectives/burn.ts";
import { causeByService, causesToTell, type ToldCause } from "../watch/causes-to-tell.ts";

export type AlertKind = "down" | "degraded" | "certificate" | "burn";

/** An alert that was told, as it was left: open, or resolved a short time ago. */
export interface KnownAlert extends AlertFacts {
  id: string;
  quietSince: Date | null;
  silencedAt: Date | null;
  /** How many changes people were told of. */
  told: number;
  resolvedAt: Date | null;
}

export interface AlertFacts {
  kind: AlertKind;
  severity: AlertSeverity;
  /** Of the cause: consequences have no alerts. */
  serviceKey: string;
  /** One of a key is open at a time. */
  dedupeKey: string;
  reason: FailureReason | null;
  consequences: number;
  burnRate: number | null;
}

export type AlertChange = "opened" | "worsened" | "resolved";

/** What to write. `tell` is null where nobody need know: something silent, or a detail. */
export type AlertDecision =
  | { to: "open"; facts: AlertFacts; isSilenced: boolean; tell: "opened" | null }
  | { to: "change"; id: string; facts: AlertFacts; isSilenced: boolean; tell: "opened" | "worsened" | null }
  | { to: "quieten"; id: string }
  | { to: "resolve"; id: string; tell: "resolved" | null };

export interface AlertSituation {
  explanation: Explanation;
  /** Of each service that has an objective. */
  burn: ReadonlyMap<string, Burn>;
  /** Services under maintenance by a window, with since when. */
  maintenance: ReadonlyMap<string, Date>;
  /** What explained services that have recovered since, by an incident of the last hours: their budgets are still burnt. */
  lately: ReadonlyMap<string, string>;
}

/** How long something must be gone before its alert ends: what comes back at once is the same alert. */
const QUIET_FOR_MS = 60_000;

/**
 * What becomes of alerts: one per cause, whatever fails with it. An alert of what turns out to be a consequence becomes that of its cause; where the
 * cause has one, it ends silently. Burning budgets are told by their cause, too, and not where the failure that burnt them was told
 * already. What a maintenance window covers is kept and told nobody; what lasts longer than it is told then. What is not measured
 * any more has not ended. Pure.
 */
export function decideAlerts(known: readonly KnownAlert[], situation: AlertSituation): AlertDecision[] {
  const { explanation, maintenance } = situation;
  const now = explanation.at;
  const open = known.filter(({ resolvedAt }) => resolvedAt === null);
  const causes = causesToTell(explanation, (cause) => open.some((alert) => isOf(alert, cause)));
  const unknown = new Set(explanation.unknown);
  const under = new Set([...maintenance.keys(), ...explanation.maintenance]);
  const causeOf = causeByService(explanation);
  const taken = new Set<string>();
  const decisions: AlertDecision[] = [];

  for (const cause of causes) {
    const facts = factsOf(cause);
    const mine = open.filter((alert) => alert.kind !== "burn" && !taken.has(alert.id) && (isOf(alert, cause) || isConsequence(alert, cause)));
    // The cause's own first, then the oldest of those that turned out to be its consequences.
    const [first, ...others] = mine.toSorted((one, other) => Number(isOf(other, cause)) - Number(isOf(one, cause)));
    // Which member of a circle is named first may change with every look: its alert keeps the one that was told.
    const kept = first && isOf(first, cause) ? { ...facts, serviceKey: first.serviceKey, dedupeKey: first.dedupeKey } : facts;
    decisions.push(first ? changed(first, kept, isUnder(cause)) : opened(facts, isUnder(cause)));
    for (const { id } of mine) taken.add(id);
    for (const { id } of others) decisions.push({ to: "resolve", id, tell: null });
  }
  for (const facts of burning(known, situation, causes)) {
    const found = open.find(({ dedupeKey }) => dedupeKey === facts.dedupeKey);
    if (found) taken.add(found.id);
    decisions.push(found ? changed(found, facts, under.has(facts.serviceKey)) : opened(facts, under.has(facts.serviceKey)));
  }
  for (const alert of open) {
    if (taken.has(alert.id)) continue;
    const { id, quietSince, serviceKey, told } = alert;
    const isStill = unknown.has(serviceKey) || under.has(serviceKey) || (alert.kind !== "burn" && causeOf.has(serviceKey));
    if (isStill || isRecovering(alert)) continue;
    if (quietSince === null) decisions.push({ to: "quieten", id });
    else if (now.getTime() - quietSince.getTime() >= QUIET_FOR_MS) decisions.push({ to: "resolve", id, tell: told > 0 ? "resolved" : null });
  }
  return decisions;

  function isUnder({ members }: Cause): boolean {
    return members.some((member) => under.has(member));
  }

  function isRecovering(alert: KnownAlert): boolean {
    return alert.kind !== "burn" && explanation.causes.some((cause) => cause.kind === "recovered" && isOf(alert, cause));
  }
}

const isOf = ({ serviceKey }: KnownAlert, { key, members }: Cause): boolean => serviceKey === key || members.includes(serviceKey);
const isConsequence = ({ serviceKey }: KnownAlert, { consequences }: Cause): boolean => consequences.includes(serviceKey);

function factsOf({ key, state, reason, isGrave, consequences }: ToldCause): AlertFacts {
  const kind = reason === "certificate" && !isGrave ? "certificate" : state;
  return {
    kind,
    severity: isGrave ? "page" : "ticket",
    serviceKey: key,
    dedupeKey: `cause:${key}`,
    reason,
    consequences: consequences.length,
    burnRate: null,
  };
}

const opened = (facts: AlertFacts, isSilenced: boolean): AlertDecision => ({ to: "open", facts, isSilenced, tell: isSilenced ? null : "opened" });

/** Graver, or another cause than was told, is told; how many fail with it is a detail. */
function changed(alert: KnownAlert, facts: AlertFacts, isSilenced: boolean): AlertDecision {
  const isWorse = (facts.severity === "page" && alert.severity === "ticket") || facts.serviceKey !== alert.serviceKey;
  // A burnt budget is as grave as it was at its worst until it ends.
  const severity = alert.severity === "page" && facts.kind === "burn" ? "page" : facts.severity;
  const tell = isSilenced ? null : alert.told === 0 ? "opened" : isWorse ? "worsened" : null;
  return { to: "change", id: alert.id, facts: { ...facts, severity }, isSilenced, tell };
}

/** The burning budgets, by what burnt them. */
function burning(known: readonly KnownAlert[], { explanation, burn, lately }: AlertSituation, causes: readonly ToldCause[]): AlertFacts[] {
  const causeOf = causeByService(explanation);
  const failing = new Set(causes.flatMap(({ members }) => members));
  const nowMs = explanation.at.getTime();
  const found = new Map<string, AlertFacts>();
  for (const [key, { worst }] of burn) {
    if (!worst) continue;
    const serviceKey = causeOf.get(key) ?? lately.get(key) ?? key;
    const wasTold = known.some(
      (alert) =>
        alert.kind !== "burn" &&
        alert.serviceKey === serviceKey &&
        (alert.resolvedAt === null || nowMs - alert.resolvedAt.getTime() <= worst.shortMs),
    );
    if (failing.has(serviceKey) || wasTold) continue;
    const before = found.get(serviceKey);
    const isGraver = !before || (before.severity === "ticket" && worst.severity === "page") || (before.burnRate ?? 0) < worst.rate;
    if (!isGraver) continue;
    const severity = before?.severity === "page" ? "page" : worst.severity;
    found.set(serviceKey, {
      kind: "burn",
      severity,
      serviceKey,
      dedupeKey: `burn:${serviceKey}`,
      reason: null,
      consequences: 0,
      burnRate: Math.round(worst.rate * 1_000) / 1_000,
    });
  }
  return [...found.values()].sort((one, other) => (one.serviceKey < other.serviceKey ? -1 : 1));
}
