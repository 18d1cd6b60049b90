import { FieldCard } from "#components/crm/field-card";
import { NewFieldForm } from "#components/crm/field-form";
import { getWords, pageTitle } from "#components/format/words";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listFields } from "#lib/crm";
import { FIELD_LIMITS, FIELD_SUBJECTS, type FieldSubject } from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import { type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { changeFieldAction, createFieldAction, moveFieldAction, removeFieldAction, restoreFieldAction } from "./actions.ts";

export const generateMetadata = pageTitle("ownFields", "title");

const PATH = "/portal/settings/fields";
const SUBJECT_KEYS = { lead: "ofLeads", contact: "ofContacts", company: "ofCompanies", deal: "ofDeals" } as const;

export default async function FieldsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, context, { of }] = await Promise.all([getWords("ownFields"), tenantPage(PATH), searchParams]);
  if (!can(context, "lead.read")) return <MissingPermission title={t("title")} permission="lead.read" />;
  const readable = FIELD_SUBJECTS.filter((each) => each !== "deal" || can(context, "deal.read"));
  const subject: FieldSubject = readable.find((each) => each === of) ?? "lead";
  const fields = await listFields(context, { subject });
  const active = fields.filter(({ isArchived }) => !isArchived);
  const archived = fields.filter(({ isArchived }) => isArchived);
  const acts = { change: changeFieldAction, move: moveFieldAction, remove: removeFieldAction, restore: restoreFieldAction };
  const mayChange = can(context, "lead.execute");
  return (
    <div className="grid gap-6">
      <PageHeader title={t("title")} note={t("note")} />
      <Tabs
        label={t("ofWhat")}
        items={readable.map((each) => ({ label: t(SUBJECT_KEYS[each]), href: `${PATH}?of=${each}`, isCurrent: each === subject }))}
      />
      {active.length === 0 ? (
        <EmptyState icon="list" title={t("none")}>
          {t("noneNote")}
        </EmptyState>
      ) : (
        <ol className="grid gap-4">
          {active.map((field, index) => (
            <li key={field.id}>
              <FieldCard field={field} acts={mayChange ? acts : null} isFirst={index === 0} isLast={index === active.length - 1} />
            </li>
          ))}
        </ol>
      )}
      {mayChange ? (
        <Card title={t("newField")} note={t("newFieldNote", { most: FIELD_LIMITS.fields })}>
          <NewFieldForm key={subject} subject={subject} action={createFieldAction} idempotencyKey={newId()} />
        </Card>
      ) : null}
      {archived.length > 0 ? (
        <Card title={t("archived")} note={t("archivedNote")}>
          <ul className="grid gap-4">
            {archived.map((field) => (
              <li key={field.id}>
                <FieldCard field={field} acts={mayChange ? acts : null} isFirst isLast />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </div>
  );
}
