import { z } from "zod";

/** How many rows a page may have, the usual first. */
export const PAGE_SIZES = [25, 50, 100, 250, 500, 1_000] as const;
export const MOST_ROWS = PAGE_SIZES[5];

/** How many rows of a list are asked for at once. */
export const rowLimit = () => z.coerce.number().int().min(1).max(MOST_ROWS, `At most ${MOST_ROWS} at a time.`).default(PAGE_SIZES[0]);

/** Where the page before ended; only good for the same sort. */
export const pageCursor = () => z.string().max(500).optional();

export const exportFormat = () => z.enum(["csv", "xlsx"], "csv or xlsx.");

/** Beyond this many nobody needs to know exactly, and nobody waits for it. */
export const COUNTED_UP_TO = 10_000;
/** `isExact` is false where there are more than were counted. */
export const rowCount = z.object({ count: z.int(), isExact: z.boolean() });
export type RowCount = z.infer<typeof rowCount>;

/** A record's id in the documentation. */
const RECORD = "0199d6a2-4c10-7b6e-9a55-3f1c2d8e7a01";

/** The same act upon many: either some records, or all that a filter means at this moment. */
export const bulkInputOf = <Act extends z.ZodType, Filter extends z.ZodType>(act: Act, filter: Filter) =>
  z
    .strictObject({
      act,
      ids: z
        .array(z.uuid())
        .min(1)
        .max(1_000, "Choose at most 1,000, or all that the filter means.")
        .optional()
        .meta({ example: [RECORD] }),
      filter: filter.optional(),
    })
    .refine(({ ids, filter: narrowed }) => (ids === undefined) !== (narrowed === undefined), { message: "Give ids or a filter.", path: ["ids"] });
