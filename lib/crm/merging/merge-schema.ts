import { z } from "zod";
import { ownKey } from "../custom-fields/schema.ts";
import { CRM_KINDS, type CrmKind } from "../imports/import-fields.ts";
import { MERGE_GROUP_NAMES, type MergeGroup } from "./merge-fields.ts";
import type { Signal } from "./score-pair.ts";

export { MERGE_GROUP_NAMES, type MergeGroup } from "./merge-fields.ts";
export { SIGNALS, type Signal } from "./score-pair.ts";

/** How long two records that became one can be parted again. */
export const MERGE_UNDO_DAYS = 30;

const kind = z.enum(CRM_KINDS, "Choose leads, contacts or companies.");
const side = z.enum(["survivor", "loser"]);
const version = z.coerce.number().int().min(1);

export const listDuplicatesInput = z.strictObject({ kind: kind.default("lead") });
export const pairInput = z
  .strictObject({ kind, firstId: z.uuid(), secondId: z.uuid().meta({ example: "0199d6a2-4c10-7b6e-9a55-3f1c2d8e7a02" }) })
  .refine(({ firstId, secondId }) => firstId !== secondId, { message: "These are one and the same.", path: ["secondId"] });
export type PairInput = z.infer<typeof pairInput>;

/**
 * Which record stays, which goes, and whose values stay: those of the one that stays where nothing is said. A field of the tenant's own
 * that is empty there is filled from the other one all the same.
 */
export const mergeInput = z
  .strictObject({
    kind,
    survivorId: z.uuid(),
    loserId: z.uuid().meta({ example: "0199d6a2-4c10-7b6e-9a55-3f1c2d8e7a02" }),
    survivorVersion: version,
    loserVersion: version,
    ...(Object.fromEntries(MERGE_GROUP_NAMES.map((group) => [group, side.optional()])) as Record<MergeGroup, z.ZodOptional<typeof side>>),
    custom: z.record(ownKey(), side).optional(),
  })
  .refine(({ survivorId, loserId }) => survivorId !== loserId, { message: "These are one and the same.", path: ["loserId"] });
export type MergeInput = z.infer<typeof mergeInput>;

export const mergeIdInput = z.strictObject({ id: z.uuid() });
export const listMergesInput = z.strictObject({
  cursor: z.uuid("This address does not belong to this list.").optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type ListMergesInput = z.infer<typeof listMergesInput>;

const duplicate = z.object({
  id: z.uuid(),
  label: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  company: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
/** Two records that look alike, why, and how much: the sum of the points of their signals. */
export const duplicatePair = z.object({
  first: duplicate,
  second: duplicate,
  points: z.int(),
  signals: z.array(z.object({ signal: z.string(), points: z.int() })),
});
export type DuplicatePair = Omit<z.infer<typeof duplicatePair>, "signals"> & { signals: { signal: Signal; points: number }[] };
/** The pairs with the most points first; `isWhole` says whether there are no more. */
export const duplicateList = z.object({ kind: z.enum(CRM_KINDS), pairs: z.array(duplicatePair), isWhole: z.boolean() });
export interface DuplicateList {
  kind: CrmKind;
  pairs: DuplicatePair[];
  isWhole: boolean;
}

/** Two records that became one. */
export const merge = z.object({
  id: z.uuid(),
  kind: z.enum(CRM_KINDS),
  survivorId: z.uuid(),
  /** Null when it is not there any more, or has neither a name nor an address. */
  survivorName: z.string().nullable(),
  loserId: z.uuid(),
  /** As it was called when it became part of the other, or is now where the two were parted; null when that is kept no longer. */
  loserName: z.string().nullable(),
  mergedAt: z.iso.datetime(),
  mergedBy: z.string().nullable(),
  undoneAt: z.iso.datetime().nullable(),
  canUndo: z.boolean(),
});
export type Merge = z.infer<typeof merge>;
export const mergePage = z.object({ merges: z.array(merge), nextCursor: z.string().nullable() });
export type MergePage = z.infer<typeof mergePage>;

/** What could not be put back when two records were parted, since it was changed meanwhile: columns of the one that stayed, and how many things of each sort. */
export const parted = z.object({
  kind: z.enum(CRM_KINDS),
  survivorId: z.uuid(),
  loserId: z.uuid(),
  fieldsLeft: z.array(z.string()),
  movedLeft: z.record(z.string(), z.int()),
});
export type Parted = z.infer<typeof parted>;
