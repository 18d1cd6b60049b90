import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

/** Below this nearly everything is found, and nothing is meant. */
export const LEAST_SEARCH_LENGTH = 2;

export const searchInput = z.strictObject({
  /** Parts of a name, an address or a short name; each word has to occur. */
  q: trimmedText().min(LEAST_SEARCH_LENGTH, "Type at least 2 characters.").max(100, "Search for at most 100 characters."),
});
export type SearchInput = z.infer<typeof searchInput>;

export const SEARCH_KINDS = ["tenant", "person", "member", "campaign"] as const;

const searchHit = z.object({
  kind: z.enum(SEARCH_KINDS),
  id: z.uuid(),
  name: z.string(),
  /** What tells two of one name apart: an address, a short name, a status. */
  note: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

/** The best few of each kind, kind by kind, names that begin with what was typed first. */
export const searchAnswer = z.object({ hits: z.array(searchHit) });
export type SearchAnswer = z.infer<typeof searchAnswer>;
