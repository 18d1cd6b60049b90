import type { POLICY_METHODS } from "#lib/identity/schema";

/** The ways to sign in, as screens call them. */
export const METHOD_LABELS: { method: (typeof POLICY_METHODS)[number]; label: string }[] = [
  { method: "password", label: "Password" },
  { method: "magic_link", label: "Link by e-mail" },
  { method: "passkey", label: "Passkey" },
  { method: "provider", label: "Sign-in provider" },
];
