import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

export const ERASURE_GRACE_DAYS = 14;
export const EXPORT_KEPT_DAYS = 7;
export const EXPORTS_PER_DAY = 3;

/** One kind of data about a person: how much there is, and what erasing does with it. */
export interface Holding {
  what: string;
  why: string;
  count: number;
  /** "taken out" of rows that stay, "deleted", or "kept" for the reason that `because` gives. */
  onErasure: "deleted" | "changed" | "kept";
  because: string | null;
}

export interface HoldingsOfRoom {
  label: string;
  holdings: Holding[];
}

export interface ExportView {
  id: string;
  status: "waiting" | "ready" | "expired";
  createdAt: string;
  expiresAt: string | null;
  sizeBytes: number | null;
}

export interface ErasureView {
  status: "waiting" | "running";
  createdAt: string;
  dueAt: string;
}

export const exportAsked = z.object({ id: z.uuid() });
export const erasureAsked = z.object({ id: z.uuid(), dueAt: z.iso.datetime() });

export const onBehalfInput = z.strictObject({
  /** How the person asked, and how it was made sure that it was them. */
  reason: trimmedText().min(10, "At least ten characters: how they asked, and how you know that it was them.").max(500, "At most 500 characters."),
});
export type OnBehalfInput = z.infer<typeof onBehalfInput>;

export const eraseMeInput = z.strictObject({ confirmation: trimmedText().max(320) });
export type EraseMeInput = z.infer<typeof eraseMeInput>;
