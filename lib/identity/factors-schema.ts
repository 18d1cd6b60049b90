import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { MAX_PASSWORD_LENGTH } from "./sign-in-by-mail-schema.ts";

/** Most passkeys a person may have: enough for every device, too few to fill a table. */
export const MAX_PASSKEYS = 20;
/** From this many unused recovery codes on, people are told to make new ones. */
export const FEW_RECOVERY_CODES = 3;

/** Six digits of an authenticator app; people group them with spaces. */
export const totpCode = z
  .string()
  .max(20)
  .transform((typed) => typed.replace(/\s/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "Enter the six digits that your app shows."));

export const confirmTotpInput = z.strictObject({ code: totpCode });
export type ConfirmTotpInput = z.infer<typeof confirmTotpInput>;

/** The second step of signing in: a code of the app, or a recovery code. */
export const secondFactorInput = z.strictObject({
  code: z
    .string()
    .max(40, "This code is too long.")
    .transform((typed) => typed.replace(/[\s-]/g, "").toLowerCase())
    .pipe(z.string().min(6, "Enter the six digits of your app, or a recovery code.")),
});
export type SecondFactorInput = z.infer<typeof secondFactorInput>;

/** How somebody who is signed in confirms that it is them; a passkey goes its own way. */
export const confirmIdentityInput = z.discriminatedUnion("method", [
  z.strictObject({
    method: z.literal("password"),
    password: z.string().min(1, "Enter your password.").max(MAX_PASSWORD_LENGTH, `Passwords have at most ${MAX_PASSWORD_LENGTH} characters.`),
  }),
  z.strictObject({ method: z.literal("totp"), code: totpCode }),
]);
export type ConfirmIdentityInput = z.infer<typeof confirmIdentityInput>;

const base64url = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^[A-Za-z0-9_-]+$/);

// What browsers send beside these (extensions, attachment) is not used, and dropped: it differs from one to the next.
const credential = { id: base64url(1_400), rawId: base64url(1_400), type: z.literal("public-key") };

/** `RegistrationResponseJSON` of Web Authentication Level 3, as far as it is used. */
export const passkeyRegistration = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4_000),
    attestationObject: base64url(20_000),
    transports: z.array(z.string().max(20)).max(10).default([]),
  }),
});
export type PasskeyRegistration = z.infer<typeof passkeyRegistration>;

/** `AuthenticationResponseJSON` of Web Authentication Level 3, as far as it is used. */
export const passkeyAssertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(4_000),
    authenticatorData: base64url(4_000),
    signature: base64url(2_000),
    userHandle: base64url(100).nullish(),
  }),
});
export type PasskeyAssertion = z.infer<typeof passkeyAssertion>;

/** Signing in with a passkey: the device is the person's own, so it stays signed in unless told. */
export const passkeySignInInput = z.strictObject({ credential: passkeyAssertion, remember: z.boolean().default(true) });
export type PasskeySignInInput = z.infer<typeof passkeySignInInput>;
export const passkeyConfirmInput = z.strictObject({ credential: passkeyAssertion });
export const addPasskeyInput = z.strictObject({ credential: passkeyRegistration });

const passkeyName = trimmedText().min(1, "Give the passkey a name.").max(60, "Names have at most 60 characters.");
export const renamePasskeyInput = z.strictObject({ name: passkeyName });
export type RenamePasskeyInput = z.infer<typeof renamePasskeyInput>;

/** What the browser's own call takes; it is made by the server and handed on as it is. */
export const passkeyOptions = z.looseObject({ challenge: z.string() });

export const passkey = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Whether it is synchronised between devices. */
  isSynced: z.boolean(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type Passkey = z.infer<typeof passkey>;
export const passkeyList = z.object({ passkeys: z.array(passkey) });
export const removedPasskey = z.object({ removed: z.literal(true) });
export const confirmedIdentity = z.object({ confirmed: z.literal(true) });
export const secondFactorAnswer = z.object({ stage: z.enum(["open", "second_factor"]) });
