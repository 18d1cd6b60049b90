import { z } from "zod";
import { emailAddress } from "#lib/identity/schema";
import { trimmedText } from "#lib/platform/text";
import { countryOf } from "../countries.ts";
import { LEAD_TIMELINES } from "../leads/schema.ts";
import type { FormField, FormFieldName } from "./schema.ts";

/** Name of the checkbox of consent. */
export const CONSENT_FIELD = "consent";
const ticked = new Set(["on", "yes", "true", "1"]);

const line = (most: number) => trimmedText().max(most, `Use at most ${most.toLocaleString("en")} characters.`);
const READERS: Readonly<Record<FormFieldName, z.ZodType<string>>> = {
  firstName: line(100),
  lastName: line(100),
  email: emailAddress,
  phone: trimmedText().regex(/^[+()\d][\d\s()./-]{3,38}\d$/, "Write a number such as +49 30 1234567."),
  companyName: line(200),
  jobTitle: line(120),
  city: line(100),
  country: trimmedText()
    .overwrite((text) => countryOf(text) ?? text.toUpperCase())
    .regex(/^[A-Z]{2}$/, "Write a country such as DE or Germany."),
  timeline: z.enum(LEAD_TIMELINES, "Choose one of the list."),
  message: line(5_000),
};

export interface ReadPayload {
  /** What can be used; what is not right is left out. */
  values: Partial<Record<FormFieldName, string>>;
  hasConsent: boolean;
  issues: { path: string; message: string }[];
}

/** Reads what was sent by a form's fields. Whatever is wrong is said, and what is right is there all the same. Pure. */
export function readPayload(form: { fields: readonly FormField[]; consentText: string }, payload: Readonly<Record<string, string>>): ReadPayload {
  const values: ReadPayload["values"] = {};
  const issues: ReadPayload["issues"] = [];
  for (const { name, isRequired } of form.fields) {
    const given = payload[name]?.trim() ?? "";
    if (given === "") {
      if (isRequired) issues.push({ path: name, message: "Please fill this in." });
      continue;
    }
    const read = READERS[name].safeParse(given);
    if (read.success) values[name] = read.data;
    else issues.push({ path: name, message: read.error.issues[0]?.message ?? "This is not right." });
  }
  const hasConsent = form.consentText !== "" && ticked.has(payload[CONSENT_FIELD]?.toLowerCase() ?? "");
  if (form.consentText !== "" && !hasConsent) issues.push({ path: CONSENT_FIELD, message: "Please agree to this, so that we may answer." });
  if (issues.length === 0 && !isSomebody(values)) issues.push({ path: form.fields[0]?.name ?? "email", message: "Please fill this in." });
  return { values, hasConsent, issues };
}

/** Whether a lead can be made of it at all. */
export const isSomebody = ({ firstName, lastName, email, phone, companyName }: ReadPayload["values"]): boolean =>
  Boolean(firstName || lastName || email || phone || companyName);
