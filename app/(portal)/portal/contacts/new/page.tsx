import { OwnFields, ownFieldNames } from "#components/crm/own-fields";
import { CONTACT_FIELDS, ContactFields } from "#components/crm/people-fields";
import { RecordForm } from "#components/crm/record-form";
import { getWords, pageTitle } from "#components/format/words";
import { can } from "#lib/access";
import { listFields } from "#lib/crm";
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
  const own = await listFields(context, { subject: "contact" });
  return (
    <RecordForm
      title={t("newContact")}
      breadcrumbs={[{ label: t("contacts"), href: PATH }, { label: t("newContact") }]}
      action={createContactAction}
      fields={[...CONTACT_FIELDS, ...ownFieldNames(own)]}
      backHref={PATH}
      idempotencyKey={newId()}
    >
      <ContactFields companies={choices.companies} owners={choices.owners} selfId={context.actor.userId} />
      <OwnFields fields={own} />
    </RecordForm>
  );
}
