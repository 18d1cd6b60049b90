import type { StaffContext } from "#lib/access";
import type { Queryable, Transaction } from "#lib/platform/database";
import { conflict, notFound } from "#lib/platform/errors";
import type { IncidentImpact, IncidentStatus } from "./shapes.ts";

export interface HeldIncident {
  id: string;
  title: string;
  impact: IncidentImpact;
  status: IncidentStatus;
  is_public: boolean;
  is_by_rule: boolean;
  is_everybody: boolean;
  cause_key: string | null;
  started_at: Date;
  recovered_at: Date | null;
  resolved_at: Date | null;
  acknowledged_at: Date | null;
  acknowledged_by_id: string | null;
  commander_id: string | null;
  communications_id: string | null;
  scribe_id: string | null;
  postmortem: string | null;
  version: number;
  created_at: Date;
  updated_at: Date;
}

const HELD = `SELECT id, title, impact, status, is_public, is_by_rule, is_everybody, cause_key, started_at, recovered_at, resolved_at, acknowledged_at,
  acknowledged_by_id, commander_id, communications_id, scribe_id, postmortem, version, created_at, updated_at FROM incident WHERE id = $1::uuid`;

/** @throws `not_found` */
export async function findIncident(tx: Queryable, id: string): Promise<HeldIncident> {
  const [row] = await tx.query<HeldIncident>({ text: HELD, values: [id] });
  if (!row) throw notFound("This incident");
  return row;
}

/** Keeps others from changing it until the transaction ends. @throws `not_found`, `conflict` when it was changed since `version` */
export async function lockIncident(tx: Transaction, id: string, version: number): Promise<HeldIncident> {
  const [row] = await tx.query<HeldIncident>({ text: `${HELD} FOR UPDATE`, values: [id] });
  if (!row) throw notFound("This incident");
  if (row.version !== version) throw conflict("Something happened to this incident meanwhile. Load it again to see how it is now.");
  return row;
}

/** @throws `conflict` when it is over */
export function requireOpen({ resolved_at }: Pick<HeldIncident, "resolved_at">): void {
  if (resolved_at) throw conflict("This incident is resolved. Open it again first.");
}

export const ofIncident = (id: string) => ({ tenantId: null, subjectType: "incident", subjectId: id }) as const;

/** Who acts, for the timeline. */
export const actorOf = ({ actor }: StaffContext): string => actor.userId;
