import type { ReactNode } from "react";
import { DealsWith } from "#components/crm/deals-with";
import { Time } from "#components/format/time";
import { getWords } from "#components/format/words";
import type { FormAction } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { DataList } from "#components/ui/data-list";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can, type TenantContext } from "#lib/access";
import type { CompanyDetail, ContactDetail } from "#lib/crm/schema";
import { ActivitiesOf } from "./activities-of.tsx";

interface CrmRecordPageProps {
  context: TenantContext;
  record: ContactDetail | CompanyDetail;
  about: "contact" | "company";
  /** The list that it is of. */
  list: { label: string; href: string };
  /** What stands before its owner. */
  facts: { label: string; value: ReactNode; isWide?: boolean }[];
  remove: { title: string; note: string; action: FormAction };
  /** Where the page of what was done begins, as the address says it. */
  before: string | string[] | undefined;
  children?: ReactNode;
}

/** The page of a contact or a company: what is known of it, its deals, and what was done with it. */
export async function CrmRecordPage({ context, record, about, list, facts, remove, before, children }: CrmRecordPageProps) {
  const t = await getWords("crm");
  const path = `${list.href}/${record.id}`;
  const mayUpdate = can(context, "lead.update", record);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={record.name}
        breadcrumbs={[list, { label: record.name }]}
        actions={
          <>
            {can(context, "lead.delete") ? (
              <ConfirmDialog
                title={remove.title}
                description={remove.note}
                trigger={{ label: t("delete"), variant: "ghost", icon: <Icon name="trash" /> }}
                action={remove.action}
                hidden={{ id: record.id, version: String(record.version) }}
                confirmLabel={remove.title}
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
                ...facts,
                { label: t("owner"), value: <bdi>{record.ownerName ?? t("nobody")}</bdi> },
                { label: t("since"), value: <Time value={record.createdAt} precision="date" /> },
                ...(record.tags.length > 0 ? [{ label: t("tags"), value: record.tags.join(", "), isWide: true }] : []),
              ]}
            />
          </Card>
          {children}
          <DealsWith deals={record.deals} />
        </div>
        <ActivitiesOf context={context} about={{ about, aboutId: record.id }} mayWrite={mayUpdate} path={path} before={before} />
      </div>
    </div>
  );
}
