import { DealsWith } from "#components/crm/deals-with";
import { Time } from "#components/format/time";
import { getWords, pageTitle } from "#components/format/words";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { DataList } from "#components/ui/data-list";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { getContact } from "#lib/crm";
import { readById, type SearchParams, tenantPage } from "#lib/web";
import { ActivitiesOf } from "../../activities-of.tsx";
import { MissingPermission } from "../../missing-permission.tsx";
import { deleteContactAction } from "../actions.ts";

export const generateMetadata = pageTitle("crm", "contacts");

const PATH = "/portal/contacts";

export default async function ContactPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [{ id }, { before }, t] = await Promise.all([params, searchParams, getWords("crm")]);
  const path = `${PATH}/${encodeURIComponent(id)}`;
  const context = await tenantPage(path);
  if (!can(context, "lead.read")) return <MissingPermission title={t("contacts")} permission="lead.read" />;
  const record = await readById(id, (ownId) => getContact(context, ownId));
  const mayUpdate = can(context, "lead.update", record);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={record.name}
        breadcrumbs={[{ label: t("contacts"), href: PATH }, { label: record.name }]}
        actions={
          <>
            {can(context, "lead.delete") ? (
              <ConfirmDialog
                title={t("deleteContact")}
                description={t("deleteContactNote")}
                trigger={{ label: t("delete"), variant: "ghost", icon: <Icon name="trash" /> }}
                action={deleteContactAction}
                hidden={{ id: record.id, version: String(record.version) }}
                confirmLabel={t("deleteContact")}
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
                { label: t("email"), value: record.email ? <TextLink href={`mailto:${record.email}`}>{record.email}</TextLink> : null },
                { label: t("phone"), value: record.phone },
                { label: t("jobTitle"), value: record.jobTitle },
                {
                  label: t("company"),
                  value: record.companyId ? <TextLink href={`/portal/companies/${record.companyId}`}>{record.companyName}</TextLink> : null,
                },
                { label: t("consent"), value: t(record.hasConsent ? "yes" : "no") },
                { label: t("owner"), value: <bdi>{record.ownerName ?? t("nobody")}</bdi> },
                { label: t("since"), value: <Time value={record.createdAt} precision="date" /> },
                ...(record.tags.length > 0 ? [{ label: t("tags"), value: record.tags.join(", "), isWide: true }] : []),
              ]}
            />
          </Card>
          <DealsWith deals={record.deals} />
        </div>
        <ActivitiesOf context={context} about={{ about: "contact", aboutId: record.id }} mayWrite={mayUpdate} path={path} before={before} />
      </div>
    </div>
  );
}
