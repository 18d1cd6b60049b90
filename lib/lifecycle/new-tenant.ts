import { requirePermission, type StaffContext } from "#lib/access";
import { readAcrossTenants } from "#lib/audit";
import { beginDraft, type Draft, type DraftKind, discardDraft, getDraft, listDrafts, saveDraft } from "#lib/drafts";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { takenSlugs } from "#lib/tenancy";
import { createTenantInput } from "#lib/tenancy/schema";
import { type Answers, answersOf } from "./answers.ts";
import { type Check, type DraftRef, type NewTenantDraft, type NewTenantStep, newTenantDraft } from "./schema.ts";

export const NEW_TENANT: DraftKind<typeof newTenantDraft> = { key: "tenant.create", shape: newTenantDraft };

/** One's own tenants that are not created yet, the latest first. */
export async function listNewTenants(context: StaffContext): Promise<Draft<NewTenantDraft>[]> {
  requirePermission(context, "tenant.manage");
  return listDrafts(context, NEW_TENANT);
}

/** @throws `not_found`, `forbidden` */
export async function getNewTenant(context: StaffContext, id: string): Promise<Draft<NewTenantDraft>> {
  requirePermission(context, "tenant.manage");
  return getDraft(context, NEW_TENANT, id);
}

/**
 * Keeps the first step as a new draft. @returns its id
 * @throws `conflict` with an issue on `slug` when nobody can have the address; `forbidden`
 */
export async function beginNewTenant(context: StaffContext, first: NewTenantDraft): Promise<string> {
  requirePermission(context, "tenant.manage");
  await requireFreeSlug(context, first.slug);
  return beginDraft(context, NEW_TENANT, first);
}

/** Keeps a step. @throws as above, and `conflict` when another tab has changed the draft */
export async function keepStep(context: StaffContext, ref: DraftRef, step: NewTenantDraft): Promise<void> {
  requirePermission(context, "tenant.manage");
  await requireFreeSlug(context, step.slug);
  await saveDraft(context, NEW_TENANT, ref, step);
}

/** @throws `not_found`, `forbidden` */
export async function discardNewTenant(context: StaffContext, id: string): Promise<void> {
  requirePermission(context, "tenant.manage");
  await discardDraft(context, NEW_TENANT, id);
}

/** Whether somebody could have this address, in words. */
export async function describeSlug(context: StaffContext, slug: string): Promise<{ isFree: boolean; says: string }> {
  requirePermission(context, "tenant.manage");
  const parsed = createTenantInput.shape.slug.safeParse(slug);
  if (!parsed.success) return { isFree: false, says: parsed.error.issues[0]?.message ?? "This is no address." };
  const taken = await readAcrossTenants(context, "tenant.create", (tx) => takenSlugs(tx, [parsed.data], context.clock.now()));
  const why = taken.get(parsed.data);
  if (why === "held") return { isFree: false, says: "A tenant that was deleted had this address. It is kept free for a while. Choose another." };
  return why ? { isFree: false, says: "This address is taken. Choose another." } : { isFree: true, says: `${parsed.data} is free.` };
}

async function requireFreeSlug(context: StaffContext, slug: string | undefined): Promise<void> {
  if (slug === undefined) return;
  const { isFree, says } = await describeSlug(context, slug);
  if (isFree) return;
  const error = conflict("Another tenant has this address.");
  error.issues.push({ path: "slug", message: says });
  throw error;
}

/** The steps of a draft that are not answered, or not by the rules of now. */
export const missingSteps = (draft: NewTenantDraft): NewTenantStep[] => answersOf(draft).missing;

interface Facts {
  slug: "taken" | "held" | null;
  plan: { name: string; max_users: number | null } | null;
  domain: string | null;
  person: { status: string; memberships: number } | null;
  namesakes: number;
}

