import { KIND_LABELS } from "#components/crm-imports/import-words";
import { MergeList } from "#components/crm-imports/merge-list";
import { PairList } from "#components/crm-imports/pair-list";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listDuplicates, listMerges } from "#lib/crm";
import { CRM_KINDS, listDuplicatesInput, listMergesInput } from "#lib/crm/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { partRecordsAction, sayNotDuplicateAction } from "./actions.ts";

export const generateMetadata = pageTitle("crmMerges", "title");

const PATH = "/portal/leads/duplicates";
const SHOWN_MERGES = 20;
const DUPLICATES_ADDRESS = listDuplicatesInput.extend({ cursor: listMergesInput.shape.cursor });

export default async function DuplicatesPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say, asked] = await Promise.all([getWords("crmMerges"), getSay(), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "lead.read")) return <MissingPermission title={t("title")} permission="lead.read" />;
  const read = await readByAddress(DUPLICATES_ADDRESS, chooseParams(asked, ["kind", "cursor"]), async ({ kind, cursor }) => ({
    ...(await listDuplicates(context, { kind })),
    ...(await listMerges(context, { cursor, limit: SHOWN_MERGES })),
  }));
  if (read.problem !== null) return <AddressProblem problem={read.problem} firstHref={PATH} />;
  const { kind, pairs, isWhole, merges, nextCursor } = read.answer;
  const mayMerge = context.grants.has("lead.update");
  return (
    <div className="grid gap-6">
      <PageHeader title={t("title")} note={t("titleNote")} breadcrumbs={[{ label: t("leads"), href: "/portal/leads" }, { label: t("title") }]} />
      <Tabs
        label={t("kinds")}
        items={CRM_KINDS.map((each) => ({ label: say(KIND_LABELS[each]), href: addressOf(PATH, { kind: each }), isCurrent: each === kind }))}
      />
      {pairs.length > 0 ? (
        <>
          {isWhole ? null : <p className="text-muted text-sm">{t("moreThanShown")}</p>}
          <PairList kind={kind} pairs={pairs} mayMerge={mayMerge} dismiss={sayNotDuplicateAction} />
        </>
      ) : (
        <Card>
          <EmptyState icon="circle-check" title={t("noPairs")}>
            {t("noPairsNote")}
          </EmptyState>
        </Card>
      )}
      {merges.length > 0 ? (
        <Card title={t("merged")} note={t("mergedNote")} isFlush>
          <MergeList merges={merges} part={mayMerge ? partRecordsAction : null} />
        </Card>
      ) : null}
      <Pagination
        label={t("pagesOfMerges")}
        firstHref={read.input.cursor ? addressOf(PATH, { kind }) : null}
        nextHref={nextCursor ? addressOf(PATH, { kind, cursor: nextCursor }) : null}
      />
    </div>
  );
}
