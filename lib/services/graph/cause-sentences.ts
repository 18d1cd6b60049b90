import { dayIn } from "#lib/platform/clock";
import type { Words } from "#words";
import { byKey, type Cause, type CauseLink, type Explained, type Explanation, wayToCause } from "./explanation.ts";
import type { FailureReason } from "./states.ts";

/** Whom the sentences are for. */
export interface Saying {
  t: Words<"causes">;
  nameOf(key: string): string;
  /** A moment in the reader's time zone, such as `clockIn` makes. */
  time(at: Date): string;
}

/** The words of each reason. */
export const REASON_WORDS = {
  refused: "whenRefused",
  silent: "whenSilent",
  timeout: "whenTimeout",
  unreachable: "whenUnreachable",
  error: "whenError",
  wrong: "whenWrong",
  slow: "whenSlow",
  certificate: "whenCertificate",
  name: "whenName",
  overdue: "whenOverdue",
} as const satisfies Record<FailureReason, string>;

/** A longer way is told by its first two steps and its last. */
const MAX_STEPS_TOLD = 4;
const MAX_CAUSES_TOLD = 2;
const MAX_NAMES_TOLD = 5;

/**
 * Says why services fail, each in one sentence: "Django CRM is down because Auth is down since 14:02, because PostgreSQL refuses connections."
 * @returns the sentence of a service by its key; null for one that does not fail
 */
export function causeSentences(explanation: Explanation, saying: Saying): (key: string) => string | null {
  const { t, nameOf, time } = saying;
  const explained = byKey(explanation);
  const causes = new Map(explanation.causes.map((cause) => [cause.key, cause]));
  const groups = new Map(explanation.causes.flatMap((cause) => cause.members.map((member) => [member, cause] as const)));

  return (key) => {
    const service = explained.get(key);
    if (!service) return null;
    return t("sentence", { said: service.role === "cause" ? causeSaid(service) : consequenceSaid(service) });
  };

  function causeSaid(service: Explained): string {
    const group = groups.get(service.key);
    let said = state(service, "isState", "isStateSince");
    if (service.reason) said = t("because", { said, clause: t(REASON_WORDS[service.reason], { service: t("it") }) });
    if (group && group.members.length > 1) said = circleSaid(said, group);
    // The first is enough for a sentence: the others stand in the explanation.
    const [perhaps] = service.perhaps;
    if (perhaps) {
      said = t(perhaps.isMonitored ? "perhapsUnknown" : "perhapsNotMonitored", { said, service: nameOf(perhaps.key) });
      if (perhaps.behind !== null) said = t("perhapsBehind", { said, service: nameOf(perhaps.behind) });
    }
    return service.unconfirmed.length > 0 ? t("notConfirmed", { said, services: names(service.unconfirmed) }) : said;
  }

  function consequenceSaid(service: Explained): string {
    const [first, ...others] = service.causes;
    if (!first) return state(service, "isState", "isStateSince");
    let said = firstSaid(service, first);
    for (const { cause } of others.slice(0, MAX_CAUSES_TOLD - 1)) said = t("becauseToo", { said, clause: rootClause(cause, nameOf(cause)) });
    const count = others.length - (MAX_CAUSES_TOLD - 1);
    return count > 0 ? t("becauseMore", { said, count }) : said;
  }

  function firstSaid(service: Explained, link: CauseLink): string {
    const cause = causes.get(link.cause);
    const isDown = service.state === "down" ? "yes" : "no";
    if (cause?.kind === "recovered") {
      const { state: stateNow, since } = cause;
      const parts = { service: nameOf(service.key), cause: nameOf(link.cause), isDown };
      return since && stateNow === "operational" ? t("stillBecause", { ...parts, time: time(since) }) : t("stillAfter", parts);
    }
    const steps = wayToCause(explained, service.key, link.cause);
    const hidden = steps.length > MAX_STEPS_TOLD ? steps.length - 3 : 0;
    // Since when is told of what lies behind it: that is where one has to look.
    let said = t("isState", { service: nameOf(service.key), isDown });
    steps.forEach((step, position) => {
      const isLast = position === steps.length - 1;
      if (hidden > 0 && position >= 2 && !isLast) return;
      const name = step.kind === "soft" ? t("dispensable", { service: nameOf(step.key) }) : nameOf(step.key);
      const clause = isLast ? rootClause(step.key, name) : clauseOf(step.key, name);
      if (isLast && hidden > 0) said = t("becauseBetween", { said, count: hidden, clause });
      else if (!step.isCertain) said = t("becauseLikely", { said, clause });
      else said = t(position === 0 ? "because" : "becauseFurther", { said, clause });
    });
    return said;
  }

  function clauseOf(key: string, name: string): string {
    const service = explained.get(key);
    return service ? state({ ...service, name }, "whenState", "whenStateSince") : name;
  }

  function rootClause(key: string, name: string): string {
    const cause = groups.get(key) ?? causes.get(key);
    if (cause?.kind === "maintenance") {
      return cause.since ? t("whenMaintenanceSince", { service: name, time: time(cause.since) }) : t("whenMaintenance", { service: name });
    }
    const reason = explained.get(key)?.reason;
    return reason ? t(REASON_WORDS[reason], { service: name }) : clauseOf(key, name);
  }

  function circleSaid(said: string, { members, firstBy, key }: Cause): string {
    const services = names(members);
    return firstBy === "time" ? t("circleByTime", { said, services, first: nameOf(key) }) : t("circleUndecided", { said, services });
  }

  function names(keys: readonly string[]): string {
    return [...keys.slice(0, MAX_NAMES_TOLD).map(nameOf), ...(keys.length > MAX_NAMES_TOLD ? ["…"] : [])].join(", ");
  }

  function state(service: Explained & { name?: string }, plain: "isState" | "whenState", timed: "isStateSince" | "whenStateSince"): string {
    const parts = { service: service.name ?? nameOf(service.key), isDown: service.state === "down" ? "yes" : "no" };
    return service.since ? t(timed, { ...parts, time: time(service.since) }) : t(plain, parts);
  }
}

/**
 * Writes moments as the clock of a time zone shows them, "14:02", with the day before it when that is another than today.
 * @param tag the variety of the reader's language, such as "de-CH"
 * @param timeZone IANA name, such as "Europe/Berlin"
 */
export function clockIn(tag: string, timeZone: string, now: Date): (at: Date) => string {
  return (at) => {
    const { today, otherDay } = clockFormats(tag, timeZone);
    return (dayIn(at, timeZone) === dayIn(now, timeZone) ? today : otherDay).format(at);
  };
}

type ClockFormats = Record<"today" | "otherDay", Intl.DateTimeFormat>;
// Every page of a portal asks for them, and making them costs a hundred times more than using them.
const clocks = new Map<string, ClockFormats>();

function clockFormats(tag: string, timeZone: string): ClockFormats {
  const key = `${tag} ${timeZone}`;
  const known = clocks.get(key);
  if (known) return known;
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone } as const;
  const made = {
    today: new Intl.DateTimeFormat(tag, clock),
    otherDay: new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", ...clock }),
  };
  clocks.set(key, made);
  return made;
}
