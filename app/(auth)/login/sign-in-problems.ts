const TRY_AGAIN = "The sign-in was not completed. Start again; if it happens once more, ask the administrator of your company’s sign-in.";

/** What the codes say with which a sign-in comes back to this page. Those with a capital letter are NextAuth's own. */
const PROBLEMS: Record<string, string> = {
  CredentialsSignin: "The e-mail address or the password is not right.",
  OAuthCallback: TRY_AGAIN,
  OAuthSignin: TRY_AGAIN,
  Callback: TRY_AGAIN,
  AccessDenied: "The sign-in was refused.",
  provider_failed: TRY_AGAIN,
  provider_unreachable: "The provider of your company does not answer as it should. Try again in a moment, or ask its administrator.",
  provider_closed: "This way to sign in is closed at the moment. Sign in another way, or ask your administrator.",
  provider_unclear: "The provider did not say which address is yours. Ask its administrator to let the portal know your e-mail address.",
  provider_unverified: "The provider has not confirmed that your e-mail address is yours. Confirm it there, then try again.",
  provider_foreign: "Your e-mail address does not belong to the company whose sign-in this is. Sign in another way.",
  provider_unknown: "There is no account for you here yet. Ask an admin of your company’s portal to invite you.",
  provider_unconfirmed: "The account with your address was never confirmed. Have a link to sign in mailed to you once, then use this way.",
  provider_other_identity: "Your address is linked to somebody else at this provider. Ask an admin of your company’s portal.",
  provider_staff: "Your account belongs to the operator of this portal. Sign in another way.",
  provider_no_place: "Your company’s portal has no place left for you. Ask one of its admins.",
  provider_not_member: "You are no active member of this company’s portal. Ask one of its admins.",
  provider_required: "Your company has you sign in by its own provider. Choose “Sign in with your company”.",
};

/** In plain words, whatever the code; null without one. */
export function signInProblem(code: string | string[] | undefined): string | null {
  if (typeof code !== "string" || code === "") return null;
  return Object.hasOwn(PROBLEMS, code) ? (PROBLEMS[code] ?? null) : "Signing in did not work. Try again.";
}
