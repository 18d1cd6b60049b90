import { can, type TenantContext } from "#lib/access";
import { findChoices, listOwners } from "#lib/crm";
import type { CrmChoice } from "#lib/crm/schema";

/** What stands in a field already. */
type Kept = { id: string; name: string } | null | undefined;

/**
 * What a form of a deal offers before anything is typed: the contacts and companies that came last, and what stands there already; the
 * others are found by typing. Of members all.
 */
export async function dealChoices(context: TenantContext, kept: { contact?: Kept; company?: Kept } = {}) {
  // Whoever may not see contacts chooses none, and keeps what stands there.
  if (!can(context, "lead.read")) return { contacts: withKept([], kept.contact), companies: withKept([], kept.company), owners: [] };
  const [contacts, companies, owners] = await Promise.all([
    findChoices(context, { kind: "contact", search: "" }),
    findChoices(context, { kind: "company", search: "" }),
    listOwners(context),
  ]);
  return { contacts: withKept(contacts, kept.contact), companies: withKept(companies, kept.company), owners };
}

function withKept(offered: CrmChoice[], kept: Kept): CrmChoice[] {
  return !kept || offered.some(({ id }) => id === kept.id) ? offered : [{ ...kept, detail: null }, ...offered];
}
