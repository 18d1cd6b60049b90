import { CONTACT_FIELDS, ContactFields } from "#components/crm/people-fields";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { UnsavedGuard } from "#components/ui/unsaved-guard";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { dealChoices } from "../../deals/choices.ts";
import { MissingPermission } from "../../missing-permission.tsx";
import { createContactAction } from "../actions.ts";

export const generateMetadata = pageTitle("crm", "newContact");

const PATH = "/portal/contacts";

export default async function NewContactPage() {
  const t = await getWords("crm");
  const context = await tenantPage(`${PATH}/new`);
  if (!can(context, "lead.create")) return <MissingPermission title={t("newContact")} permission="lead.create" />;
  const choices = await dealChoices(context);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("newContact")} breadcrumbs={[{ label: t("contacts"), href: PATH }, { label: t("newContact") }]} />
      <Card className="max-w-3xl">
        <ActionForm action={createContactAction} label={t("newContact")} fields={CONTACT_FIELDS} idempotencyKey={newId()} className="grid gap-8">
          <UnsavedGuard />
          <ContactFields companies={choices.companies} owners={choices.owners} selfId={context.actor.userId} />
          <div className="flex flex-wrap justify-end gap-3">
            <LinkButton href={PATH} variant="secondary">
              {t("cancel")}
            </LinkButton>
            <SubmitButton pendingLabel={t("adding")}>{t("add")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
