import { globSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { wordsOf } from "#words";
import { buildGraph } from "./build-graph.ts";
import { causeSentences, clockIn } from "./cause-sentences.ts";
import { byKey, type Explained, type Explanation, wayToCause } from "./explanation.ts";
import type { Observation } from "./hysteresis.ts";
import { PLATFORM_SERVICES, platformServices } from "./platform-services.ts";
import { FAILURE_REASONS, type FailureReason } from "./states.ts";
import { suspects } from "./suspects.ts";
import type { Dependency, ServiceGraph } from "./types.ts";
import { EMPTY_WATCH, readingsIn, type Watch, type WatchOptions, watch } from "./watch.ts";

/** One file of `cascades/`. Times are "14:02:30", or with milliseconds "14:02:30.125", of one day, UTC. */
interface Cascade {
  name: string;
  /** How it was recorded, where it was not written by hand. */
  recorded?: string;
  /** By key what it needs, "~" before what it can do without; the platform's seventeen services where it is left out. */
  graph?: Record<string, string>;
  notMonitored?: string[];
  graceSeconds?: number;
  /** Seen at 14:00:00: everything works. Then what probes saw: "14:01:10 postgres down refused". */
  observations: string[];
  /** "14:00:30 auth begins" and "14:20:00 auth ends". */
  maintenance?: string[];
  moments: {
    at: string;
    /** By key of each failing service, as `told` writes it. */
    expect: Record<string, string>;
    suspects?: string[];
    en?: Record<string, string>;
    de?: Record<string, string>;
  }[];
}

const moment = (time: string): Date => new Date(`2026-11-24T${time}Z`);
const timeOf = (line: string): string => line.split(" ", 1)[0] ?? "";
const files = globSync("cascades/*.json", { cwd: import.meta.dirname }).sort();

describe("cascades", () => {
  test("there are at least twelve", () => expect(files.length).toBeGreaterThanOrEqual(12));

  test.each(files)("%s", (file) => {
    const cascade = JSON.parse(readFileSync(resolve(import.meta.dirname, file), "utf8")) as Cascade;
    const graph = graphOf(cascade);
    for (const { at, expect: expected, ...rest } of cascade.moments) {
      const { state, options } = play(cascade, graph, at);
      const explanation = state.explanation;
      if (!explanation) throw new Error("A watch that looked has an explanation.");
      expect(told(explanation), `${basename(file)} at ${at}`).toEqual(expected);
      if (rest.suspects)
        expect(
          suspects(graph, readingsIn(state, options)).map(({ key }) => key),
          at,
        ).toEqual(rest.suspects);
      for (const locale of ["en", "de"] as const) {
        const say = causeSentences(explanation, { t: wordsOf(locale, "causes"), nameOf, time: clockIn(locale, "UTC", moment(at)) });
        for (const [key, sentence] of Object.entries(rest[locale] ?? {})) expect(say(key), `${locale} at ${at}`).toBe(sentence);
      }
    }
  });
});

/** All that was seen until then, look by look, as the workers would. */
function play(cascade: Cascade, graph: ServiceGraph, until: string): { state: Watch; options: WatchOptions } {
  const monitored = graph.nodes.filter(({ key }) => !cascade.notMonitored?.includes(key));
  const looks = [...monitored.map(({ key }) => `14:00:00 ${key} operational`), ...cascade.observations];
  const times = new Set([...looks, ...(cascade.maintenance ?? []), until].map(timeOf));
  let state = EMPTY_WATCH;
  let options: WatchOptions = { now: moment(until) };
  for (const time of [...times].sort().filter((each) => each <= until)) {
    options = {
      now: moment(time),
      graceMs: (cascade.graceSeconds ?? 120) * 1_000,
      staleAfterMs: () => 3_600_000,
      maintenance: maintenanceAt(cascade.maintenance ?? [], time),
    };
    state = watch(graph, state, looks.filter((line) => timeOf(line) === time).map(observationOf), options);
  }
  return { state, options };
}

function observationOf(line: string): Observation {
  const [time = "", key = "", state, reason] = line.split(" ");
  if (state !== "operational" && state !== "degraded" && state !== "down" && state !== "unknown") throw new Error(`No state: ${line}`);
  if (reason !== undefined && !isReason(reason)) throw new Error(`No reason: ${line}`);
  return { key, at: moment(time), state, reason: reason ?? null };
}

const isReason = (word: string): word is FailureReason => FAILURE_REASONS.some((reason) => reason === word);

function maintenanceAt(lines: string[], until: string): Map<string, Date> {
  const under = new Map<string, Date>();
  for (const line of lines.filter((each) => timeOf(each) <= until).sort()) {
    const [time = "", key = "", what] = line.split(" ");
    if (what === "begins") under.set(key, moment(time));
    else under.delete(key);
  }
  return under;
}

function graphOf({ graph }: Cascade): ServiceGraph {
  if (!graph) {
    const { services, dependencies } = platformServices();
    return buildGraph(services, dependencies);
  }
  const dependencies = Object.entries(graph).flatMap(([from, needs]) =>
    needs
      .split(" ")
      .flatMap((need): Dependency[] => (need ? [{ from, to: need.replace("~", ""), kind: need.startsWith("~") ? "soft" : "hard" }] : [])),
  );
  const services = Object.keys(graph).map((key) => ({ key, name: key, kind: "backend" as const, tenantScope: "platform" as const }));
  return buildGraph(services, dependencies, { refuseCycles: "none" });
}

const nameOf = (key: string): string => PLATFORM_SERVICES.find((service) => service.key === key)?.name ?? key;

/**
 * "down, cause" · "down < auth < postgres" with `<~` before what it can do without and `<?` before what is only likely; "held" while what
 * explained it is back.
 */
function told(explanation: Explanation): Record<string, string> {
  const explained = byKey(explanation);
  return Object.fromEntries(
    explanation.services.map((service) => [service.key, service.role === "cause" ? causeTold(service) : consequenceTold(service)]),
  );

  function causeTold({ key, state, perhaps, unconfirmed }: Explained): string {
    const group = explanation.causes.find(({ members }) => members.includes(key));
    const parts = [
      `${state}, cause`,
      ...(group && group.members.length > 1 ? [`in a circle of ${group.members.join(" ")}, first ${group.key} by ${group.firstBy}`] : []),
      ...perhaps.map((each) => `perhaps ${each.key}${each.behind === null ? "" : ` and behind it ${each.behind}`}`),
      ...(unconfirmed.length > 0 ? [`unconfirmed ${unconfirmed.join(" ")}`] : []),
    ];
    return parts.join(", ");
  }

  function consequenceTold({ key, state, causes, heldSince }: Explained): string {
    const ways = causes.map(({ cause }) =>
      wayToCause(explained, key, cause)
        .map((step) => `<${step.kind === "soft" ? "~" : step.isCertain ? "" : "?"} ${step.key}`)
        .join(" "),
    );
    return `${state}${heldSince ? ", held" : ""} ${ways.join(" and ")}`;
  }
}
