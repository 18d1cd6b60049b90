import type { Words } from "#words";
import { reasonIn } from "../alerts/alert-words.ts";
import { FAILURE_REASONS, type FailureReason } from "../graph/states.ts";
import type { IncidentEntry, IncidentImpact, IncidentStatus } from "./shapes.ts";

/** Whom a timeline is for. */
export interface TimelineSaying {
  t: Words<"incidents">;
  causes: Words<"causes">;
  nameOf(key: string): string;
}

export const IMPACT_WORDS = {
  none: "impactNone",
  minor: "impactMinor",
  major: "impactMajor",
  critical: "impactCritical",
} as const satisfies Record<IncidentImpact, string>;
export const STATUS_WORDS = {
  investigating: "statusInvestigating",
  identified: "statusIdentified",
  monitoring: "statusMonitoring",
  resolved: "statusResolved",
  postmortem: "statusPostmortem",
} as const satisfies Record<IncidentStatus, string>;
const STATE_WORDS = {
  operational: "stateOperational",
  degraded: "stateDegraded",
  down: "stateDown",
  maintenance: "stateMaintenance",
  unknown: "stateUnknown",
} as const;
const ROLE_WORDS = { commander: "roleCommander", communications: "roleCommunications", scribe: "roleScribe" } as const;
const ANSWER_WORDS = { accepted: "answerAccepted", refused: "answerRefused", lost: "answerLost" } as const;

/** What a value stands for, where it is one that there is. */
const among = <Word extends string>(words: Record<string, Word>, value: string | null): Word | null => words[value ?? ""] ?? null;
const reasonAmong = (value: string | null): FailureReason | null => FAILURE_REASONS.find((reason) => reason === value) ?? null;

/** One line of a timeline in words. */
export function entrySaid(entry: IncidentEntry, { t, causes, nameOf }: TimelineSaying): string {
  const { kind, value } = entry;
  const name = entry.by ?? t("somebody");
  const service = nameOf(entry.service ?? "");
  const reason = reasonAmong(value);
  const clause = reason ? reasonIn(causes, reason, service) : null;
  switch (kind) {
    case "opened":
      if (value === "hand") return t("entryOpenedByHand", { name });
      return clause ? t("entryOpenedBecause", { clause }) : t("entryOpenedByRule");
    case "state":
      return t("entryState", { service, state: t(among(STATE_WORDS, value) ?? "stateUnknown") });
    case "cause":
      return clause ? t("entryCauseBecause", { service, clause }) : t("entryCause", { service });
    case "update": {
      const status = t(among(STATUS_WORDS, value) ?? "statusInvestigating");
      return entry.by === null ? t("entryUpdate", { status }) : t("entryUpdateBy", { name, status });
    }
    case "edited":
      return t("entryEdited", { name });
    case "acknowledged":
      return t("entryAcknowledged", { name });
    case "role":
      return t("entryRole", { name, role: t(among(ROLE_WORDS, value) ?? "roleScribe") });
    case "changed":
      return t("entryChanged", { name, impact: t(among(IMPACT_WORDS, value) ?? "impactNone") });
    case "alert":
      return t("entryAlert", { service });
    case "alert_resolved":
      return t("entryAlertResolved", { service });
    case "recovered":
      return t("entryRecovered", { service });
    case "resolved":
      if (value === "hand") return t("entryResolvedBy", { name });
      return value === "merge" ? t("entryMerged", { service }) : t("entryResolvedByRule");
    case "reopened":
      return t("entryReopened", { name });
    case "recovery":
      if (value === "done") return t("entryStepDone", { name, service });
      if (value === "confirmed") return t("entryStepConfirmed", { name, service });
      return value === "ended" ? t("entryRecoveryEnded", { service }) : t("entryRecoveryStarted", { name, service });
    case "restart": {
      const answer = among(ANSWER_WORDS, value);
      return answer ? t("entryRestartAnswered", { service, answer: t(answer) }) : t("entryRestart", { name, service });
    }
    case "postmortem":
      return t("entryPostmortem", { name });
  }
}
