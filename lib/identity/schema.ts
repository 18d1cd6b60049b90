import { z } from "zod";
import { checkbox, emailAddress } from "./form-fields.ts";
import { MAX_PASSWORD_LENGTH } from "./sign-in-by-mail-schema.ts";

export { checkbox, emailAddress };

/** What somebody types to sign in. */
export const signInInput = z.strictObject({
  email: emailAddress,
  password: z.string().min(1, "Enter your password.").max(MAX_PASSWORD_LENGTH, `Passwords have at most ${MAX_PASSWORD_LENGTH} characters.`),
  /** Stay signed in when the browser closes. */
  remember: checkbox.default(false),
});
export type SignInInput = z.infer<typeof signInInput>;

/** Who is signed in, and what for: the answer of `GET /api/auth/me`. */
export const me = z.object({
  user: z.object({ id: z.uuid(), name: z.string(), email: z.string(), platformRole: z.enum(["super_admin", "support"]).nullable() }),
  tenant: z.object({ id: z.uuid(), slug: z.string(), name: z.string(), role: z.string().nullable(), status: z.string() }).nullable(),
  permissions: z.array(z.string()),
  /** What the person has earned in this tenant, as it is at this moment; null outside of one. */
  earned: z
    .object({
      points: z.int(),
      level: z.int(),
      levelName: z.string(),
      achievements: z.int(),
      privileges: z.array(z.string()),
      /** By points of all time; null for who has none or is not on boards. */
      rank: z.int().nullable(),
      referralCode: z.string().nullable(),
      /** Of the tenant, the one published last. */
      portfolioId: z.uuid().nullable(),
    })
    .nullable(),
  /** The member of the operator's staff who acts as this person; null when nobody does. */
  impersonator: z.object({ name: z.string(), mayWrite: z.boolean(), endsAt: z.iso.datetime() }).nullable(),
  sessionExpiresAt: z.iso.datetime(),
});
export type Me = z.infer<typeof me>;

export * from "./factors-schema.ts";
export * from "./impersonation-schema.ts";
export * from "./policy-schema.ts";
export * from "./providers-schema.ts";
export * from "./sessions-schema.ts";
export * from "./sign-in-by-mail-schema.ts";
