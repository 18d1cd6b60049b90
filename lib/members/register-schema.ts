import { z } from "zod";
import { emailAddress, linkToken, newPassword, personName } from "#lib/identity/schema";
import { trimmedText } from "#lib/platform/text";

/** What somebody enters to open a portal for their company. */
export const registerInput = z.strictObject({
  name: personName,
  email: emailAddress,
  password: newPassword,
  company: trimmedText().min(1, "Enter the name of your company.").max(120, "Use at most 120 characters."),
  /** The code of an invitation, or what the page of one gave along. One that does not count is nobody's. */
  ref: trimmedText().max(200, "An invitation has at most 200 characters.").optional(),
});
export type RegisterInput = z.infer<typeof registerInput>;

/** The same for an address that is new and one that is known: what comes next stands in the mail. */
export const registerAnswer = z.object({ next: z.literal("check_your_mail") });

/** The password again: whoever reads the mail must be who registered. */
export const completeRegistrationInput = z.strictObject({
  token: linkToken,
  password: z.string().min(1, "Enter the password that you chose.").max(200, "Passwords have at most 200 characters."),
});
export type CompleteRegistrationInput = z.infer<typeof completeRegistrationInput>;
