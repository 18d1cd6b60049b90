import { newId } from "#lib/platform/crypto";
import type { Database, Transaction } from "#lib/platform/database";
import { PLATFORM_SERVICES } from "../graph/platform-services.ts";
import type { ServiceKind } from "../graph/types.ts";
import { PARTS, type PartKey } from "../parts.ts";

interface OwnPart {
  /** Its key in the registry: the one that the platform's service of this kind has always had, where there is one. */
  key: string;
  /** Where another name than the part's says better what there is to mend. */
  name?: string;
  kind: ServiceKind;
  visibility: "staff" | "public";
  /** Keys of what it needs. */
  hard: string[];
  soft: string[];
}

const surface = (key: string, hard: string[], soft: string[] = []): OwnPart => ({ key, kind: "frontend", visibility: "public", hard, soft });

/** As what each part of the portal stands in the registry. It goes on without Redis, and its status page without anything. */
const OWN_PARTS: Record<PartKey, OwnPart> = {
  database: { key: "postgres", name: "PostgreSQL", kind: "database", visibility: "public", hard: [], soft: [] },
  store: { key: "redis", kind: "cache", visibility: "public", hard: [], soft: [] },
  queue: { key: "queue", kind: "backend", visibility: "public", hard: ["postgres"], soft: [] },
  worker: { key: "worker", kind: "worker", visibility: "public", hard: ["postgres", "queue"], soft: ["redis"] },
  realtime: { key: "realtime", kind: "backend", visibility: "public", hard: ["postgres"], soft: ["redis"] },
  mail: { key: "mail", kind: "backend", visibility: "public", hard: ["postgres", "worker"], soft: [] },
  "surface.home": surface("home", [], ["postgres"]),
  "surface.sign-in": surface("auth", ["postgres"], ["redis"]),
  "surface.status": surface("status", [], ["postgres", "redis"]),
  "surface.portal": surface("client-portal", ["postgres", "auth"], ["redis", "realtime"]),
  "surface.admin": surface("admin", ["postgres", "auth"], ["redis", "realtime"]),
  "surface.api": surface("api", ["postgres"], ["redis"]),
};

/** The keys of the services that the portal itself measures. */
export const OWN_SERVICES: readonly string[] = Object.values(OWN_PARTS).map(({ key }) => key);

const PART_OF = new Map(Object.entries(OWN_PARTS).map(([part, { key }]) => [key, part as PartKey]));

/** As which part the portal measures a built-in service; null for what it does not measure itself. */
export const partOfService = (key: string): PartKey | null => PART_OF.get(key) ?? null;

/** The service that a part of the portal stands for; null for a part that an older version of the portal recorded. */
export const serviceOfPart = (part: string): string | null => (Object.hasOwn(OWN_PARTS, part) ? OWN_PARTS[part as PartKey].key : null);

/** Enters the portal's own parts into the registry, before anything of them is measured. */
export async function registerOwnParts(db: Database): Promise<void> {
  await db.transaction({ kind: "system", purpose: "register the portal's parts" }, async (tx) => {
    await enterOnce(
      tx,
      PARTS.map(({ key, name }) => ({ name, origin: "built-in", part: key, ...OWN_PARTS[key] })),
    );
  });
}

/**
 * Enters the seventeen services that the platform was made of. Those that the portal does itself stand for its own parts; nothing measures the others
 * until an operator says where they answer.
 */
export async function enterPlatformServices(tx: Transaction): Promise<void> {
  const own = PARTS.map(({ key, name }) => ({ name, origin: "built-in" as const, part: key, ...OWN_PARTS[key] }));
  const taken = new Set(own.map(({ key }) => key));
  const others = PLATFORM_SERVICES.filter(({ key }) => !taken.has(key));
  await enterOnce(tx, [
    ...own,
    ...others.map(({ needs, ...rest }) => ({ ...rest, origin: "managed" as const, part: null, visibility: "staff" as const, hard: needs, soft: [] })),
  ]);
}

/** Each once: what staff changed since stays as they said it, and a service that they entered under the same key stays theirs. */
async function enterOnce(
  tx: Transaction,
  services: (OwnPart & { name: string; origin: "built-in" | "managed"; part: PartKey | null })[],
): Promise<void> {
  await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtextextended('service', 0))::text" });
  const entered = await tx.query<{ key: string }>({
    name: "enter-services-once",
    text: `INSERT INTO service (id, key, name, kind, visibility, origin, part)
           SELECT id, key, name, kind, visibility, origin, part
           FROM jsonb_to_recordset($1::jsonb) AS part(id uuid, key text, name text, kind text, visibility text, origin text, part text)
           ON CONFLICT (key) DO NOTHING RETURNING key`,
    values: [JSON.stringify(services.map((each) => ({ id: newId(), ...each })))],
  });
  const fresh = new Set(entered.map(({ key }) => key));
  const needs = services.flatMap(({ key, hard, soft }) => [
    ...hard.map((to) => ({ key, to, is_hard: true })),
    ...soft.map((to) => ({ key, to, is_hard: false })),
  ]);
  await tx.query({
    name: "enter-needs-once",
    text: `INSERT INTO service_dependency (from_id, to_id, is_hard)
           SELECT f.id, t.id, need.is_hard
           FROM jsonb_to_recordset($1::jsonb) AS need(key text, "to" text, is_hard boolean)
           JOIN service f ON f.key = need.key JOIN service t ON t.key = need."to"`,
    values: [JSON.stringify(needs.filter(({ key }) => fresh.has(key)))],
  });
}
