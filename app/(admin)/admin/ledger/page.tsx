import { getFormats, getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { EntryPreview } from "#components/gamification/entry-preview";
import { LedgerRows, type LedgerTableWords } from "#components/gamification/ledger-rows";
import { LEDGER_SHORTCUTS, LEDGER_TABLE } from "#components/gamification/ledger-table";
import { MayNotManage } from "#components/gamification/no-permission";
import { POINT_KIND_LABELS } from "#components/gamification/point-words";
import { shownEntries } from "#components/gamification/shown-entry";
import { TablePage } from "#components/table/table-page";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { getLedgerEntry, listLedger } from "#lib/gamification";
import { listLedgerInput } from "#lib/gamification/schema";
import { isNarrowed, NO_VIEW, queryOf, type TableState } from "#lib/tables/schema";
import { readByAddress, type SearchParams } from "#lib/web";
import type { Words } from "#words";
import { openTable, shortcutsOf } from "../open-table.ts";
import { readPreview } from "../read-preview.ts";
import { changeViewAction, deleteViewAction, saveViewAction } from "../view-actions.ts";
import { decideHoldAction, holdEntryAction, reverseEntryAction } from "./actions.ts";
import { LedgerCheckCard } from "./ledger-check-card.tsx";

export const generateMetadata = pageTitle("points", "ledger");

const PATH = "/admin/ledger";

export default async function LedgerPage({ searchParams }: { searchParams: SearchParams }) {
  const [say, t, f, asked] = await Promise.all([getSay(), getWords("points"), getFormats(), searchParams]);
  const { context, table, state, problem, views, look, shown, preview, isWhole } = await openTable(LEDGER_TABLE, PATH, searchParams);
  if (!can(context, "gamification.manage")) return <MayNotManage title={t("ledger")} />;
  const list =
    problem === null ? await readByAddress(listLedgerInput, queryOf(LEDGER_TABLE, state), (input) => listLedger(context, input)) : { problem };
  const previewed = await readPreview(preview, (id) => getLedgerEntry(context, id));
  const hrefOf = (id: string) => `${shown.address}${shown.address.includes("?") ? "&" : "?"}preview=${id}`;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("ledger")} note={t("everyPointEverGiven")} />
      <TablePage
        table={table}
        path={PATH}
        state={state}
        look={look}
        views={views}
        isWhole={isWhole}
        viewActions={{ save: saveViewAction, change: changeViewAction, remove: deleteViewAction }}
        route="/api/v1/gamification/ledger"
        searchPlaceholder={t("personOrCause")}
        shortcuts={<Tabs label={t("whichEntries")} items={shortcutsOf(LEDGER_TABLE, PATH, state, LEDGER_SHORTCUTS, say)} />}
        previewed={previewed?.entry.id ?? null}
        list={
          list.problem === null
            ? {
                problem: null,
                rows: (
                  <LedgerRows
                    entries={shownEntries(list.answer.entries, say, (points) => f.number(points, { signDisplay: "exceptZero" }))}
                    shown={shown}
                    now={context.clock.now()}
                    previewed={previewed?.entry.id ?? null}
                    words={ledgerTableWords(t, say)}
                    empty={list.answer.entries.length > 0 ? null : <NoEntries state={state} />}
                  />
                ),
                nextCursor: list.answer.nextCursor,
              }
            : { problem: list.problem }
        }
      />
      <LedgerCheckCard context={context} isAsked={asked.check === "now"} />
      {previewed ? (
        <EntryPreview
          shown={previewed}
          closeHref={shown.address}
          hrefOf={hrefOf}
          acts={{ reverse: reverseEntryAction, hold: holdEntryAction, decide: decideHoldAction }}
        />
      ) : null}
    </div>
  );
}

const ledgerTableWords = (t: Words<"points">, say: (sentence: string) => string): LedgerTableWords => ({
  caption: t("ledger"),
  headers: Object.fromEntries(LEDGER_TABLE.columns.map(({ key, label }) => [key, say(label)])),
  kinds: Object.fromEntries(Object.entries(POINT_KIND_LABELS).map(([kind, label]) => [kind, say(label)])) as LedgerTableWords["kinds"],
  reversal: t("takesBackShort"),
  reversed: t("takenBack"),
  nobody: t("somebodyWhoIsGone"),
});

function NoEntries({ state }: { state: TableState }) {
  const t = useWords("points");
  if (!isNarrowed(state) && !state.cursor) {
    return (
      <EmptyState icon="award" title={t("noEntriesYet")}>
        {t("pointsAppearHere")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="search"
      title={t("noEntriesHere")}
      action={
        <LinkButton href={`${PATH}?view=${NO_VIEW}`} variant="secondary">
          {t("showAll")}
        </LinkButton>
      }
    >
      {t("noEntryFits")}
    </EmptyState>
  );
}
