import type { Words } from "#words";
import { REASON_WORDS } from "../graph/cause-sentences.ts";
import type { FailureReason } from "../graph/states.ts";
import type { AlertChange, AlertFacts } from "./decide-alerts.ts";

/** What is told of an alert, in words. */
export interface ToldAlert extends Pick<AlertFacts, "kind" | "severity" | "consequences" | "burnRate"> {
  name: string;
  reason: FailureReason | null;
  what: AlertChange | "test";
}

const TITLES = { down: "alertDown", degraded: "alertDegraded", certificate: "alertCertificate", burn: "alertBurn" } as const;

/** A reason in words: "it refuses connections". */
export const reasonIn = (t: Words<"causes">, reason: FailureReason, service: string): string => t(REASON_WORDS[reason], { service });

/** What an alert is about: "PostgreSQL is down". */
export const alertTitle = (t: Words<"incidents">, { kind, serviceName }: { kind: ToldAlert["kind"]; serviceName: string }): string =>
  t(TITLES[kind], { service: serviceName });

/** A title, and what is known beside it; nothing that was not measured. */
export function alertSaid({ what, kind, severity, name, reason, consequences, burnRate }: ToldAlert, t: Words<"incidents">, causes: Words<"causes">) {
  if (what === "test") return { title: t("alertTest"), lines: [t("alertTestBody")] };
  if (what === "resolved") return { title: t("alertResolved", { service: name }), lines: [t("alertResolvedBody")] };
  const lines = [t(severity === "page" ? "severityPage" : "severityTicket")];
  if (reason) lines.push(t("alertBecause", { clause: reasonIn(causes, reason, causes("it")) }));
  if (kind === "burn" && burnRate !== null) lines.push(t("alertBurnRate", { rate: Math.round(burnRate * 10) / 10 }));
  else lines.push(t("alertConsequences", { count: consequences }));
  return { title: alertTitle(t, { kind, serviceName: name }), lines };
}
