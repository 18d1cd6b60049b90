import { z } from "zod";
import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { invalid } from "#lib/platform/errors";
import type { FailureReason } from "../graph/states.ts";
import type { PartState } from "../schema.ts";
import type { ProbeLogInput, ProbeLogPage } from "./api-shapes.ts";
import { findService } from "./find-service.ts";

interface LookRow {
  probe_id: string;
  target: string;
  at: Date;
  state: PartState;
  reason: FailureReason | null;
  latency_ms: number | null;
  detail: string | null;
  name: string | null;
}

/** The looks of the last two days at a service, the newest first. @throws `not_found`, `forbidden` without `service.read`, `invalid` for a cursor of another list */
export async function readProbeLog(context: StaffContext, key: string, { probe, cursor, limit }: ProbeLogInput): Promise<ProbeLogPage> {
  requirePermission(requireStaff(context), "service.read");
  const after = cursor === undefined ? null : decode(cursor);
  const rows = await readAcrossTenants(context, "service.list", async (tx) => {
    const { id } = await findService(tx, key);
    return tx.query<LookRow>({
      text: `SELECT r.probe_id, r.target, r.at, r.state, r.reason, r.latency_ms, r.detail, p.name
             FROM probe_result r LEFT JOIN service_probe p ON p.id = r.probe_id
             WHERE r.service_id = $1::uuid AND ($2::text IS NULL OR p.name = $2)
               AND ($3::timestamptz IS NULL OR (r.at <= $3::timestamptz AND (r.at, r.probe_id, r.target) < ($3::timestamptz, $4::uuid, $5)))
             ORDER BY r.at DESC, r.probe_id DESC, r.target DESC LIMIT $6`,
      values: [id, probe ?? null, ...(after ?? [null, null, null]), limit + 1],
    });
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    looks: page.map(({ at, name, target, state, reason, latency_ms, detail }) => ({
      at: at.toISOString(),
      probe: name,
      instance: target || null,
      state,
      reason,
      latencyMs: latency_ms,
      detail,
    })),
    nextCursor: rows.length > limit && last ? encode([last.at.toISOString(), last.probe_id, last.target]) : null,
  };
}

const place = z.tuple([z.iso.datetime(), z.uuid(), z.string()]);
type Place = z.infer<typeof place>;

const encode = (last: Place) => Buffer.from(JSON.stringify(last)).toString("base64url");

function decode(cursor: string): Place {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw invalid("This page address is no longer good. Start again from the first page.", [
      { path: "cursor", message: "This cursor does not belong to this list." },
    ]);
  }
}
