import { DealsWith } from "#components/crm/deals-with";
import { Time } from "#components/format/time";
import { getWords, pageTitle } from "#components/format/words";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { DataList } from "#components/ui/data-list";
import { Icon } from "#components/ui/icon";
import { Identity } from "#components/ui/identity";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getCompany } from "#lib/crm";
import { readById, type SearchParams, tenantPage } from "#lib/web";
import { ActivitiesOf } from "../../activities-of.tsx";
import { MissingPermission } from "../../missing-permission.tsx";
import { deleteCompanyAction } from "../actions.ts";

export const generateMetadata = pageTitle("crm", "companies");

const PATH = "/portal/companies";

export default async function CompanyPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [{ id }, { before }, t] = await Promise.all([params, searchParams, getWords("crm")]);
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const context = await tenantPage(path);
  if (!can(context, "lead.read")) return <MissingPermission title={t("companies")} permission="lead.read" />;
  const record = await readById(id, (ownId) => getCompany(context, ownId));
  const mayUpdate = can(context, "lead.update", record);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={record.name}
        breadcrumbs={[{ label: t("companies"), href: PATH }, { label: record.name }]}
        actions={
          <>
            {can(context, "lead.delete") ? (
              <ConfirmDialog
                title={t("deleteCompany")}
                description={t("deleteCompanyNote")}
                trigger={{ label: t("delete"), variant: "ghost", icon: <Icon name="trash" /> }}
                action={deleteCompanyAction}
                hidden={{ id: record.id, version: String(record.version) }}
                confirmLabel={t("deleteCompany")}
                pendingLabel={t("deleting")}
                tone="danger"
              />
            ) : null}
            {mayUpdate ? (
              <LinkButton href={`${path}/edit`} variant="secondary">
                {t("change")}
              </LinkButton>
            ) : null}
          </>
        }
      />
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
        <div className="grid gap-6">
          <Card>
            <DataList
              items={[
                { label: t("site"), value: record.domain },
                { label: t("industry"), value: record.industry },
                { label: t("phone"), value: record.phone },
                { label: t("city"), value: [record.city, record.country].filter((part) => part).join(", ") },
                { label: t("owner"), value: <bdi>{record.ownerName ?? t("nobody")}</bdi> },
                { label: t("since"), value: <Time value={record.createdAt} precision="date" /> },
                ...(record.tags.length > 0 ? [{ label: t("tags"), value: record.tags.join(", "), isWide: true }] : []),
              ]}
            />
          </Card>
          <Card title={t("itsPeople")}>
            {record.people.length === 0 ? (
              <p className="text-muted text-sm">{t("noPeople")}</p>
            ) : (
              <ul className="grid gap-3">
                {record.people.map((person) => (
                  <li key={person.id}>
                    <Identity name={person.name} detail={person.jobTitle ?? undefined} href={`/portal/contacts/${person.id}`} size="sm" />
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <DealsWith deals={record.deals} />
        </div>
        <ActivitiesOf context={context} about={{ about: "company", aboutId: record.id }} mayWrite={mayUpdate} path={path} before={before} />
      </div>
    </div>
  );
}
