import { newId } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { applyAlerts, knownAlerts } from "../alerts/apply-alerts.ts";
import { decideAlerts } from "../alerts/decide-alerts.ts";
import { applyIncidents, type Watcher } from "../incidents/apply-incidents.ts";
import { decideIncidents } from "../incidents/decide-incidents.ts";
import { hasCause, INCIDENT_LOCK, openIncidents, settledByHand, TRY_INCIDENT_LOCK } from "../incidents/open-rows.ts";
import type { Burn } from "../objectives/burn.ts";
import { burnOfServices, type RequestsOf } from "../objectives/read-objectives.ts";
import { type ExplainNowOptions, explainNow, type Situation } from "./explain-now.ts";
import { keepExplanation, lastExplanation } from "./last-explanation.ts";

type Needs = Pick<Runtime, "db" | "clock" | "jobs">;

export interface EvaluateOptions extends Pick<ExplainNowOptions, "looks"> {
  /** What was worked out of the budgets a short time ago; worked out anew without. */
  burn?: ReadonlyMap<string, Burn>;
  requestsOf?: RequestsOf | null;
  /** Leaves it to whoever does it at this moment; waits for them otherwise. */
  isPatient?: boolean;
}

export interface Evaluated {
  situation: Situation;
  burn: ReadonlyMap<string, Burn>;
}

const SCOPE = { kind: "system", purpose: "incidents.evaluate" } as const;
/** An incident explains what burnt a budget for as long as the longest of the short windows. */
const LATELY_MS = 6 * 3_600_000;

/**
 * Looks at all states, and brings incidents and alerts to what they say: one transaction, one at a time whoever calls. Called after a change of
 * state and every few seconds besides. @returns null where somebody else does it at this moment
 */
export async function evaluateIncidents(runtime: Needs, options: EvaluateOptions = {}): Promise<Evaluated | null> {
  const context = watcherOf(runtime);
  return runtime.db.transaction(SCOPE, async (tx) => {
    if (options.isPatient) {
      const [lock] = await tx.query<{ held: boolean }>(TRY_INCIDENT_LOCK);
      if (!lock?.held) return null;
    } else await tx.query(INCIDENT_LOCK);
    const now = context.clock.now();
    const previous = await lastExplanation(tx);
    const situation = await explainNow(tx, now, { ...options, previous });
    await keepExplanation(tx, situation.explanation, previous);
    const burn = options.burn ?? (await burnOfServices(tx, now, options.requestsOf));
    await settle(context, tx, situation, burn);
    return { situation, burn };
  });
}

/** Incidents first: alerts name the one they belong to. */
async function settle(context: Watcher, tx: Transaction, situation: Situation, burn: ReadonlyMap<string, Burn>): Promise<void> {
  const { graph, readings, explanation, maintenance, registry } = situation;
  const nameOf = (key: string) => registry.get(key)?.name ?? key;
  const open = await openIncidents(tx);
  // What a window covers opens no incident; one that is open is kept up with.
  const covered = { ...explanation, causes: explanation.causes.filter((cause) => !isCovered(cause.members) || isOpen(cause.members)) };
  const settled = await settledByHand(tx, explanation.at);
  await applyIncidents(context, tx, decideIncidents(open.filter(hasCause), graph, readings, covered, settled), { open, readings, nameOf });
  const known = await knownAlerts(tx, explanation.at);
  const lately = await causesLately(tx, explanation.at);
  await applyAlerts(context, tx, decideAlerts(known, { explanation, burn, maintenance, lately }), known);

  function isCovered(members: readonly string[]): boolean {
    return members.some((member) => maintenance.has(member));
  }
  function isOpen(members: readonly string[]): boolean {
    return open.some(({ causeKey }) => causeKey !== null && members.includes(causeKey));
  }
}

/** Which cause took services along that recovered in the last hours. */
async function causesLately(tx: Transaction, now: Date): Promise<Map<string, string>> {
  const rows = await tx.query<{ key: string; cause: string }>({
    text: `SELECT DISTINCT ON (s.service_key) s.service_key AS key, i.cause_key AS cause FROM incident_service s JOIN incident i ON i.id = s.incident_id
           WHERE s.part = 'consequence' AND s.recovered_at > $1::timestamptz AND i.cause_key IS NOT NULL ORDER BY s.service_key, s.recovered_at DESC`,
    values: [new Date(now.getTime() - LATELY_MS)],
  });
  return new Map(rows.map(({ key, cause }) => [key, cause]));
}

const watcherOf = ({ clock, jobs }: Needs): Watcher => ({
  actor: { kind: "system", name: "incident watch" },
  origin: { ip: null, userAgent: null, deviceToken: null },
  requestId: newId(),
  clock,
  jobs,
});
