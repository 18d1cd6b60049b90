import type { TenantContext } from "#lib/access";
import { recordAudit } from "#lib/audit";
import { emit } from "#lib/events";
import { newIdAt } from "#lib/platform/crypto";
import type { Transaction } from "#lib/platform/database";
import type { Chosen } from "../assignment/choose-owner.ts";
import type { CustomValues } from "../custom-fields/schema.ts";
import { sortNameOf } from "../fields.ts";
import type { Bant, LEAD_TIMELINES } from "./schema.ts";

/** A lead as it is written. Everything that is left out is not known. Money is in minor units of `currency`. */
export interface NewLead {
  firstName?: string;
  lastName?: string;
  email?: string | null;
  phone?: string | null;
  companyName?: string | null;
  jobTitle?: string | null;
  industry?: string | null;
  companySize?: string | null;
  city?: string | null;
  region?: string | null;
  country?: string | null;
  language?: string | null;
  source: string;
  utm?: Record<string, string>;
  campaignId?: string | null;
  budgetMinor?: bigint | null;
  timeline?: (typeof LEAD_TIMELINES)[number];
  bant?: Bant;
  message?: string;
  hasConsent?: boolean;
  ownerId?: string | null;
  /** Why it has this owner, in words. */
  ownerReason?: string;
  /** To whom the tenant's rules give it, and why; counts before `ownerId`. */
  given?: Chosen | null;
  nextFollowUpAt?: Date | null;
  tags?: string[];
  /** What stands in the tenant’s own fields, read by `requireValues`. */
  custom?: CustomValues;
  /** What it is known by where it came from, once per tenant: a second lead of the same key is not written. */
  externalKey?: string;
  /** Where it stands already, and since when it is known, of one that was kept elsewhere before. */
  status?: "new" | "contacted" | "qualified" | "unresponsive" | "lost";
  createdAt?: Date;
}

/**
 * The one way in which a lead is written, whoever sends it: with its place in the trail and the event `lead.captured`, in the
 * caller's transaction. What the plan has room for is the caller's to ask.
 * @returns its id; of the one that is there, where `externalKey` is known already
 */
export async function insertLead(context: TenantContext, tx: Transaction, lead: NewLead): Promise<{ id: string; isNew: boolean }> {
  const { id: tenantId, currency } = context.tenant;
  const now = context.clock.now();
  const id = newIdAt(now);
  const {
    email = null,
    hasConsent = false,
    budgetMinor = null,
    bant = null,
    utm = {},
    externalKey = null,
    status = "new",
    createdAt = now,
    given = null,
    ...rest
  } = lead;
  const { count } = await tx.prisma.lead.createMany({
    data: [
      {
        ...rest,
        ...(given && { ownerId: given.userId, ownerReason: given.because }),
        id,
        tenantId,
        email,
        emailKey: email?.toLowerCase() ?? null,
        sortName: leadSortName(lead),
        hasConsent,
        consentAt: hasConsent ? now : null,
        budgetMinor,
        currency: budgetMinor === null ? null : currency,
        bant: bant ?? {},
        utm,
        externalKey,
        status,
        statusSince: now,
        createdAt,
        updatedAt: now,
      },
    ],
    skipDuplicates: externalKey !== null,
  });
  if (count === 0) {
    const known = await tx.prisma.lead.findFirstOrThrow({ where: { tenantId, externalKey }, select: { id: true } });
    return { id: known.id, isNew: false };
  }
  // The trail names the lead and not who it is: their data is not kept longer than the lead.
  const ownerId = given?.userId ?? lead.ownerId;
  const after = { source: lead.source, ...(ownerId && { ownerId }) };
  const subject = { subjectType: "lead", subjectId: id };
  await recordAudit(context, tx, { action: "lead.create", tenantId, ...subject, after, ...(given && { reason: given.because }) });
  await emit(context, tx, "lead.captured", { tenantId, leadId: id, hasConsent });
  return { id, isNew: true };
}

/** By last name, first name, else by what there is. */
export const leadSortName = (lead: Pick<NewLead, "firstName" | "lastName" | "companyName" | "email" | "phone">): string =>
  sortNameOf(lead.lastName, lead.firstName) || sortNameOf(lead.companyName) || sortNameOf(lead.email) || sortNameOf(lead.phone);
