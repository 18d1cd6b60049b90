import { CONTACTS_TABLE } from "#components/crm/crm-tables";
import { ContactTable } from "#components/crm/people-tables";
import { getWords, pageTitle } from "#components/format/words";
import { listContacts } from "#lib/crm";
import { listContactsInput } from "#lib/crm/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { CrmListPage } from "../crm-list-page.tsx";

export const generateMetadata = pageTitle("crm", "contacts");

export default async function ContactsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("crm");
  return (
    <CrmListPage
      declared={CONTACTS_TABLE}
      subject="contact"
      path="/portal/contacts"
      searchParams={searchParams}
      title={t("contacts")}
      note={t("contactsNote")}
      permissions={{ read: "lead.read", create: "lead.create" }}
      add={{ label: t("newContact"), href: "/portal/contacts/new" }}
      route="/api/v1/contacts"
      searchPlaceholder={t("searchContacts")}
      empty={{
        icon: "users",
        title: t("noContacts"),
        none: t("noContactsYet"),
        noneFits: t("noContactsFiltered"),
        showAll: t("showAllContacts"),
      }}
      read={(context, query) =>
        readByAddress(listContactsInput, query, async (input) => {
          const { contacts: rows, nextCursor } = await listContacts(context, input);
          return { rows, nextCursor };
        })
      }
      draw={({ context: _, ...rest }) => <ContactTable caption={t("contacts")} {...rest} />}
    />
  );
}
