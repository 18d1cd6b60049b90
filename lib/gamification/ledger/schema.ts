import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { choiceFilter, dayFilter, exportFormat, pageCursor, rowLimit, textFilter } from "#lib/tables/schema";
import { standing } from "../levels/schema.ts";

/**
 * What an entry does with points. earn: issued to available. accrue: issued to pending; confirm: pending to available; cancel: pending
 * back. hold: available to held, while somebody looks into it; release: back to available; forfeit: held back to issued. redeem:
 * available to redeemed. expire: available to expired.
 */
export const POINT_KINDS = ["earn", "accrue", "confirm", "cancel", "hold", "release", "forfeit", "redeem", "expire"] as const;
export type PointKind = (typeof POINT_KINDS)[number];

/** What can be taken back by an opposite entry. The others have an opposite of their own: accrue has cancel, hold has release. */
export const REVERSIBLE: readonly PointKind[] = ["earn", "confirm", "redeem", "expire"];

/** What gave points that can be held for review. */
export const HOLDABLE: readonly PointKind[] = ["earn", "confirm"];
/** What becomes of points that are held. */
export const HOLD_DECISIONS = ["release", "forfeit"] as const satisfies readonly PointKind[];
export type HoldDecision = (typeof HOLD_DECISIONS)[number];

/** Points by account. What is available is below zero when points were taken back that had been spent. */
export const pointBalance = z.object({
  available: z.int(),
  pending: z.int(),
  held: z.int(),
  redeemed: z.int(),
  expired: z.int(),
  /** All that was ever earned, less what was taken back. Levels go by it. */
  lifetime: z.int(),
});
export type PointBalance = z.infer<typeof pointBalance>;

/** One entry. Its accounts add up to nothing: what one gets another gives, and `issued` is where points come from. */
export const pointEntry = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  tenantName: z.string(),
  userId: z.uuid(),
  /** Null for somebody whose account is gone. */
  userName: z.string().nullable(),
  kind: z.enum(POINT_KINDS),
  points: z.int().positive(),
  causeKey: z.string(),
  /** What the cause is called, where it has a name. */
  causeName: z.string().nullable(),
  /** What the entry that this one takes back was for. */
  reversedCauseKey: z.string().nullable(),
  reason: z.string().nullable(),
  /** The entry that this one takes back. */
  reversesId: z.uuid().nullable(),
  /** The entry that takes this one back. */
  reversedById: z.uuid().nullable(),
  expiresAt: z.iso.datetime().nullable(),
  accounts: z.object({ issued: z.int(), pending: z.int(), available: z.int(), held: z.int(), redeemed: z.int(), expired: z.int() }),
  lifetime: z.int(),
  createdAt: z.iso.datetime(),
});
export type PointEntry = z.infer<typeof pointEntry>;

export const ledgerFilter = z.strictObject({
  /** A part of the person's name, or the beginning of the cause. */
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  kind: choiceFilter(POINT_KINDS, "No such kind of entry.").optional(),
  /** Only entries of tenants with this in their name or address. */
  tenant: textFilter().optional(),
  enteredFrom: dayFilter().optional(),
  enteredTo: dayFilter().optional(),
});
export type LedgerFilter = z.infer<typeof ledgerFilter>;

const LEDGER_SORTS = ["entered", "-entered"] as const;
export const listLedgerInput = ledgerFilter.extend({ sort: z.enum(LEDGER_SORTS).default("-entered"), cursor: pageCursor(), limit: rowLimit() });
export type ListLedgerInput = z.infer<typeof listLedgerInput>;

/** `nextCursor` is null on the last page. */
export const ledgerPage = z.object({ entries: z.array(pointEntry), nextCursor: z.string().nullable() });
export type LedgerPage = z.infer<typeof ledgerPage>;

export const exportLedgerInput = ledgerFilter.extend({ sort: z.enum(LEDGER_SORTS).default("-entered"), format: exportFormat() });
export type ExportLedgerInput = z.infer<typeof exportLedgerInput>;

/** What somebody did about an entry, as the audit trail has it. */
export const entryAct = z.object({ action: z.string(), actor: z.string(), at: z.iso.datetime() });
export type EntryAct = z.infer<typeof entryAct>;

/** An entry, what its person has, and what taking it back would leave them. */
export const entryWithConsequences = z.object({
  entry: pointEntry,
  balance: pointBalance,
  /** The person's level now, and after. */
  level: z.object({ now: z.int(), after: z.int() }),
  /** Below zero is a debt. */
  availableAfter: z.int(),
  /** Whether it can be taken back at all, and was not. */
  isReversible: z.boolean(),
  /** Whether its points can be held for review: they became available, were neither taken back nor held before, and are not spent. */
  isHoldable: z.boolean(),
  /** The hold of its points, or the entry itself where it is one; `decision` is null while nobody has decided. */
  hold: z.object({ id: z.uuid(), decision: z.object({ id: z.uuid(), kind: z.enum(HOLD_DECISIONS) }).nullable() }).nullable(),
  /** The entry that this one is about: what it takes back or holds, or whose hold it decides. Null for one that stands for itself. */
  aboutId: z.uuid().nullable(),
  /** What was done about it, or about what it is about; the first first. */
  acts: z.array(entryAct),
});
export type EntryWithConsequences = z.infer<typeof entryWithConsequences>;

export const reversalReason = trimmedText().min(3, "Say why, in a few words.").max(500, "Use at most 500 characters.");
export const reverseEntryInput = z.strictObject({ id: z.uuid(), reason: reversalReason });
/** The entry that was made; `isNew` is false when it had been made before. */
export const postedEntry = z.object({ entryId: z.uuid(), isNew: z.boolean() });
export type ReverseEntryInput = z.infer<typeof reverseEntryInput>;

export const holdEntryInput = z.strictObject({ id: z.uuid(), reason: reversalReason });
export type HoldEntryInput = z.infer<typeof holdEntryInput>;
/** `id` is of the hold. */
export const decideHoldInput = z.strictObject({ id: z.uuid(), decision: z.enum(HOLD_DECISIONS, "Choose one of the list."), reason: reversalReason });
export type DecideHoldInput = z.infer<typeof decideHoldInput>;

/** A person whose balance is not the sum of their entries. */
export const balanceDifference = z.object({
  tenantId: z.uuid(),
  userId: z.uuid(),
  kept: pointBalance,
  summed: pointBalance,
});
export type BalanceDifference = z.infer<typeof balanceDifference>;

export const ledgerCheck = z.object({
  checkedAt: z.iso.datetime(),
  entries: z.int(),
  people: z.int(),
  /** Empty when everything is right; at most a hundred. */
  differences: z.array(balanceDifference),
});
export type LedgerCheck = z.infer<typeof ledgerCheck>;

/** What a person has, what they got it for, and what of it expires when. */
export const pointStatement = z.object({
  standing,
  balance: pointBalance,
  /** What is left of lots that expire, the next first. */
  expiring: z.array(z.object({ points: z.int(), expiresAt: z.iso.datetime() })),
  entries: z.array(pointEntry),
  nextCursor: z.string().nullable(),
});
export type PointStatement = z.infer<typeof pointStatement>;

export const pointStatementInput = z.strictObject({ cursor: pageCursor(), limit: rowLimit() });
export type PointStatementInput = z.infer<typeof pointStatementInput>;
