import { OUTCOME_LABELS } from "#components/crm-imports/import-words";
import { LineTable } from "#components/crm-imports/line-table";
import { getSay, getWords } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import type { TenantContext } from "#lib/access";
import { listImportLines } from "#lib/crm";
import { type CrmImport, LINE_OUTCOMES, listImportLinesInput } from "#lib/crm/schema";
import { addressOf, chooseParams, readByAddress } from "#lib/web";

interface ImportLinesProps {
  context: TenantContext;
  found: CrmImport;
  asked: Record<string, string | string[] | undefined>;
  path: string;
}

/** What became of each line, or would; by outcome. */
export async function ImportLines({ context, found, asked, path }: ImportLinesProps) {
  const [t, say] = await Promise.all([getWords("crmImports"), getSay()]);
  const read = await readByAddress(listImportLinesInput, chooseParams(asked, ["outcome", "after"]), (input) =>
    listImportLines(context, found.id, input),
  );
  const counts = { create: found.linesCreate, change: found.linesChange, same: found.linesSame, refuse: found.linesRefused };
  if (read.problem !== null) return <AddressProblem problem={read.problem} firstHref={path} />;
  const { outcome, after } = read.input;
  const at = (more: Record<string, string>) => addressOf(path, { ...(outcome && { outcome }), ...more });
  return (
    <>
      <Tabs
        label={t("lines")}
        items={[
          { label: t("allLines"), href: path, isCurrent: !outcome, count: found.linesRead },
          ...LINE_OUTCOMES.map((each) => ({
            label: say(OUTCOME_LABELS[each]),
            href: addressOf(path, { outcome: each }),
            isCurrent: outcome === each,
            count: counts[each],
          })),
        ]}
      />
      <Card isFlush>
        {read.answer.lines.length > 0 ? (
          <LineTable lines={read.answer.lines} kind={found.kind} />
        ) : (
          <p className="px-5 py-4 text-muted text-sm md:px-6">{t("noSuchLine")}</p>
        )}
      </Card>
      <Pagination
        label={t("pagesOfLines")}
        firstHref={after > 0 ? at({}) : null}
        nextHref={read.answer.nextAfter === null ? null : at({ after: String(read.answer.nextAfter) })}
      />
    </>
  );
}
