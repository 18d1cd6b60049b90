import { z } from "zod";

/** Longer ones are refused before hashing, so that nobody can make the server hash a megabyte. */
const MAX_PASSWORD_LENGTH = 200;

/** An e-mail address, in small letters. */
export const emailAddress = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Enter your e-mail address.")
  .max(254, "This address is too long.")
  .pipe(z.email("Enter an address such as name@company.com."));

/** A box that a form leaves out when it is not ticked, and JSON sends as true or false. */
export const checkbox = z.union([z.boolean(), z.literal("on").transform(() => true)]);

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
  sessionExpiresAt: z.iso.datetime(),
});
export type Me = z.infer<typeof me>;

export * from "./sessions-schema.ts";
