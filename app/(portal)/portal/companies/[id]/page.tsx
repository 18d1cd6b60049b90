import { ownFacts } from "#components/crm/own-value";
import { getWords, pageTitle } from "#components/format/words";
import { Card } from "#components/ui/card";
import { Identity } from "#components/ui/identity";
import { can } from "#lib/access";
import { getCompany, listFields } from "#lib/crm";
import { readById, type SearchParams, tenantPage } from "#lib/web";
import { CrmRecordPage } from "../../crm-record-page.tsx";
import { MissingPermission } from "../../missing-permission.tsx";
import { orSurvivor } from "../../or-survivor.ts";
import { deleteCompanyAction } from "../actions.ts";

export const generateMetadata = pageTitle("crm", "companies");

const PATH = "/portal/companies";

export default async function CompanyPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [{ id }, { before }, t] = await Promise.all([params, searchParams, getWords("crm")]);
  const context = await tenantPage(`${PATH}/${encodeURIComponent(id)}`);
  if (!can(context, "lead.read")) return <MissingPermission title={t("companies")} permission="lead.read" />;
  const company = await readById(id, (ownId) => orSurvivor(context, { kind: "company", list: PATH, id: ownId }, () => getCompany(context, ownId)));
  const fields = await listFields(context, { subject: "company" });
  return (
    <CrmRecordPage
      context={context}
      record={company}
      about="company"
      list={{ label: t("companies"), href: PATH }}
      facts={[
        { label: t("site"), value: company.domain },
        { label: t("industry"), value: company.industry },
        { label: t("phone"), value: company.phone },
        { label: t("city"), value: [company.city, company.country].filter((part) => part).join(", ") },
        ...ownFacts(fields, company.custom, { yes: t("yes"), no: t("no") }),
      ]}
      remove={{ title: t("deleteCompany"), note: t("deleteCompanyNote"), action: deleteCompanyAction }}
      before={before}
    >
      <Card title={t("itsPeople")}>
        {company.people.length === 0 ? (
          <p className="text-muted text-sm">{t("noPeople")}</p>
        ) : (
          <ul className="grid gap-3">
            {company.people.map((person) => (
              <li key={person.id}>
                <Identity name={person.name} detail={person.jobTitle ?? undefined} href={`/portal/contacts/${person.id}`} size="sm" />
              </li>
            ))}
          </ul>
        )}
      </Card>
    </CrmRecordPage>
  );
}
