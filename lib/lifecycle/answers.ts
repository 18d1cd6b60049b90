import { z } from "zod";
import { emailAddress } from "#lib/identity/schema";
import { businessStep, type NewTenantDraft, type NewTenantStep, placeStep, planStep } from "./schema.ts";

const people = z.object({ adminEmail: emailAddress.nullable(), domain: z.string().nullable() });

/** Every question answered, by the rules of now. */
export type Answers = z.output<typeof businessStep> & z.output<typeof planStep> & z.output<typeof placeStep> & z.output<typeof people>;

/** What a draft answers; null with the steps that are not answered, or not by the rules of now. */
export function answersOf(draft: NewTenantDraft): { answers: Answers | null; missing: NewTenantStep[] } {
  const { name, slug, kind, planKey, start, timeZone, currency, locale, adminEmail, domain } = draft;
  const business = businessStep.safeParse({ name, slug, kind });
  const plan = planStep.safeParse({ planKey, start });
  // Their defaults are for programs: here each of them was asked.
  const place = timeZone && currency && locale ? placeStep.safeParse({ timeZone, currency, locale }) : null;
  const invited = people.safeParse({ adminEmail, domain });
  const missing: NewTenantStep[] = [];
  if (!business.success) missing.push("business");
  if (!plan.success) missing.push("plan");
  if (!place?.success) missing.push("place");
  if (!invited.success) missing.push("people");
  if (!business.success || !plan.success || !place?.success || !invited.success) return { answers: null, missing };
  return { answers: { ...business.data, ...plan.data, ...place.data, ...invited.data }, missing };
}
