import { z } from "zod";

/** Longer ones are refused before hashing, so that nobody can make the server hash a megabyte. */
const MAX_PASSWORD_LENGTH = 200;

/** What somebody types to sign in. */
export const signInInput = z.strictObject({
  email: z
    .string()
    .trim()
    .toLowerCase()
    .min(1, "Enter your e-mail address.")
    .max(254, "This address is too long.")
    .pipe(z.email("Enter an address such as name@company.com.")),
  password: z.string().min(1, "Enter your password.").max(MAX_PASSWORD_LENGTH, `Passwords have at most ${MAX_PASSWORD_LENGTH} characters.`),
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
