import { requirePermission, requireStaff, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import type { ConversionState } from "./conversion-states.ts";
import { ringsOf } from "./rings.ts";
import type { ReferralGraph } from "./schema.ts";

const MOST_EDGES = 2_000;

interface EdgeRow {
  conversion_id: string;
  from: string;
  to: string;
  from_name: string;
  to_name: string;
  state: ConversionState;
  is_active: boolean;
  address: string | null;
  device: string | null;
  payment: string | null;
}

/** Who invited whom, the newest 2,000 in all tenants, and what looks arranged among them. @throws `forbidden` without `gamification.manage` */
export async function referralGraph(context: StaffContext): Promise<ReferralGraph> {
  requirePermission(requireStaff(context), "gamification.manage");
  const read = await readAcrossTenants(context, "referrals.graph", (tx) =>
    tx.query<EdgeRow>({
      text: `SELECT v.id AS conversion_id, v.tenant_id AS from, v.referred_tenant_id AS to, a.name AS from_name, b.name AS to_name, v.state,
               v.payment,
               EXISTS (SELECT 1 FROM referral_conversion n WHERE n.referred_tenant_id = v.referred_tenant_id AND n.kind <> 'signup')
                 OR EXISTS (SELECT 1 FROM referral_conversion n WHERE n.tenant_id = v.referred_tenant_id) AS is_active,
               coalesce(v.address, (SELECT s.ip FROM auth_session s WHERE s.user_id = v.referred_user_id AND s.ip IS NOT NULL ORDER BY s.created_at LIMIT 1)) AS address,
               coalesce(v.device, (SELECT d.token_hash FROM known_device d WHERE d.user_id = v.referred_user_id ORDER BY d.first_seen_at LIMIT 1)) AS device
             FROM referral_conversion v JOIN tenant a ON a.id = v.tenant_id JOIN tenant b ON b.id = v.referred_tenant_id
             WHERE v.kind = 'signup' ORDER BY v.created_at DESC, v.id LIMIT ${MOST_EDGES + 1}`,
    }),
  );
  const rows = read.slice(0, MOST_EDGES);
  const names = new Map(rows.flatMap((row) => [[row.from, row.from_name] as const, [row.to, row.to_name] as const]));
  return {
    nodes: [...names].map(([tenantId, name]) => ({ tenantId, name })),
    edges: rows.map(({ from, to, state, conversion_id }) => ({ from, to, state, conversionId: conversion_id })),
    rings: ringsOf(rows.map(({ from, to, is_active, address, device, payment }) => ({ from, to, isActive: is_active, address, device, payment }))),
    isCut: read.length > MOST_EDGES,
  };
}
