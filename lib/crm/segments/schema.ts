import { z } from "zod";

/** Whose lists can be saved as segments, by the key of their table. */
export const SEGMENT_TABLES = { lead: "leads", contact: "contacts" } as const;
export const SEGMENT_SUBJECTS = ["lead", "contact"] as const;
export type SegmentSubject = (typeof SEGMENT_SUBJECTS)[number];

/** A list of leads or contacts that is narrowed and kept under a name: a saved view with conditions. */
export const segment = z.object({
  /** Of the view. */
  id: z.uuid(),
  subject: z.enum(SEGMENT_SUBJECTS),
  name: z.string(),
  /** Whether everybody of the tenant has it. */
  isShared: z.boolean(),
  isMine: z.boolean(),
  ownerName: z.string(),
  /** The parameters of the list that say its conditions. */
  filter: z.record(z.string(), z.string()),
  /** How many meet them now, up to a bound; null where a condition is no longer good. */
  count: z.int().nullable(),
  isExact: z.boolean(),
});
export type Segment = z.infer<typeof segment>;
export const segments = z.object({ segments: z.array(segment) });
