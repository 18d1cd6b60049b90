import { z } from "zod";
import type { AuditEntryView } from "#lib/audit/schema";
import type { Usage } from "#lib/billing/schema";
import { trimmedText } from "#lib/platform/text";
import type { Health } from "./health.ts";

export { BANDS, explainHealth, FACTORS, FEWEST_FACTORS, type Health, type HealthBand, type HealthFactor, type HealthFacts } from "./health.ts";
export { sayEvent, TIMELINE_KINDS, type TimelineEvent, type TimelineKind, type TimelineRow } from "./timeline-words.ts";

import { TIMELINE_KINDS, type TimelineEvent } from "./timeline-words.ts";

const cursor = z.string().max(500).optional();
const limit = z.coerce.number().int().min(1).max(100).default(25);

export const MOST_NOTE_CHARACTERS = 4_000;
const text = trimmedText().min(1, "Write something.").max(MOST_NOTE_CHARACTERS, "Use at most 4,000 characters.");
/** A box that is not ticked is not sent. */
const isPinned = z
  .literal("on")
  .optional()
  .transform((box) => box === "on");

export const addNoteInput = z.strictObject({ tenantId: z.uuid(), text, isPinned });
export type AddNoteInput = z.infer<typeof addNoteInput>;
export const changeNoteInput = z.strictObject({ tenantId: z.uuid(), id: z.uuid(), text, isPinned, version: z.coerce.number().int().min(1) });
export type ChangeNoteInput = z.infer<typeof changeNoteInput>;
export const deleteNoteInput = z.strictObject({ tenantId: z.uuid(), id: z.uuid() });
export type DeleteNoteInput = z.infer<typeof deleteNoteInput>;
export const listNotesInput = z.strictObject({ cursor, limit });
/** The same by the API, where the address names the tenant and the note. */
const noteBody = z.strictObject({ text, isPinned: z.boolean().default(false) });
export const addNoteCall = noteBody;
export const changeNoteCall = noteBody.extend({ version: z.int().min(1) });
export type ListNotesInput = z.infer<typeof listNotesInput>;

/** What staff noted about a tenant. `mayChange` and `mayDelete` say what the reader may do. */
export interface TenantNote {
  id: string;
  text: string;
  isPinned: boolean;
  authorId: string;
  author: string;
  version: number;
  createdAt: string;
  /** Null while it stands as it was written. */
  changedAt: string | null;
  mayChange: boolean;
  mayDelete: boolean;
}
export interface NotePage {
  notes: TenantNote[];
  nextCursor: string | null;
}

export const listTenantMembersInput = z.strictObject({
  /** A part of a name or of an address. */
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  cursor,
  limit,
});
export type ListTenantMembersInput = z.infer<typeof listTenantMembersInput>;

/** A member as staff see them. The last sign-in is to any portal. */
export interface TenantMember {
  userId: string;
  name: string;
  email: string;
  roleName: string;
  status: "active" | "suspended";
  isAccountSuspended: boolean;
  lastSignInAt: string | null;
  hasSecondFactor: boolean;
  joinedAt: string;
}
export interface TenantMemberPage {
  members: TenantMember[];
  nextCursor: string | null;
}

export const timelineInput = z.strictObject({ kind: z.enum(TIMELINE_KINDS, "No such kind.").optional(), cursor, limit });
export type TimelineInput = z.infer<typeof timelineInput>;
/** Newest first; what lies ahead comes before all. `nextCursor` is null on the last page. */
export interface TimelinePage {
  events: TimelineEvent[];
  nextCursor: string | null;
}

/** The first look at a tenant. `acts` is null for those who may not read the audit trail. */
export interface TenantOverview {
  health: Health;
  usages: Usage[];
  notes: TenantNote[];
  acts: AuditEntryView[] | null;
}
