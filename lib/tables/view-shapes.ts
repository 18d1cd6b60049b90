import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

export const VIEWS_PER_PERSON = 50;
/** Where a table is: among the operator's, or in a portal. */
export const VIEW_PLACES = ["staff", "tenant"] as const;
export type ViewPlace = (typeof VIEW_PLACES)[number];

const tableKey = z.string().regex(/^[a-z][a-z0-9_]{0,59}$/, "No such table.");
const viewName = trimmedText().min(1, "Enter a name.").max(60, "Use at most 60 characters.");
/** The parameters of an address, without page and view. What they mean is read anew each time, since tables change. */
const viewState = z
  .record(z.string().regex(/^[A-Za-z]{1,40}$/), z.string().max(1_000))
  .refine((state) => JSON.stringify(state).length <= 4_000, "This is more than a view may hold.");

/** A state of a table under a name. `isMine`: the one who asks saved it, and may change it. */
export const savedView = z.object({
  id: z.uuid(),
  name: z.string(),
  state: z.record(z.string(), z.string()),
  isShared: z.boolean(),
  isDefault: z.boolean(),
  isMine: z.boolean(),
  ownerName: z.string(),
  version: z.int(),
});
export type SavedView = z.infer<typeof savedView>;

export const saveViewInput = z.strictObject({
  /** Of one that was there before. */
  id: z.uuid().optional(),
  table: tableKey,
  name: viewName,
  state: viewState,
  isShared: z.boolean().default(false),
  isDefault: z.boolean().default(false),
});
export type SaveViewInput = z.infer<typeof saveViewInput>;

/** What is left out stays as it is. */
export const changeViewInput = z.strictObject({
  id: z.uuid(),
  /** Of the view that was seen; another means that it was changed since. */
  version: z.int().min(1),
  name: viewName.optional(),
  state: viewState.optional(),
  isShared: z.boolean().optional(),
  isDefault: z.boolean().optional(),
});
/** The same by the API, where the address names the view. */
export const changeViewCall = changeViewInput.omit({ id: true });
export type ChangeViewInput = z.infer<typeof changeViewInput>;
