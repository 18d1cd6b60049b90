import { z } from "zod";

const signInMethod = z.enum(["password", "magic_link", "passkey", "provider", "totp", "recovery_code", "provider_factor"]);

const page = z.strictObject({
  /** Where the page before ended. */
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

export const listSessionsInput = page;
export type ListSessionsInput = z.infer<typeof listSessionsInput>;

const sessionFacts = {
  id: z.uuid(),
  /** Whether this is the session that asks. */
  isCurrent: z.boolean(),
  /** "Chrome on Windows" */
  device: z.string(),
  /** ISO 3166-1 alpha-2 of the address at sign-in; null when it is not known. */
  country: z.string().nullable(),
  ip: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
};

/** One sign-in of a person, with the brand domains on which it is used. */
export const ownSession = z.object({
  ...sessionFacts,
  methods: z.array(signInMethod),
  expiresAt: z.iso.datetime(),
  brandSessions: z.array(z.object({ ...sessionFacts, host: z.string() })),
});
export type OwnSession = z.infer<typeof ownSession>;

/** The newest sign-in first. `nextCursor` is null on the last page. */
export const ownSessionPage = z.object({ sessions: z.array(ownSession), nextCursor: z.uuid().nullable() });
export type OwnSessionPage = z.infer<typeof ownSessionPage>;

export const endedSessions = z.object({ ended: z.int() });

export const signInHistoryInput = page;
export type SignInHistoryInput = z.infer<typeof signInHistoryInput>;

/** Something that happened to a person's ways in. */
export const signInEvent = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  /** As the audit trail names it: "sign_in", "sign_in.refused"… */
  action: z.string(),
  method: z.string().nullable(),
  device: z.string(),
  country: z.string().nullable(),
  ip: z.string().nullable(),
});
export type SignInEvent = z.infer<typeof signInEvent>;

export const signInHistoryPage = z.object({ events: z.array(signInEvent), nextCursor: z.uuid().nullable() });
export type SignInHistoryPage = z.infer<typeof signInHistoryPage>;

/** A browser that the person was let in on before. */
export const knownDevice = z.object({
  id: z.uuid(),
  label: z.string(),
  isCurrent: z.boolean(),
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
});
export type KnownDeviceView = z.infer<typeof knownDevice>;

export const listMyTenantsInput = z.strictObject({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(200),
});
export type ListMyTenantsInput = z.infer<typeof listMyTenantsInput>;

/** A tenant that the person belongs to. */
export const myTenant = z.object({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  status: z.enum(["trial", "active", "past_due", "suspended", "cancelled"]),
  /** What the role is called. */
  role: z.string(),
  isCurrent: z.boolean(),
  /** Why it cannot be entered now: its status, a second factor that it requires, or a way of signing in that it does not accept. */
  closedBecause: z.enum(["status", "second_factor", "method"]).nullable(),
});
export type MyTenant = z.infer<typeof myTenant>;

/** In the order in which the tenants were made. */
export const myTenantPage = z.object({ tenants: z.array(myTenant), nextCursor: z.uuid().nullable() });
export type MyTenantPage = z.infer<typeof myTenantPage>;

/** 32 random bytes, or a SHA-256, in base64url. */
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** Only a path of our own may follow a sign-in, or it would be an open redirect. */
const ownPath = z
  .string()
  .max(300)
  .regex(/^\/(?![/\\])[^\\\s]*$/)
  .refine((path) => URL.parse(path, "http://own.invalid")?.pathname.startsWith("//") === false);

/** What a brand domain asks the main host for. */
export const brandSignInRequest = z.object({ host: z.string().max(253), state: token, next: ownPath.catch("/portal") });
export type BrandSignInRequest = z.infer<typeof brandSignInRequest>;

/** What the main host answers with, and the cookie that proves the browser to be the one that asked. */
export const brandSignInAnswer = z.object({ code: token, state: token, verifier: token });
export type BrandSignInAnswer = z.infer<typeof brandSignInAnswer>;
