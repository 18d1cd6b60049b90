import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { checkbox, emailAddress } from "./form-fields.ts";

export const MIN_PASSWORD_LENGTH = 12;
/** Longer ones are refused before hashing, so that nobody can make the server hash a megabyte. */
export const MAX_PASSWORD_LENGTH = 200;

/** A password that is being chosen. Whether it can be guessed is judged where the person is known. */
export const newPassword = z
  .string()
  .min(1, "Choose a password.")
  .min(MIN_PASSWORD_LENGTH, `Use at least ${MIN_PASSWORD_LENGTH} characters.`)
  .max(MAX_PASSWORD_LENGTH, `Use at most ${MAX_PASSWORD_LENGTH} characters.`);

const knownPassword = z.string().max(MAX_PASSWORD_LENGTH, `Passwords have at most ${MAX_PASSWORD_LENGTH} characters.`);

export const personName = trimmedText().min(1, "Enter your name.").max(120, "Use at most 120 characters.");

/** What a mailed link carries. Its form is not judged here: what is no token is answered as an unknown one. */
export const linkToken = z.string().max(200);

export const askForResetInput = z.strictObject({ email: emailAddress });
export type AskForResetInput = z.infer<typeof askForResetInput>;

export const resetPasswordInput = z.strictObject({ token: linkToken, password: newPassword });
export type ResetPasswordInput = z.infer<typeof resetPasswordInput>;

export const askForSignInLinkInput = z.strictObject({ email: emailAddress, remember: checkbox.default(false) });
export type AskForSignInLinkInput = z.infer<typeof askForSignInLinkInput>;

export const signInByLinkInput = z.strictObject({
  token: linkToken,
  /** That the link was asked for from another browser, and that this is known. */
  confirmed: checkbox.default(false),
});
export type SignInByLinkInput = z.infer<typeof signInByLinkInput>;

export const changePasswordInput = z.strictObject({
  /** Empty for people who have no password yet. */
  current: knownPassword.default(""),
  password: newPassword,
});
export type ChangePasswordInput = z.infer<typeof changePasswordInput>;

export const changeNameInput = z.strictObject({ name: personName });
export type ChangeNameInput = z.infer<typeof changeNameInput>;

export const askForNewAddressInput = z.strictObject({ email: emailAddress, current: knownPassword.default("") });
export type AskForNewAddressInput = z.infer<typeof askForNewAddressInput>;

/** How far a sign-in has come: `second_factor` wants one more step before anything opens. */
export const signInAnswer = z.object({ stage: z.enum(["open", "second_factor"]) });
export const signOutAnswer = z.object({ signedOut: z.literal(true) });
