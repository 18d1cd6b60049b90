import { leadActs } from "#components/crm/crm-table-words";
import { LEADS_TABLE, leadShortcuts } from "#components/crm/crm-tables";
import { LeadTable } from "#components/crm/lead-table";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { can, type TenantContext } from "#lib/access";
import { campaignToday } from "#lib/campaigns";
import { leadRoom, listLeads } from "#lib/crm";
import { listLeadsInput } from "#lib/crm/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { CrmListPage } from "../crm-list-page.tsx";

export const generateMetadata = pageTitle("crm", "leads");

const PATH = "/portal/leads";

export default async function LeadsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f] = await Promise.all([getWords("crm"), getFormats()]);
  const noteOf = async (context: TenantContext) => {
    const { used, limit } = await leadRoom(context);
    return limit === null ? t("leadsNote") : `${t("leadsNote")} ${t("leadRoom", { used: f.number(used), limit: f.number(limit) })}`;
  };
  return (
    <CrmListPage
      declared={LEADS_TABLE}
      subject="lead"
      path={PATH}
      searchParams={searchParams}
      title={t("leads")}
      note={noteOf}
      permissions={{ read: "lead.read", create: "lead.create" }}
      add={{ label: t("newLead"), href: `${PATH}/new` }}
      route="/api/v1/leads"
      searchPlaceholder={t("searchLeads")}
      shortcuts={{ label: t("whichLeads"), shortcuts: (context) => leadShortcuts(campaignToday(context)) }}
      empty={{ icon: "user-plus", title: t("noLeads"), none: t("noLeadsYet"), noneFits: t("noLeadsFiltered"), showAll: t("showAllLeads") }}
      read={(context, query) =>
        readByAddress(listLeadsInput, query, async (input) => {
          const { leads: rows, nextCursor } = await listLeads(context, input);
          return { rows, nextCursor };
        })
      }
      draw={({ rows, context, ...rest }) => (
        <LeadTable
          caption={t("leads")}
          leads={rows}
          acts={leadActs(t, {
            assign: can(context, "lead.execute"),
            update: context.grants.has("lead.update"),
            remove: can(context, "lead.delete"),
          })}
          {...rest}
        />
      )}
    />
  );
}
