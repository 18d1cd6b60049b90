import { reasonIn } from "../alerts/alert-words.ts";
import { FAILURE_REASONS } from "../graph/states.ts";
import { entrySaid, IMPACT_WORDS, type TimelineSaying } from "./entry-words.ts";
import type { IncidentDetail } from "./shapes.ts";

/** Whom a draft is for. */
export interface DraftSaying extends TimelineSaying {
  /** A length of time, such as "1 h 5 min". */
  duration(ms: number): string;
  /** Says what rooms wrote in English, such as the title of a rule's incident. */
  say(sentence: string): string;
}

/** What is longer stands with the incident: a draft has to fit into its form. */
const MOST_LINES = 120;
const MOST_SERVICES = 60;
const MOST_NAMES = 20;
const PARTS = { cause: "partCause", consequence: "partConsequence", affected: "partAffected" } as const;

/**
 * A post-mortem in Markdown, of what is known by measurement and by the acts of people: nothing is invented, and what only people know is left to be
 * filled in.
 */
export function draftPostmortem(incident: IncidentDetail, saying: DraftSaying): string {
  const { t } = saying;
  const sections = [
    [`# ${t("pmTitle", { title: asText(saying.say(incident.title)) })}`],
    [`## ${t("pmSummary")}`, ...summary(incident, saying)],
    [`## ${t("pmImpact")}`, ...impact(incident, saying)],
    [`## ${t("pmDetection")}`, ...response(incident, saying)],
    [`## ${t("pmTimeline")}`, t("pmTimesIn"), timeline(incident, saying)],
    [`## ${t("pmCause")}`, ...cause(incident, saying)],
    [`## ${t("pmActions")}`, t("pmActionsHint"), "- [ ] …"],
  ];
  return `${sections.map((parts) => parts.join("\n\n")).join("\n\n")}\n`;
}

const between = (from: string, to: string): number => new Date(to).getTime() - new Date(from).getTime();
/** "2026-06-15 12:00:05", in UTC. */
const moment = (iso: string): string => iso.slice(0, 19).replace("T", " ");
/** Names must not become marks. */
const asText = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, (mark) => `\\${mark}`);

/** When the last of the services that were hit worked again; null while one does not. */
function recoveryOf({ services, recoveredAt }: IncidentDetail): string | null {
  const times = services.map((service) => service.recoveredAt);
  if (services.length === 0 || times.some((at) => at === null)) return services.length === 0 ? recoveredAt : null;
  return (
    times
      .filter((at) => at !== null)
      .toSorted()
      .at(-1) ?? null
  );
}

function summary(incident: IncidentDetail, { t, nameOf, duration }: DraftSaying): string[] {
  const { causeKey, startedAt, resolvedAt } = incident;
  const start = `${moment(startedAt)} UTC`;
  const end = recoveryOf(incident);
  return [
    causeKey ? t("pmSummarySince", { cause: asText(nameOf(causeKey)), start }) : t("pmSummaryStart", { start }),
    end ? t("pmSummaryRecovered", { end: `${moment(end)} UTC`, duration: duration(between(startedAt, end)) }) : t("pmSummaryOpen"),
    ...(resolvedAt ? [t("pmSummaryResolved", { end: `${moment(resolvedAt)} UTC` })] : []),
  ];
}

function impact({ impact: level, isEverybody, tenants, services }: IncidentDetail, { t, duration }: DraftSaying): string[] {
  const names = tenants.slice(0, MOST_NAMES).map(({ name }) => asText(name));
  const listed = `${names.join(", ")}${tenants.length > MOST_NAMES ? ", …" : ""}`;
  const row = (cells: string[]) => `| ${cells.join(" | ")} |`;
  const table = [
    row([t("pmService"), t("pmPart"), t("pmFrom"), t("pmUntil"), t("pmLasted")]),
    row(Array.from({ length: 5 }, () => "---")),
    ...services.slice(0, MOST_SERVICES).map(({ name, part, since, recoveredAt }) => {
      const until = recoveredAt ? [moment(recoveredAt), duration(between(since, recoveredAt))] : [t("pmNotYet"), "–"];
      return row([asText(name), t(PARTS[part]), moment(since), ...until]);
    }),
    ...(services.length > MOST_SERVICES ? [row(["…", "", "", "", ""])] : []),
  ];
  return [
    t("pmImpactLevel", { impact: t(IMPACT_WORDS[level]) }),
    isEverybody ? t("pmImpactEverybody") : t("pmImpactTenants", { count: tenants.length, names: listed }),
    ...(services.length > 0 ? [table.join("\n")] : []),
  ];
}

function response(incident: IncidentDetail, { t, duration }: DraftSaying): string[] {
  const { startedAt, createdAt, acknowledgedAt } = incident;
  const end = recoveryOf(incident);
  const lines = [
    t("pmNoticed", { duration: duration(between(startedAt, createdAt)) }),
    acknowledgedAt ? t("pmAcknowledged", { duration: duration(between(createdAt, acknowledgedAt)) }) : t("pmNotAcknowledged"),
    ...(end ? [t("pmRecoveredIn", { duration: duration(between(startedAt, end)) })] : []),
  ];
  return [lines.map((line) => `- ${line}`).join("\n")];
}

function timeline({ timeline: entries, updates }: IncidentDetail, saying: DraftSaying): string {
  const said = entries.slice(0, MOST_LINES).map((entry) => {
    // What was said is told with its line.
    const update = entry.kind === "update" ? updates.find(({ at }) => at === entry.at) : undefined;
    const line = `- ${moment(entry.at)} – ${asText(entrySaid(entry, saying))}`;
    return update ? `${line}: ${asText(saying.say(update.body)).replaceAll("\n", " ")}` : line;
  });
  return [...said, ...(entries.length > MOST_LINES ? ["- …"] : [])].join("\n");
}

function cause({ causeKey, isByRule, timeline: entries }: IncidentDetail, { t, causes, nameOf }: DraftSaying): string[] {
  if (causeKey === null || !isByRule) return [t("pmCauseUnknown"), t("pmCauseWhy")];
  const opened = entries.find(({ kind }) => kind === "opened");
  const told = entries.filter(({ kind, service }) => (kind === "opened" || kind === "cause") && service === causeKey).at(-1);
  const reason = FAILURE_REASONS.find((each) => each === told?.value);
  const name = asText(nameOf(causeKey));
  return [
    t("pmCauseGraph", { cause: name }),
    ...(opened?.service && opened.service !== causeKey ? [t("pmCauseMoved", { first: asText(nameOf(opened.service)), cause: name })] : []),
    ...(reason ? [t("pmCauseReason", { clause: reasonIn(causes, reason, name) })] : []),
    t("pmCauseWhy"),
  ];
}
