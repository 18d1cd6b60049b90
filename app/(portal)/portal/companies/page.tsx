import { COMPANIES_TABLE } from "#components/crm/crm-tables";
import { CompanyTable } from "#components/crm/people-tables";
import { getWords, pageTitle } from "#components/format/words";
import { listCompanies } from "#lib/crm";
import { listCompaniesInput } from "#lib/crm/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { CrmListPage } from "../crm-list-page.tsx";

export const generateMetadata = pageTitle("crm", "companies");

export default async function CompaniesPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("crm");
  return (
    <CrmListPage
      declared={COMPANIES_TABLE}
      subject="company"
      path="/portal/companies"
      searchParams={searchParams}
      title={t("companies")}
      note={t("companiesNote")}
      permissions={{ read: "lead.read", create: "lead.create" }}
      add={{ label: t("newCompany"), href: "/portal/companies/new" }}
      route="/api/v1/companies"
      searchPlaceholder={t("searchCompanies")}
      empty={{
        icon: "building-complex",
        title: t("noCompanies"),
        none: t("noCompaniesYet"),
        noneFits: t("noCompaniesFiltered"),
        showAll: t("showAllCompanies"),
      }}
      read={(context, query) =>
        readByAddress(listCompaniesInput, query, async (input) => {
          const { companies: rows, nextCursor } = await listCompanies(context, input);
          return { rows, nextCursor };
        })
      }
      draw={({ context: _, ...rest }) => <CompanyTable caption={t("companies")} {...rest} />}
    />
  );
}
