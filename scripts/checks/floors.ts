/**
 * The floors of the house (docs/decisions/0002-floors.md): which folder may import from which, that rooms are entered by
 * their doors, and what never comes to browsers. Prints every import that breaks a rule.
 */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { loadedByBrowsers, readSource, type Source, targetOf, wayTo } from "./sources.ts";
import { zodInBrowsers } from "./zod-in-browsers.ts";

const ROOT = resolve(import.meta.dirname, "../..");

/** Rooms of `lib/` by floor. A room imports only from floors below its own. */
const FLOORS: string[][] = [
  ["platform"],
  ["access"],
  ["audit", "events"],
  ["tables", "drafts", "settings"],
  ["identity", "tenancy", "outbox", "flags", "notifications", "branding", "usage"],
  ["members", "people", "keys", "webhooks"],
  ["scim"],
  ["services", "brain", "campaigns", "crm", "gamification", "billing", "security", "backups", "dunning", "conversations"],
  // What staff keep in view of one tenant, and what a tenant reports, is counted from all of these.
  ["care", "reports"],
  // Privacy knows what every room keeps of people, and search finds what several rooms hold.
  ["privacy", "search"],
  // How tenants begin, are copied, taken along and go: it touches what every room keeps of them.
  ["lifecycle"],
  // Watches all of it for the operator.
  ["operations"],
];
/** The edge to HTTP: above who and where, beside the domains, and used by `app/` alone. */
const EDGE = "web";
const HIGHEST_FLOOR_OF_EDGE = 4;
/** Design system folders of `components/`, which know no domain. */
const DESIGN = new Set(["ui", "charts", "format", "shell"]);
const SOURCES = ["app", "components", "lib", "messages", "prisma/seed", "scripts", "tests", "server.ts", "worker.ts", "jobs.ts"];

const sources = SOURCES.flatMap((path) => filesIn(join(ROOT, path))).map(read);
const byPath = new Map(sources.map((source) => [source.path, source]));
const problems = [...sources.flatMap(problemsOf), ...clientProblems(), ...zodInBrowsers(sources)];
for (const problem of problems) console.error(problem);
console.log(`${sources.length} files, ${problems.length} imports that break a rule`);
process.exitCode = problems.length > 0 ? 1 : 0;

function problemsOf(source: Source): string[] {
  return source.imports.flatMap((each) => {
    const rule = ruleBroken(source, each);
    return rule ? [`${source.path}: "${each.specifier}" – ${rule}`] : [];
  });
}

function ruleBroken({ path }: Source, { specifier, isType }: Source["imports"][number]): string | null {
  const [area = "", folder = ""] = path.split("/");
  const target = targetOf(path, specifier);
  if (specifier.startsWith(".") && target) {
    const own = roomOf(path);
    if (roomOf(target) !== own && target.startsWith("lib/")) return "enter rooms by their #name, not by path";
    if (area !== "components" && target.startsWith("components/")) return "use components by their #name, not by path";
    if (area === "lib" && !target.startsWith("lib/")) return "lib/ stands below this";
  }
  const room = /^#lib\/([^/]+)/.exec(specifier)?.[1];
  if (room && room !== EDGE && floorOf(room) < 0) return `the room ${room} is on no floor: add it to scripts/checks/floors.ts`;
  if (area === "lib") return ruleOfRoom(folder, specifier, room);
  if (area === "components") {
    if (specifier.startsWith("#scripts") || target?.startsWith("app/")) return "components/ stands below this";
    // How text is written in markup is no domain.
    if (DESIGN.has(folder) && room && !isType && specifier !== "#lib/platform/markup") return "the design system knows no domain";
    if (DESIGN.has(folder) && /^#components\/(?!ui|charts|format|shell)/.test(specifier)) return "the design system knows no domain's components";
  }
  if (area !== "app" && room === EDGE && area !== "tests") return "lib/web is for app/ alone";
  if (area === "app" && target && /^(server|worker|jobs)\.ts$|^scripts\/|^tests\/|^prisma\//.test(target)) return "app/ stands below this";
  return null;
}

function ruleOfRoom(own: string, specifier: string, room: string | undefined): string | null {
  if (specifier.startsWith("#components") || specifier.startsWith("#scripts")) return "lib/ stands below this";
  if (/^(next|react)(\/|$)/.test(specifier) && own !== EDGE) return "only lib/web speaks to Next";
  if (specifier === "#prisma" && own !== "platform") return "the database client is the platform's own";
  if (!room || room === own) return null;
  if (own === EDGE) return floorOf(room) <= HIGHEST_FLOOR_OF_EDGE ? null : "lib/web knows no domain";
  if (room === EDGE) return "lib/web is for app/ alone";
  if (floorOf(own) < 0) return `the room ${own} is on no floor: add it to scripts/checks/floors.ts`;
  return floorOf(room) < floorOf(own) ? null : `${own} is on floor ${floorOf(own) + 1} and may not import from floor ${floorOf(room) + 1}`;
}

/** Whatever a browser loads, directly or through other files, enters rooms by `schema` alone. */
function clientProblems(): string[] {
  const loaded = loadedByBrowsers(sources);
  return [...loaded.keys()].flatMap((path) => {
    const [from = path] = wayTo(path, loaded);
    return (byPath.get(path)?.imports ?? [])
      .filter(({ specifier, isType }) => !isType && isForServers(specifier))
      .map(
        ({ specifier }) =>
          `${path}: "${specifier}" – a browser loads this file${path === from ? "" : ` through ${from}`}; only /schema of a room, and words by useClientWords, are safe there`,
      );
  });
}

/** Rooms but for their shapes, and the catalogues of all languages. */
function isForServers(specifier: string): boolean {
  return (
    (specifier.startsWith("#lib/") && !specifier.endsWith("/schema")) ||
    /^(#words(\/say)?$|next-intl(\/|$)|#components\/format\/words$|.*\/format\/words\.tsx$|\.\/words\.tsx$)/.test(specifier)
  );
}

function floorOf(room: string): number {
  return FLOORS.findIndex((rooms) => rooms.includes(room));
}

/** "lib/tenancy", "lib/platform/store", "components/ui": what has its own door. */
function roomOf(path: string): string {
  const parts = path.split("/");
  return parts.slice(0, parts[0] === "lib" && parts[1] === "platform" ? 3 : 2).join("/");
}

function filesIn(path: string): string[] {
  const status = statSync(path, { throwIfNoEntry: false });
  if (!status) return [];
  if (status.isFile()) return /\.(tsx?|mjs)$/.test(path) ? [path] : [];
  return path.endsWith("/generated") ? [] : readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

function read(file: string): Source {
  return readSource(relative(ROOT, file).replaceAll("\\", "/"), readFileSync(file, "utf8"));
}
