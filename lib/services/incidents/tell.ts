import { emit, type Teller } from "#lib/events";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import type { IncidentImpact, IncidentStatus } from "./shapes.ts";

export type IncidentChange = "opened" | "updated" | "resolved" | "reopened" | "postmortem";

interface Told {
  id: string;
  title: string;
  impact: IncidentImpact;
  status: IncidentStatus;
  is_public: boolean;
}

/** Tells the other rooms and the open pages of staff what became of an incident. */
export async function tellOfIncident(context: Teller, tx: Transaction, incidentId: string, change: IncidentChange): Promise<void> {
  const [row] = await tx.query<Told>({ text: "SELECT id, title, impact, status, is_public FROM incident WHERE id = $1::uuid", values: [incidentId] });
  if (!row) return;
  const { title, impact, status, is_public: isPublic } = row;
  await emit(context, tx, "incident.changed", { tenantId: null, incidentId, change, title, impact, status, isPublic });
  await publishUpdate(tx, { tenantId: null, topic: "incident.changed", payload: { incidentId } });
}
