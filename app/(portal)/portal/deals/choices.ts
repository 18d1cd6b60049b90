import { can, type TenantContext } from "#lib/access";
import { listCompanies, listContacts, listOwners } from "#lib/crm";
import type { CrmChoice } from "#lib/crm/schema";

/** How many can be chosen from in a field; the list has all. */
const OFFERED = 500;

/** What a form of a deal offers: contacts, companies and members by name, the ones that stand there already among them. */
export async function dealChoices(context: TenantContext, kept: { contact?: CrmChoice | null; company?: CrmChoice | null } = {}) {
  // Whoever may not see contacts chooses none, and keeps what stands there.
  if (!can(context, "lead.read")) return { contacts: withKept([], kept.contact), companies: withKept([], kept.company), owners: [] };
  const [{ contacts }, { companies }, owners] = await Promise.all([
    listContacts(context, { sort: "name", limit: OFFERED }),
    listCompanies(context, { sort: "name", limit: OFFERED }),
    listOwners(context),
  ]);
  return { contacts: withKept(contacts, kept.contact), companies: withKept(companies, kept.company), owners };
}

function withKept(offered: CrmChoice[], kept: CrmChoice | null | undefined): CrmChoice[] {
  const choices = offered.map(({ id, name }) => ({ id, name }));
  return !kept || choices.some(({ id }) => id === kept.id) ? choices : [kept, ...choices];
}
