import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { checkbox } from "./form-fields.ts";

/** What a tenant lets support do in the name of its people. */
export const SUPPORT_ACCESS = ["none", "read", "write"] as const;
export type SupportAccess = (typeof SUPPORT_ACCESS)[number];
export const SUPPORT_ACCESS_NAMES: Record<SupportAccess, string> = { none: "No access", read: "Look only", write: "Look and change" };

/** How acting as somebody ended. The last three: the right to it was gone, or its session. */
export const IMPERSONATION_ENDS = [
  "stopped",
  "signed_out",
  "ended_by_tenant",
  "consent_withdrawn",
  "lapsed",
  "staff_left",
  "person_left",
  "tenant_closed",
] as const;
export type ImpersonationEnd = (typeof IMPERSONATION_ENDS)[number];

export const startImpersonationInput = z.strictObject({
  tenantId: z.uuid(),
  userId: z.uuid("Choose a person."),
  /** Shown to the tenant. */
  reason: trimmedText().min(10, "Say in at least 10 characters why. The tenant reads it.").max(500, "Use at most 500 characters."),
  /** Change things in the person's name; otherwise only look. */
  mayWrite: checkbox.default(false),
});
export type StartImpersonationInput = z.infer<typeof startImpersonationInput>;

/** Whom the caller acts as from now on. */
export const startedImpersonation = z.object({
  id: z.uuid(),
  tenantId: z.uuid(),
  userId: z.uuid(),
  userName: z.string(),
  mayWrite: z.boolean(),
  expiresAt: z.iso.datetime(),
});
export type StartedImpersonation = z.infer<typeof startedImpersonation>;

export const stoppedImpersonation = z.object({ stopped: z.literal(true) });

export const listImpersonationsInput = z.strictObject({
  /** Where the page before ended. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export type ListImpersonationsInput = z.infer<typeof listImpersonationsInput>;

/** Null for an account that is gone. */
const person = z.object({ id: z.uuid(), name: z.string(), email: z.string() }).nullable();

/** One time that support acted as somebody of the tenant. */
export const impersonation = z.object({
  id: z.uuid(),
  staff: person,
  person,
  reason: z.string(),
  mayWrite: z.boolean(),
  startedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  /** Null while it runs. */
  endedAt: z.iso.datetime().nullable(),
  endedBecause: z.enum(IMPERSONATION_ENDS).nullable(),
});
export type ImpersonationView = z.infer<typeof impersonation>;

/** Newest first. `nextCursor` is null on the last page. */
export const impersonationPage = z.object({ impersonations: z.array(impersonation), nextCursor: z.uuid().nullable() });
export type ImpersonationPage = z.infer<typeof impersonationPage>;

/** The tenant's consent. `version` is 0 until the tenant has set anything. */
export const supportAccess = z.object({ access: z.enum(SUPPORT_ACCESS), version: z.int() });
export type SupportAccessView = z.infer<typeof supportAccess>;

export const setSupportAccessInput = z.strictObject({
  access: z.enum(SUPPORT_ACCESS, "Choose what support may do."),
  /** The one that was read before: somebody else’s change in between is not overwritten. */
  version: z.coerce.number().int().min(0),
});
export type SetSupportAccessInput = z.infer<typeof setSupportAccessInput>;

export const listCandidatesInput = z.strictObject({
  search: trimmedText().max(100, "Search for at most 100 characters.").optional(),
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(10),
});
export type ListCandidatesInput = z.infer<typeof listCandidatesInput>;

/** A member of the tenant as whom support could act. */
export const candidate = z.object({ id: z.uuid(), name: z.string(), email: z.string(), role: z.string() });
export type Candidate = z.infer<typeof candidate>;
export const candidatePage = z.object({ candidates: z.array(candidate), nextCursor: z.uuid().nullable() });
export type CandidatePage = z.infer<typeof candidatePage>;
