import { z } from "zod";

/** How long an act upon many can be undone before it begins. */
export const UNDO_SECONDS = 10;
export const MOST_ITEMS = 10_000;

/** A call of our own API that takes an act back (`UndoCall` of `lib/access`, which browsers cannot import). */
const undoCall = z.object({
  method: z.enum(["POST", "PUT", "PATCH", "DELETE"]),
  path: z.templateLiteral(["/api/v1/", z.string()]).meta({ example: "/api/v1/bulk-runs/0199d6a2-4c10-7b6e-9a55-3f1c2d8e7a01/cancel" }),
  body: z.record(z.string(), z.unknown()),
});

/**
 * An act upon many records, and how far it is. `refusals` are the first of those that could not be done. `undo` takes back what was
 * done at once; one that waits is called off instead.
 */
export const bulkRun = z.object({
  id: z.uuid(),
  action: z.string(),
  status: z.enum(["waiting", "running", "done", "cancelled"]),
  total: z.int(),
  done: z.int(),
  refused: z.int(),
  startsAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
  refusals: z.array(z.object({ id: z.uuid(), label: z.string(), message: z.string() })),
  undo: undoCall.nullable().optional(),
});
export type BulkRun = z.infer<typeof bulkRun>;