/** Looks up everything that could stand in the way of creating a tenant, now. */
export async function checkNewTenant(
  context: StaffContext,
  draft: NewTenantDraft,
  { config }: Pick<Runtime, "config">,
): Promise<{ checks: Check[]; answers: Answers | null }> {
  requirePermission(context, "tenant.manage");
  const { answers, missing } = answersOf(draft);
  const facts = await readFacts(context, draft);
  const checks: Check[] = [
    ...missing.map((step): Check => ({ label: "Answers", state: "bad", says: "This step is not answered yet.", step })),
    checkSlug(draft, facts),
    checkPlan(facts),
    ...checkPeople(draft, facts, config.SMTP_URL !== undefined),
  ];
  if (facts.namesakes > 0)
    checks.push({
      label: "Name",
      state: "note",
      says: `There is a tenant of this name already. Both can be told apart by their address.`,
      step: "business",
    });
  return { checks, answers: checks.some(({ state }) => state === "bad") ? null : answers };
}

function readFacts(context: StaffContext, { slug = "", planKey = "", domain, adminEmail, name = "" }: NewTenantDraft): Promise<Facts> {
  return readAcrossTenants(context, "tenant.create", async (tx) => {
    const taken = await takenSlugs(tx, [slug], context.clock.now());
    const [found] = await tx.query<Omit<Facts, "slug">>({
      text: `SELECT (SELECT json_build_object('name', p.name, 'max_users', p.max_users) FROM plan p WHERE p.key = $1) AS plan,
                    (SELECT t.name FROM tenant_domain d JOIN tenant t ON t.id = d.tenant_id WHERE d.domain = $2) AS domain,
                    (SELECT json_build_object('status', u.status, 'memberships', (SELECT count(*) FROM membership m WHERE m.user_id = u.id))
                     FROM "user" u WHERE u.email = $3) AS person,
                    (SELECT count(*)::int FROM tenant t WHERE lower(t.name) = lower($4)) AS namesakes`,
      values: [planKey, domain ?? null, adminEmail ?? null, name],
    });
    return {
      slug: taken.get(slug) ?? null,
      plan: found?.plan ?? null,
      domain: found?.domain ?? null,
      person: found?.person ?? null,
      namesakes: found?.namesakes ?? 0,
    };
  });
}

function checkSlug({ slug = "" }: NewTenantDraft, facts: Facts): Check {
  const parsed = createTenantInput.shape.slug.safeParse(slug);
  const base = { label: "Address", step: "business" } as const;
  if (!parsed.success) return { ...base, state: "bad", says: parsed.error.issues[0]?.message ?? "This is no address." };
  if (facts.slug === "taken") return { ...base, state: "bad", says: `${slug} is taken. Choose another.` };
  if (facts.slug === "held") return { ...base, state: "bad", says: `${slug} was a deleted tenant’s, and is kept free for a while. Choose another.` };
  return { ...base, state: "good", says: `${slug} is free.` };
}

function checkPlan({ plan }: Facts): Check {
  const base = { label: "Plan", step: "plan" } as const;
  if (!plan) return { ...base, state: "bad", says: "There is no such plan any more. Choose another." };
  if (plan.max_users === 0) return { ...base, state: "bad", says: `${plan.name} has no place for anybody. Choose another.` };
  return { ...base, state: "good", says: `${plan.name} is there, and has a place for its administrator.` };
}

function checkPeople({ adminEmail, domain }: NewTenantDraft, { person, domain: domainOf }: Facts, isMailSent: boolean): Check[] {
  const checks: Check[] = [];
  const on = { label: "First administrator", step: "people" } as const;
  if (adminEmail === null) checks.push({ ...on, state: "note", says: "Nobody is invited. Until somebody is, only staff see this tenant." });
  else if (adminEmail && person?.status === "suspended")
    checks.push({ ...on, state: "bad", says: `${adminEmail} has an account that is suspended. Reactivate it, or invite somebody else.` });
  else if (adminEmail && person)
    checks.push({ ...on, state: "good", says: `${adminEmail} has an account already, and joins with it by the link in the mail.` });
  else if (adminEmail) checks.push({ ...on, state: "good", says: `${adminEmail} is invited by a mail with a link that counts for 7 days.` });
  if (adminEmail && person?.status !== "suspended" && !isMailSent)
    checks.push({
      ...on,
      state: "note",
      says: "No mail server is configured: the mail is held in the mail outbox. Read it there and pass it on by hand.",
    });
  if (domain && domainOf) checks.push({ label: "Domain", step: "people", state: "bad", says: `${domain} belongs to ${domainOf} already.` });
  else if (domain) checks.push({ label: "Domain", step: "people", state: "good", says: `${domain} is nobody’s. It counts once it is verified.` });
  return checks;
}
