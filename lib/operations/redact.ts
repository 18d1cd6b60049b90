/**
 * What a job was given and what it said, made fit for a screen. Staff who watch the queues need to see which record a
 * job is about and what went wrong, and nothing by which they could act as somebody or write to them. So, by decision:
 * values of fields that are named like a secret are left out whole; in every text, tokens, passwords in addresses and
 * long random strings are left out, and e-mail addresses keep their first letter and their domain. Ids stay.
 */
const SECRET_FIELD =
  /pass(word|phrase)?|secret|token|auth(orization)?$|cookie|api[-_ ]?key|private[-_ ]?key|credential|otp|one[-_ ]?time|recovery|signature|session|nonce|^code$|_code$|Code$|^(ip|ssn|iban)$/i;
/** Says of what sort something is, or counts; never a secret in itself. */
const HARMLESS_VALUE = (value: unknown) => value === null || typeof value === "boolean" || typeof value === "number";

export const LEFT_OUT = "[left out]";
const MAX_DEPTH = 8;
const MAX_ENTRIES = 200;
const MAX_TEXT = 8_000;

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

// In this order: what is part of a longer secret must not be cut out of it first.
const IN_TEXT: [RegExp, string | ((...parts: string[]) => string)][] = [
  [/-----BEGIN [^-]+-----[\s\S]*?(-----END [^-]+-----|$)/g, LEFT_OUT],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, LEFT_OUT],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, (_all, scheme = "") => `${scheme} ${LEFT_OUT}`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi, (_all, scheme = "") => `${scheme}${LEFT_OUT}@`],
  [/\b((?:pass(?:word)?|secret|token|api[-_]?key|code|signature)["']?\s*[=:]\s*["']?)[^\s"'&,;}]+/gi, (_all, name = "") => `${name}${LEFT_OUT}`],
  [
    /([\p{L}\p{N}])[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]*@([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)/gu,
    (_all, first = "", domain = "") => `${first}…@${domain}`,
  ],
  // Keys, hashes and tokens: 32 characters or more without a space, with figures and letters among them. Ids are told apart.
  [/[A-Za-z0-9_-]{32,}/g, (text = "") => (UUID.test(text) || !/\d/.test(text) || !/[a-z]/i.test(text) ? text : LEFT_OUT)],
];

/** A text without secrets, cut to 8,000 characters. */
export function redactText(text: string): string {
  const whole = IN_TEXT.reduce(
    (rest, [pattern, by]) => (typeof by === "string" ? rest.replace(pattern, by) : rest.replace(pattern, by)),
    text.slice(0, 4 * MAX_TEXT),
  );
  return whole.length > MAX_TEXT ? `${whole.slice(0, MAX_TEXT)}… [cut]` : whole;
}

/** Any JSON without secrets, not deeper than 8 and not wider than 200 entries a level. */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value !== "object" || value === null) return typeof value === "bigint" ? String(value) : value;
  if (depth >= MAX_DEPTH) return "[deeper]";
  if (Array.isArray(value)) {
    const kept = value.slice(0, MAX_ENTRIES).map((each) => redact(each, depth + 1));
    return value.length > MAX_ENTRIES ? [...kept, `[${value.length - MAX_ENTRIES} more]`] : kept;
  }
  const entries = Object.entries(value);
  const kept = entries
    .slice(0, MAX_ENTRIES)
    .map(([name, each]) => [redactText(name), SECRET_FIELD.test(name) && !HARMLESS_VALUE(each) ? LEFT_OUT : redact(each, depth + 1)]);
  if (entries.length > MAX_ENTRIES) kept.push(["…", `[${entries.length - MAX_ENTRIES} more]`]);
  return Object.fromEntries(kept);
}
