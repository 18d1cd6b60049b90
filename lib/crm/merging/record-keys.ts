import { createHash } from "node:crypto";

/** What a record is known by: its address, its id elsewhere, its site, its name. */
export interface KnownBy {
  email?: string | null;
  external?: string | null;
  domain?: string | null;
  name?: string | null;
}

/**
 * Sums of what a record is known by, kept where it was merged away: a later import finds the survivor by them, and they tell nothing of
 * anybody.
 */
export const recordKeys = (known: KnownBy): string[] =>
  Object.entries(known).flatMap(([kind, text]) => (text ? [createHash("sha256").update(`${kind}:${text}`).digest("hex").slice(0, 32)] : []));
