import { ownFacts } from "#components/crm/own-value";
import { getWords, pageTitle } from "#components/format/words";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { getContact, listFields } from "#lib/crm";
import { readById, type SearchParams, tenantPage } from "#lib/web";
import { CrmRecordPage } from "../../crm-record-page.tsx";
import { MissingPermission } from "../../missing-permission.tsx";
import { orSurvivor } from "../../or-survivor.ts";
import { deleteContactAction } from "../actions.ts";

export const generateMetadata = pageTitle("crm", "contacts");

const PATH = "/portal/contacts";

export default async function ContactPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: SearchParams }) {
  const [{ id }, { before }, t] = await Promise.all([params, searchParams, getWords("crm")]);
  const context = await tenantPage(`${PATH}/${encodeURIComponent(id)}`);
  if (!can(context, "lead.read")) return <MissingPermission title={t("contacts")} permission="lead.read" />;
  const contact = await readById(id, (ownId) => orSurvivor(context, { kind: "contact", list: PATH, id: ownId }, () => getContact(context, ownId)));
  const fields = await listFields(context, { subject: "contact" });
  return (
    <CrmRecordPage
      context={context}
      record={contact}
      about="contact"
      list={{ label: t("contacts"), href: PATH }}
      facts={[
        { label: t("email"), value: contact.email ? <TextLink href={`mailto:${contact.email}`}>{contact.email}</TextLink> : null },
        { label: t("phone"), value: contact.phone },
        { label: t("jobTitle"), value: contact.jobTitle },
        {
          label: t("company"),
          value: contact.companyId ? <TextLink href={`/portal/companies/${contact.companyId}`}>{contact.companyName}</TextLink> : null,
        },
        { label: t("consent"), value: t(contact.hasConsent ? "yes" : "no") },
        ...ownFacts(fields, contact.custom, { yes: t("yes"), no: t("no") }),
      ]}
      remove={{ title: t("deleteContact"), note: t("deleteContactNote"), action: deleteContactAction }}
      before={before}
    />
  );
}
