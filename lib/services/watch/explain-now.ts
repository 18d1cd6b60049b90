import type { Queryable } from "#lib/platform/database";
import { explain } from "../graph/explain.ts";
import type { Explanation } from "../graph/explanation.ts";
import type { FailureReason, Reading, Readings, ServiceState } from "../graph/states.ts";
import type { ServiceGraph } from "../graph/types.ts";
import { maintenanceOf } from "../maintenance/maintenance-of.ts";
import { type LooksOf, readLooks } from "../probing/read-looks.ts";
import { type Registry, readRegistry } from "../registry/read-registry.ts";
import { graphOf } from "../registry/registry-graph.ts";

export interface ExplainNowOptions {
  /** What was explained before: it holds for a while after a cause recovered. */
  previous?: Explanation | null;
  /** Looks that are newer than what is written down of them. */
  looks?: LooksOf;
}

/** All that is held to be true of the services at a moment. */
export interface Situation {
  registry: Registry;
  graph: ServiceGraph;
  readings: Readings;
  /** By windows in progress, with since when. */
  maintenance: Map<string, Date>;
  explanation: Explanation;
}

interface OpenInterval {
  key: string;
  state: ServiceState;
  reason: FailureReason | null;
  since: Date;
}

/** Reads the graph and the states of its services, and explains what fails. @param tx that may see the registry */
export async function explainNow(tx: Queryable, now: Date, { previous = null, looks }: ExplainNowOptions = {}): Promise<Situation> {
  const registry = await readRegistry(tx);
  const graph = graphOf(registry.values());
  const maintenance = await maintenanceOf(tx, now);
  const readings = await readingsNow(tx, maintenance, looks);
  return { registry, graph, readings, maintenance, explanation: explain(graph, readings, { now, previous }) };
}

/** The states that last, as readings, with the last looks; what is under maintenance is nothing but that. */
export async function readingsNow(tx: Queryable, maintenance: ReadonlyMap<string, Date>, newer?: LooksOf): Promise<Map<string, Reading>> {
  const looks = new Map([...(await readLooks(tx)), ...(newer ?? [])]);
  const rows = await tx.query<OpenInterval>({
    name: "open-state-intervals",
    text: `SELECT s.key, i.state, i.reason, i.since FROM service_state_interval i JOIN service s ON s.id = i.service_id WHERE i.until IS NULL`,
  });
  const readings = new Map<string, Reading>();
  for (const { key, ...held } of rows) readings.set(key, { ...held, checkedAt: null, doubtedAt: null, ...looks.get(key) });
  for (const [key, since] of maintenance) {
    const checkedAt = readings.get(key)?.checkedAt ?? null;
    readings.set(key, { state: "maintenance", since, checkedAt, doubtedAt: null, reason: null });
  }
  return readings;
}
