import { inTenant, requirePermission, type TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import { publishUpdate } from "#lib/platform/realtime";
import { statusByDeal } from "../leads/lead-status.ts";
import { selfOf } from "../owners.ts";
import { findDeal, lockDeal, MEANWHILE } from "./deal-rows.ts";
import type { DealDetail, MoveDealInput } from "./schema.ts";
import { type DealStage, isClosed, mayMove, placeBetween, probabilityAfter } from "./stages.ts";
import { firstPlace } from "./write-deal.ts";

/**
 * Moves a deal to another stage, or within its own to another place. The lead that it came of goes with it: won makes it a
 * customer, lost loses it, and opened again takes that back. Both are told as events.
 * @throws `not_found`, `forbidden`; `conflict` for a move that is none, or when it was changed meanwhile
 */
export async function moveDeal(context: TenantContext, id: string, { stage, after, lostReason, version }: MoveDealInput): Promise<DealDetail> {
  const tenantId = context.tenant.id;
  return inTenant(context, async (tx) => {
    const before = await lockDeal(context, tx, id);
    requirePermission(context, "deal.execute", before);
    if (version !== undefined && version !== before.version) throw conflict(MEANWHILE);
    const isElsewhere = before.stage !== stage;
    if (!isElsewhere && after === undefined) return before;
    if (isElsewhere && !mayMove(before.stage, stage)) throw conflict("A deal that has ended is opened again before it ends in another way.");
    const place = await placeAfter(tx, { tenantId, id, stage, after: after ?? null });
    const now = context.clock.now();
    await tx.prisma.deal.updateMany({
      where: { tenantId, id },
      data: {
        place,
        updatedAt: now,
        version: { increment: 1 },
        ...(isElsewhere && {
          stage,
          stageSince: now,
          probability: probabilityAfter(before.stage, stage, before.probability),
          closedAt: isClosed(stage) ? now : null,
          lostReason: stage === "closed_lost" ? lostReason : null,
        }),
      },
    });
    if (isElsewhere) await tellMove(context, tx, before, { stage, lostReason, now });
    await publishUpdate(tx, { tenantId, topic: "crm.changed", payload: { ids: [id] } });
    return findDeal(tx, tenantId, id);
  });
}

/** The move on record, in the trail, at the lead, and as events. */
async function tellMove(
  context: TenantContext,
  tx: Transaction,
  deal: DealDetail,
  { stage, lostReason, now }: { stage: DealStage; lostReason: string | null; now: Date },
): Promise<void> {
  const tenantId = context.tenant.id;
  const { id: dealId, leadId, amountMinor } = deal;
  const stoodMs = BigInt(Math.max(0, now.getTime() - new Date(deal.stageSince).getTime()));
  await tx.prisma.dealMove.createMany({
    data: [
      {
        id: newIdAt(now),
        tenantId,
        dealId,
        fromStage: deal.stage,
        toStage: stage,
        stoodMs,
        amountMinor: BigInt(amountMinor),
        actorId: selfOf(context),
        at: now,
      },
    ],
  });
  await recordAudit(context, tx, {
    action: "deal.move",
    tenantId,
    subjectType: "deal",
    subjectId: dealId,
    before: { stage: deal.stage },
    after: { stage },
    ...(lostReason && { reason: lostReason }),
  });
  if (leadId !== null) await moveLead(context, tx, leadId, { stage, lostReason, now });
  if (stage === "closed_won") {
    await emit(context, tx, "deal.won", { tenantId, dealId, leadId, amountMinor });
    if (leadId !== null) await emit(context, tx, "lead.converted", { tenantId, leadId, amountMinor });
  }
  if (stage === "closed_lost") {
    await emit(context, tx, "deal.lost", { tenantId, dealId, leadId });
    if (leadId !== null) await emit(context, tx, "lead.lost", { tenantId, leadId });
  }
}

async function moveLead(
  context: TenantContext,
  tx: Transaction,
  leadId: string,
  { stage, lostReason, now }: { stage: DealStage; lostReason: string | null; now: Date },
): Promise<void> {
  const tenantId = context.tenant.id;
  const status = statusByDeal(stage);
  await tx.prisma.lead.updateMany({
    where: { tenantId, id: leadId, NOT: { status } },
    data: {
      status,
      statusSince: now,
      convertedAt: status === "converted" ? now : null,
      lostReason: status === "lost" ? lostReason : null,
      updatedAt: now,
      version: { increment: 1 },
    },
  });
  await emit(context, tx, "lead.changed", { tenantId, leadId, fields: ["status"] });
}

interface Aim {
  tenantId: string;
  id: string;
  stage: DealStage;
  /** The deal above it; null: none. */
  after: string | null;
}

/** The place below a deal of the column, or at its top. Where halves have run out the column is numbered anew. */
async function placeAfter(tx: Transaction, aim: Aim): Promise<number> {
  const { tenantId, id, stage, after } = aim;
  if (after === null) return placeBetween(null, await firstPlaceBut(tx, aim));
  const neighbours = await neighboursOf(tx, aim);
  // Whatever was above has gone elsewhere meanwhile: at the top it is seen.
  if (!neighbours) return placeBetween(null, await firstPlace(tx, tenantId, stage));
  const place = placeBetween(neighbours.above, neighbours.below);
  if (place !== neighbours.above && place !== neighbours.below) return place;
  await tx.query({
    text: `UPDATE deal d SET place = n.place FROM (
             SELECT id, row_number() OVER (ORDER BY place, id) AS place FROM deal WHERE tenant_id = $1::uuid AND stage = $2 AND id <> $3::uuid
           ) n WHERE d.tenant_id = $1::uuid AND d.id = n.id`,
    values: [tenantId, stage, id],
  });
  const anew = await neighboursOf(tx, aim);
  return placeBetween(anew?.above ?? null, anew?.below ?? null);
}

async function firstPlaceBut(tx: Transaction, { tenantId, id, stage }: Aim): Promise<number | null> {
  const [row] = await tx.query<{ place: number | null }>({
    text: "SELECT min(place) AS place FROM deal WHERE tenant_id = $1::uuid AND stage = $2 AND id <> $3::uuid",
    values: [tenantId, stage, id],
  });
  return row?.place ?? null;
}

async function neighboursOf(tx: Transaction, { tenantId, id, stage, after }: Aim): Promise<{ above: number; below: number | null } | null> {
  const [row] = await tx.query<{ above: number; below: number | null }>({
    text: `SELECT a.place AS above, (SELECT b.place FROM deal b WHERE b.tenant_id = $1::uuid AND b.stage = $2 AND b.id NOT IN ($3::uuid, $4::uuid)
                                     AND (b.place, b.id) > (a.place, a.id) ORDER BY b.place, b.id LIMIT 1) AS below
           FROM deal a WHERE a.tenant_id = $1::uuid AND a.stage = $2 AND a.id = $4::uuid AND a.id <> $3::uuid`,
    values: [tenantId, stage, id, after],
  });
  return row ?? null;
}
