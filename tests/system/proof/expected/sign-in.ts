import { newId } from "#lib/platform/crypto";
import { type Area, type Expected, everybody, SIGN_IN_FIRST, TO_LOGIN } from "./shared.ts";

const someAddress = () => `walk-${newId().slice(-12)}@walk.example`;
const NO_TOKEN = { token: "no-such-link" };
const NO_LINK = "This link is not valid. Open it exactly as it stands in the mail, or ask for a new one.";
const OWN_ACCOUNT: Expected = { ...everybody("ok"), nobody: SIGN_IN_FIRST };
const links = "app/(auth)/mailed-link-actions.ts";
const registering = "app/(auth)/register-actions.ts";
const profile = "app/(account)/account/profile-actions.ts";

export const signIn: Area = {
  routes: {
    // The bodies are empty here: everybody may ask, and is told what is missing.
    "POST /api/auth/login": everybody(422),
    "POST /api/auth/register": everybody(422),
    // Ends the session, upon which the walk signs in again.
    "POST /api/auth/logout": everybody(200),
  },
  pages: {
    "/login/link": everybody(200),
    "/forgot": everybody(200),
    "/register": everybody(200),
    // Without a link that counts, these say so.
    "/reset/[token]": everybody(200),
    "/link/[token]": everybody(200),
    "/unlock/[token]": everybody(200),
    "/verify/[token]": everybody(200),
    "/address/[token]": everybody(200),
    "/account": { ...everybody(200), nobody: TO_LOGIN },
  },
  actions: {
    [`${links}#askForResetAction`]: { page: "/forgot", form: () => ({ email: someAddress() }), expected: everybody("ok") },
    [`${links}#askForSignInLinkAction`]: { page: "/login/link", form: () => ({ email: someAddress() }), expected: everybody("ok") },
    [`${links}#resetPasswordAction`]: {
      page: "/reset/[token]",
      form: () => ({ ...NO_TOKEN, password: "Sunny-meadow-42-kettle" }),
      expected: everybody(NO_LINK),
    },
    [`${links}#signInByLinkAction`]: { page: "/link/[token]", form: () => NO_TOKEN, expected: everybody(NO_LINK) },
    [`${links}#unlockAction`]: { page: "/unlock/[token]", form: () => NO_TOKEN, expected: everybody(NO_LINK) },
    [`${links}#confirmAddressAction`]: { page: "/address/[token]", form: () => NO_TOKEN, expected: everybody(NO_LINK) },
    [`${links}#stopAddressAction`]: { page: "/address/[token]", form: () => NO_TOKEN, expected: everybody(NO_LINK) },
    [`${registering}#registerAction`]: {
      page: "/register",
      form: () => ({ name: "Walker", email: someAddress(), company: "Walking Ltd", password: "Sunny-meadow-42-kettle" }),
      expected: everybody("ok"),
    },
    [`${registering}#completeRegistrationAction`]: {
      page: "/verify/[token]",
      form: () => ({ ...NO_TOKEN, password: "Sunny-meadow-42-kettle" }),
      expected: everybody(NO_LINK),
    },
    // English, so that the walk goes on in it.
    "app/language-action.ts#chooseLanguageAction": { page: "/forgot", form: () => ({ locale: "en" }), expected: everybody("ok") },
    [`${profile}#changeNameAction`]: { page: "/account", form: () => ({ name: "Renamed by the walk" }), expected: OWN_ACCOUNT },
    // The password is wrong, so that nobody's account changes under the walk.
    [`${profile}#askForNewAddressAction`]: {
      page: "/account",
      form: () => ({ email: someAddress(), current: "not the right one" }),
      expected: { ...everybody("This is not your password."), nobody: SIGN_IN_FIRST },
    },
    [`${profile}#changePasswordAction`]: {
      page: "/account",
      form: () => ({ current: "not the right one", password: "Sunny-meadow-42-kettle" }),
      expected: { ...everybody("This is not your password."), nobody: SIGN_IN_FIRST },
    },
  },
};
