import { crmTableWords } from "#components/crm/crm-table-words";
import { CONTACTS_TABLE } from "#components/crm/crm-tables";
import { ListEmpty } from "#components/crm/list-empty";
import { ContactTable } from "#components/crm/people-tables";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { TablePage } from "#components/table/table-page";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { listContacts } from "#lib/crm";
import { listContactsInput } from "#lib/crm/schema";
import { queryOf } from "#lib/tables/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import { openCrmTable } from "../crm-table.ts";
import { MissingPermission } from "../missing-permission.tsx";
import { changeViewAction, deleteViewAction, saveViewAction } from "../view-actions.ts";

export const generateMetadata = pageTitle("crm", "contacts");

const PATH = "/portal/contacts";

export default async function ContactsPage({ searchParams }: { searchParams: SearchParams }) {
  const [say, t] = await Promise.all([getSay(), getWords("crm")]);
  const { context, table, state, problem, views, look, shown, isWhole } = await openCrmTable(CONTACTS_TABLE, PATH, searchParams);
  if (!can(context, "lead.read")) return <MissingPermission title={t("contacts")} permission="lead.read" />;
  const list =
    problem === null ? await readByAddress(listContactsInput, queryOf(table, state), (input) => listContacts(context, input)) : { problem };
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("contacts")}
        note={t("contactsNote")}
        actions={
          can(context, "lead.create") ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              {t("newContact")}
            </LinkButton>
          ) : null
        }
      />
      <TablePage
        table={table}
        path={PATH}
        state={state}
        look={look}
        views={views}
        isWhole={isWhole}
        viewActions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
        route="/api/v1/contacts"
        searchPlaceholder={t("searchContacts")}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <ContactTable
                    caption={t("contacts")}
                    rows={list.answer.contacts}
                    shown={shown}
                    words={crmTableWords(table, t, say)}
                    empty={
                      list.answer.contacts.length > 0 ? null : (
                        <ListEmpty
                          state={state}
                          path={PATH}
                          icon="users"
                          title={t("noContacts")}
                          none={t("noContactsYet")}
                          noneFits={t("noContactsFiltered")}
                          showAll={t("showAllContacts")}
                        />
                      )
                    }
                  />
                ),
                nextCursor: list.answer.nextCursor,
              }
            : { problem: list.problem }
        }
      />
    </div>
  );
}
