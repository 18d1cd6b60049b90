import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { SERVICE_STATES } from "../graph/states.ts";
import { SERVICE_KINDS } from "../graph/types.ts";
import { serviceKey } from "./shapes.ts";

export const searchServicesInput = z.strictObject({
  /** Part of a key, a name or an owner. */
  search: trimmedText().max(100).optional(),
  kind: z.enum(SERVICE_KINDS).optional(),
  /** The last key of the page before. */
  cursor: serviceKey.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type SearchServicesInput = z.infer<typeof searchServicesInput>;

const serviceListItem = z.object({
  key: z.string(),
  name: z.string(),
  kind: z.enum(SERVICE_KINDS),
  owner: z.string().nullable(),
  /** How many tenants it serves; null: the whole platform. */
  tenants: z.int().nullable(),
  needs: z.int(),
  neededBy: z.int(),
  instances: z.int(),
  state: z.enum(SERVICE_STATES),
  /** Since when it is in this state; null where nothing was measured. */
  since: z.iso.datetime().nullable(),
});
export type ServiceListItem = z.infer<typeof serviceListItem>;
