import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, SIGN_IN_FIRST, SIGNED_IN, TO_LOGIN } from "./shared.ts";

const told = (message: string): Expected => ({ ...everybody(message), nobody: SIGN_IN_FIRST });
const status = (code: number): Expected => ({ ...everybody(code), nobody: 401 });
const security = "app/(account)/account/security/actions.ts";
const confirming = "app/(account)/account/confirm/actions.ts";
const somePasskey = () => ({ id: newId() });

export const factors: Area = {
  routes: {
    // The bodies are empty here: whoever may ask is told what is missing.
    "POST /api/auth/login/second-factor": everybody(422),
    "POST /api/auth/passkeys/sign-in": everybody(422),
    "POST /api/auth/passkeys/sign-in/options": everybody(200),
    "GET /api/auth/passkeys": SIGNED_IN,
    "PATCH /api/auth/passkeys/[id]": status(422),
    "DELETE /api/auth/passkeys/[id]": status(404),
    "POST /api/auth/passkeys/register/options": SIGNED_IN,
    "POST /api/auth/passkeys/register": status(422),
    // Nobody in the walk has a passkey to confirm with.
    "POST /api/auth/passkeys/confirm/options": status(409),
    "POST /api/auth/passkeys/confirm": status(422),
  },
  pages: {
    // For those who have shown the first factor and not the second: `half-open.test.ts`.
    "/login/second-factor": { ...everybody("/portal"), nobody: TO_LOGIN, support: "/admin", super_admin: "/admin" },
    "/account/security": { ...everybody(200), nobody: TO_LOGIN },
    "/account/confirm": { ...everybody(200), nobody: TO_LOGIN },
  },
  actions: {
    "app/(auth)/login/second-factor/actions.ts#secondFactorAction": {
      page: "/login/second-factor",
      form: () => ({ code: "123456" }),
      expected: everybody("Sign in again: this sign-in was not completed in time."),
    },
    [`${security}#beginTotpAction`]: { page: "/account/security", form: () => ({}), expected: told("ok") },
    [`${security}#confirmTotpAction`]: {
      page: "/account/security",
      form: () => ({ code: "000000" }),
      expected: told("This code is not right. Enter the one that the app shows now."),
    },
    [`${security}#removeTotpAction`]: {
      page: "/account/security",
      form: () => ({}),
      expected: told("An authenticator app was not found."),
    },
    [`${security}#makeRecoveryCodesAction`]: {
      page: "/account/security",
      form: () => ({}),
      expected: told("Set up an authenticator app first: recovery codes stand in for it."),
    },
    [`${security}#renamePasskeyAction`]: {
      page: "/account/security",
      form: () => ({ ...somePasskey(), name: "Named by the walk" }),
      expected: told("This passkey was not found."),
    },
    [`${security}#removePasskeyAction`]: { page: "/account/security", form: somePasskey, expected: told("This passkey was not found.") },
    [`${confirming}#confirmByPasswordAction`]: {
      page: "/account/confirm",
      form: () => ({ method: "password", password: "not the right one" }),
      expected: told("This is not your password."),
    },
    [`${confirming}#confirmByTotpAction`]: {
      page: "/account/confirm",
      form: () => ({ method: "totp", code: "000000" }),
      expected: told("This code is not right, or was used already."),
    },
  },
};
