import type { Queryable } from "#lib/platform/database";
import type { FailureReason } from "../graph/states.ts";
import type { PartState } from "../schema.ts";

/** An instance, and whether it is known to answer. */
export interface InstanceHealth {
  key: string;
  address: string;
  /** Of requests it gets as many, in proportion; none with 0. */
  weight: number;
  zone: string;
  state: PartState;
  reason: FailureReason | null;
  since: Date | null;
}

/** Every instance of every service, those that registered themselves included, as it was last found; for whoever sends requests there. */
export async function instanceHealth(tx: Queryable): Promise<InstanceHealth[]> {
  return tx.query<InstanceHealth>({
    name: "instance-health",
    text: `SELECT s.key, i.address, i.weight, i.zone, coalesce(h.state, 'unknown') AS state, h.reason, h.since
           FROM service_instance i JOIN service s ON s.id = i.service_id
           LEFT JOIN service_instance_health h ON h.service_id = i.service_id AND h.target = i.address
           WHERE i.expires_at IS NULL OR i.expires_at > now() ORDER BY s.key, i.address`,
  });
}
