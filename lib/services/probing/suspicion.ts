import type { Queryable } from "#lib/platform/database";
import type { Runtime } from "#lib/platform/runtime";
import { buildGraph } from "../graph/build-graph.ts";
import { isFailing, type Reading } from "../graph/states.ts";
import { suspects } from "../graph/suspects.ts";
import type { ServiceGraph, ServiceKind } from "../graph/types.ts";
import { lookAgain } from "./claim-looks.ts";
import { readingsOf, readWatched } from "./read-watched.ts";
import type { MaintenanceOf } from "./settle-states.ts";

const SCOPE = { kind: "system", purpose: "suspects among services" } as const;
/** A cascade throws suspicion on much the same again and again. */
const ASK_EVERY_MS = 1_000;

/** Has what is behind a failure looked at again, ahead of its turn. */
export function createSuspicion({ db, clock }: Pick<Runtime, "db" | "clock">) {
  let askedAt = 0;

  return {
    /** @param readings what was just found */
    async follow(found: ReadonlyMap<string, Reading>, maintenanceOf: MaintenanceOf = () => null): Promise<void> {
      const now = clock.now();
      const isDoubted = [...found.values()].some((reading) => reading.doubtedAt !== null || isFailing(reading));
      if (!isDoubted || now.getTime() - askedAt < ASK_EVERY_MS) return;
      askedAt = now.getTime();
      const { graph, readings } = await db.read(SCOPE, async (tx) => {
        const all = await readWatched(tx, null);
        const readingOf = (service: (typeof all)[number]): Reading => {
          const { whole: reading } = readingsOf(service, now);
          const since = maintenanceOf(service.key, now);
          return since ? { ...reading, state: "maintenance", doubtedAt: null, since } : reading;
        };
        const watched = all.filter(({ targets }) => targets.length > 0);
        return { graph: await readGraph(tx), readings: new Map(watched.map((service) => [service.key, readingOf(service)])) };
      });
      await lookAgain(
        db,
        suspects(graph, readings).map(({ key }) => key),
        now,
      );
    },
  };
}

/** What needs what; whom services serve does not matter here. */
async function readGraph(tx: Queryable): Promise<ServiceGraph> {
  const services = await tx.query<{ key: string; name: string; kind: ServiceKind }>({ text: "SELECT key, name, kind FROM service ORDER BY key" });
  const needs = await tx.query<{ from: string; to: string; is_hard: boolean }>({
    text: `SELECT f.key AS "from", t.key AS "to", d.is_hard FROM service_dependency d JOIN service f ON f.id = d.from_id JOIN service t ON t.id = d.to_id`,
  });
  return buildGraph(
    services.map((service) => ({ ...service, tenantScope: "platform" })),
    needs.map(({ from, to, is_hard }) => ({ from, to, kind: is_hard ? "hard" : "soft" })),
  );
}
