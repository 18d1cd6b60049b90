import type { Tone } from "../ui/badge.tsx";

const METHODS: Record<string, string> = {
  password: "password",
  magic_link: "link by e-mail",
  passkey: "passkey",
  provider: "sign-in provider",
  totp: "authenticator app",
  recovery_code: "recovery code",
  provider_factor: "second factor of the provider",
};

const EVENTS: Record<string, { label: string; tone: Tone }> = {
  sign_in: { label: "Signed in", tone: "good" },
  "sign_in.first_factor": { label: "First step passed", tone: "neutral" },
  "sign_in.second_factor": { label: "Second factor accepted", tone: "good" },
  "sign_in.second_factor_refused": { label: "Second factor refused", tone: "bad" },
  "sign_in.refused": { label: "Refused", tone: "bad" },
  "sign_in.locked": { label: "Locked", tone: "bad" },
  "sign_in.brand_domain": { label: "Signed in on a brand’s domain", tone: "good" },
  sign_out: { label: "Signed out", tone: "neutral" },
  "sign_out.everywhere": { label: "Signed out everywhere", tone: "neutral" },
  "session.end": { label: "Session ended", tone: "neutral" },
  "session.end_others": { label: "Other sessions ended", tone: "neutral" },
  "session.ended_by_staff": { label: "Ended by the operator", tone: "warn" },
  "sign_in.unlocked": { label: "Unlocked", tone: "neutral" },
  "sign_in.unlocked_by_staff": { label: "Unlocked by the operator", tone: "neutral" },
  "session.switch_tenant": { label: "Portal switched", tone: "neutral" },
};

/** "Password and authenticator app" */
export function sayMethods(methods: readonly string[], say: (sentence: string) => string): string {
  const words = methods.map((method) => say(METHODS[method] ?? method.replaceAll("_", " "))).join(` ${say("and")} `);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** What happened, as the person would say it; actions without words of their own are told by their name. */
export function sayEvent(action: string): { label: string; tone: Tone } {
  return EVENTS[action] ?? { label: action.replaceAll(/[._]/g, " "), tone: /refused|failed|locked/.test(action) ? "bad" : "neutral" };
}
