import { EntryList } from "#components/billing/entry-list";
import { NoBilling } from "#components/billing/no-billing";
import { StatementForms } from "#components/billing/statement-forms";
import { getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listBankEntries } from "#lib/billing";
import { ENTRY_STATES, type EntryState, listEntriesInput } from "#lib/billing/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";
import { confirmEntryAction, importCsvAction, importStatementAction, reopenEntryAction, setEntryAsideAction } from "./actions.ts";

export const generateMetadata = pageTitle("statements", "bankStatements");

const PATH = "/admin/invoices/statements";
const NAMES = { open: "open", recorded: "recorded", set_aside: "setAside" } as const;

export default async function StatementsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, asked] = await Promise.all([getWords("statements"), searchParams]);
  const context = await staffPage(PATH);
  if (!can(context, "billing.manage")) return <NoBilling />;
  const found = await readByAddress(listEntriesInput, chooseParams(asked, ["show", "cursor"]), (input) => listBankEntries(context, input));
  const show = found.problem === null ? found.input.show : null;
  const hrefOf = (shown: EntryState, cursor?: string | null) => addressOf(PATH, { show: shown === "open" ? null : shown, cursor });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("bankStatements")}
        note={t("bankStatementsNote")}
        breadcrumbs={[{ label: t("invoices"), href: "/admin/invoices" }, { label: t("bankStatements") }]}
      />
      <StatementForms read={importStatementAction} readCsv={importCsvAction} />
      <Tabs label={t("which")} items={ENTRY_STATES.map((state) => ({ label: t(NAMES[state]), href: hrefOf(state), isCurrent: show === state }))} />
      {found.problem !== null ? (
        <AddressProblem problem={found.problem} firstHref={PATH} />
      ) : (
        <>
          <Card isFlush>
            {found.answer.entries.length === 0 ? (
              <EmptyState icon="inbox" title={t("nothingHere")}>
                {t("nothingHereNote")}
              </EmptyState>
            ) : (
              <EntryList entries={found.answer.entries} confirm={confirmEntryAction} setAside={setEntryAsideAction} reopen={reopenEntryAction} />
            )}
          </Card>
          <Pagination
            label={t("pages")}
            firstHref={found.input.cursor ? hrefOf(found.input.show) : null}
            nextHref={found.answer.nextCursor ? hrefOf(found.input.show, found.answer.nextCursor) : null}
          />
        </>
      )}
    </div>
  );
}
