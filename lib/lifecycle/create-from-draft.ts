import { once, requirePermission, type StaffContext } from "#lib/access";
import { acrossTenants } from "#lib/audit";
import { finishDraft } from "#lib/drafts";
import { addDomainOfNewTenant } from "#lib/identity";
import { inviteFirstAdministrator } from "#lib/members";
import { sha256 } from "#lib/platform/crypto";
import { isUniqueViolation } from "#lib/platform/database";
import { conflict } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { openTenant } from "#lib/tenancy";
import { answersOf } from "./answers.ts";
import { NEW_TENANT } from "./new-tenant.ts";
import { type DraftRef, STEP_LABELS } from "./schema.ts";

/**
 * Makes of a draft what it says, all of it or nothing: the tenant, the invitation with its mail, the domain that waits to be verified;
 * the draft is gone with it. However often it is sent, one draft makes one tenant, and each sender gets that one.
 * @returns the tenant's id
 * @throws `not_found`; `conflict` when the draft was changed since, is not answered, or the address or domain was taken meanwhile
 */
export async function createFromDraft(context: StaffContext, ref: DraftRef, runtime: Runtime): Promise<{ id: string }> {
  requirePermission(context, "tenant.manage");
  // The key is the draft's own: a page that is loaded again has another form key, and must not make another tenant.
  const bound = { ...context, idempotency: { key: `draft:${ref.id}`, requestHash: sha256(ref.id) } };
  try {
    return await acrossTenants(context, "tenant.create", (tx) =>
      once(bound, tx, async () => {
        const { answers, missing } = answersOf(await finishDraft(context, tx, NEW_TENANT, ref));
        if (!answers) throw conflict(`Answer these steps first: ${missing.map((step) => STEP_LABELS[step]).join(", ")}.`);
        const { start, adminEmail, domain, ...input } = answers;
        const id = await openTenant(context, tx, input, start);
        if (domain) await addDomainOfNewTenant(context, tx, id, domain);
        const status = start === "paid" ? "active" : "trial";
        const tenant = {
          id,
          slug: input.slug,
          name: input.name,
          status,
          timeZone: input.timeZone,
          currency: input.currency,
          locale: input.locale,
          isDemo: false,
        } as const;
        if (adminEmail) await inviteFirstAdministrator(context, tx, runtime, tenant, adminEmail);
        return { id };
      }),
    );
  } catch (error) {
    if (isUniqueViolation(error)) throw conflict("The address or the domain was taken meanwhile. The checks below say which.");
    throw error;
  }
}
