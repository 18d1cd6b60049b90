import { useWords } from "#components/format/words";
import type { AuditEntryView, AuditFilter, AuditPage, SearchAuditInput } from "#lib/audit/schema";
import { Time } from "../format/time.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { AddressProblem } from "../ui/address-problem.tsx";
import { Callout } from "../ui/callout.tsx";
import { Card } from "../ui/card.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Pagination } from "../ui/pagination.tsx";
import { AuditFilterForm } from "./audit-filter-form.tsx";
import { AuditTable } from "./audit-table.tsx";
import { ExportLinks } from "./export-links.tsx";
import { VerifyCard } from "./verify-card.tsx";

/** What was looked for and found, or why it could not be. */
export type Found = { problem: null; input: SearchAuditInput; answer: AuditPage } | { problem: string };

interface AuditExplorerProps {
  path: string;
  exportPath: string;
  note: string;
  found: Found;
  /** The address of this page with these parameters. */
  address: (path: string, params: Record<string, string | number | null | undefined>) => string;
  timeZone: string;
  verify: FormAction;
  /** For staff: the tenants that the page speaks of. */
  tenants?: { id: string; name: string; slug: string }[];
}

/** The whole screen of a trail: what to look for, what was found, to take it along and to prove it. */
export function AuditExplorer({ path, exportPath, note, found, address, timeZone, verify, tenants }: AuditExplorerProps) {
  const t = useWords("trail");
  const { cursor, limit: _limit, ...filter }: Partial<SearchAuditInput> = found.problem === null ? found.input : {};
  const names = new Map(tenants?.map(({ id, name }) => [id, name]));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("auditTrail")}
        note={note}
        actions={
          <ExportLinks csv={address(exportPath, { ...filter, format: "csv" })} jsonLines={address(exportPath, { ...filter, format: "jsonl" })} />
        }
      />
      <Card>
        <AuditFilterForm action={path} filter={filter} tenantSlug={tenants && slugOf(tenants, filter.tenant)} timeZone={timeZone} />
      </Card>
      <Card isFlush>
        {found.problem === null ? (
          <AuditTable
            entries={found.answer.entries}
            entryHref={(entry: AuditEntryView) => `${path}/${entry.id}`}
            timeZone={timeZone}
            tenantName={tenants ? (id) => (id === null ? t("thePlatform") : (names.get(id) ?? id)) : undefined}
            empty={<Nothing filter={filter} />}
          />
        ) : (
          <AddressProblem problem={found.problem} firstHref={path} className="m-5 md:m-6" />
        )}
      </Card>
      {found.problem === null ? (
        <>
          {found.answer.searchedBackTo ? (
            <Callout title={t("notEverythingWasSearchedYet")}>
              {t.rich("theWordsWereLookedForBack", { time: () => <Time value={found.answer.searchedBackTo} timeZone={timeZone} /> })}
            </Callout>
          ) : null}
          <Pagination
            label={t("pagesOfTheAuditTrail")}
            firstHref={cursor ? address(path, filter) : null}
            nextHref={found.answer.nextCursor ? address(path, { ...filter, cursor: found.answer.nextCursor }) : null}
          />
        </>
      ) : null}
      <VerifyCard verify={verify} />
    </div>
  );
}

/** How the field says the tenant that is looked for: by its address, as it is typed. */
const slugOf = (tenants: NonNullable<AuditExplorerProps["tenants"]>, wanted = "") => tenants.find(({ id }) => id === wanted)?.slug ?? wanted;

function Nothing({ filter }: { filter: AuditFilter }) {
  const t = useWords("trail");
  const isNarrowed = Object.values(filter).some((value) => value !== undefined);
  return (
    <EmptyState icon="scroll-text" title={isNarrowed ? t("nothingFits") : t("nothingIsRecordedHereYet")}>
      {isNarrowed ? t("lookForLessOrForMore") : t("everyChangeAndEverySignIn")}
    </EmptyState>
  );
}
