import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import { publishUpdate } from "#lib/platform/realtime";
import type { CustomValues } from "../custom-fields/schema.ts";
import { sortNameOf } from "../fields.ts";
import { selfOf } from "../owners.ts";
import { type OPEN_STAGES, placeBetween, STAGE_PROBABILITY } from "./stages.ts";

interface NewDeal {
  name: string;
  stage: (typeof OPEN_STAGES)[number];
  amountMinor: bigint;
  currency: string;
  expectedCloseOn?: string | null;
  companyId?: string | null;
  contactId?: string | null;
  leadId?: string;
  ownerId: string | null;
  tags?: string[];
  /** What stands in the tenant’s own fields, read by `requireValues`. */
  custom?: CustomValues;
}

/** Writes a deal at the top of its stage, with its first move, in the caller's transaction. @returns its id */
export async function insertDeal(context: TenantContext, tx: Transaction, deal: NewDeal): Promise<string> {
  const tenantId = context.tenant.id;
  const now = context.clock.now();
  const id = newIdAt(now);
  const { expectedCloseOn = null, ...rest } = deal;
  const place = placeBetween(null, await firstPlace(tx, tenantId, deal.stage));
  await tx.prisma.deal.createMany({
    data: [
      {
        ...rest,
        id,
        tenantId,
        sortName: sortNameOf(deal.name),
        expectedCloseOn: expectedCloseOn && new Date(expectedCloseOn),
        place,
        probability: STAGE_PROBABILITY[deal.stage],
        stageSince: now,
        createdAt: now,
        updatedAt: now,
      },
    ],
  });
  const move = { id: newIdAt(now), tenantId, dealId: id, toStage: deal.stage, amountMinor: deal.amountMinor, actorId: selfOf(context), at: now };
  await tx.prisma.dealMove.createMany({ data: [move] });
  const after = { name: deal.name, stage: deal.stage, amountMinor: Number(deal.amountMinor), currency: deal.currency, ownerId: deal.ownerId };
  await recordAudit(context, tx, { action: "deal.create", tenantId, subjectType: "deal", subjectId: id, after });
  await publishUpdate(tx, { tenantId, topic: "crm.changed", payload: { ids: [id] } });
  return id;
}

/** The place of the first deal of a column; null in an empty one. */
export async function firstPlace(tx: Transaction, tenantId: string, stage: string): Promise<number | null> {
  const [row] = await tx.query<{ place: number | null }>({
    name: "first-place-of-stage",
    text: "SELECT min(place) AS place FROM deal WHERE tenant_id = $1::uuid AND stage = $2",
    values: [tenantId, stage],
  });
  return row?.place ?? null;
}
