import { HELD_STATES } from "#components/crm/form-words";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SoftLink } from "#components/ui/soft-link";
import { can } from "#lib/access";
import { listForms } from "#lib/crm";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../missing-permission.tsx";

export const generateMetadata = pageTitle("leadForms", "forms");

export default async function FormsPage() {
  const [t, f, context] = await Promise.all([getWords("leadForms"), getFormats(), tenantPage("/portal/forms")]);
  if (!can(context, "lead.read")) return <MissingPermission title={t("forms")} permission="lead.read" />;
  const forms = await listForms(context);
  const make = can(context, "lead.execute") ? <LinkButton href="/portal/forms/new">{t("newForm")}</LinkButton> : undefined;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("forms")} note={t("formsNote")} actions={make} />
      {forms.length === 0 ? (
        <EmptyState icon="inbox" title={t("noForms")} action={make}>
          {t("noFormsNote")}
        </EmptyState>
      ) : (
        <Card isFlush>
          <DataTable
            caption={t("forms")}
            columns={[
              {
                key: "name",
                header: t("name"),
                isPrimary: true,
                hasWords: true,
                cell: ({ id, name }) => (
                  <SoftLink href={`/portal/forms/${id}`} className="font-medium text-ink hover:underline">
                    {name}
                  </SoftLink>
                ),
              },
              {
                key: "state",
                header: t("state"),
                cell: ({ isActive }) => (
                  <Badge tone={isActive ? "good" : "neutral"} hasDot>
                    {t(isActive ? "on" : "off")}
                  </Badge>
                ),
              },
              { key: "leads", header: t("leads"), isNumeric: true, cell: ({ counts }) => f.number(counts.lead ?? 0) },
              {
                key: "waiting",
                header: t("waiting"),
                isNumeric: true,
                cell: ({ counts }) => f.number(HELD_STATES.reduce((sum, state) => sum + (counts[state] ?? 0), 0)),
              },
            ]}
            rows={forms}
            rowKey={({ id }) => id}
          />
        </Card>
      )}
    </div>
  );
}
