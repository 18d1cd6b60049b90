import { getWords, pageTitle } from "#components/format/words";
import { ImportTable } from "#components/imports/import-table";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { can } from "#lib/access";
import { listImports } from "#lib/campaigns";
import { listImportsInput } from "#lib/campaigns/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../missing-permission.tsx";

export const generateMetadata = pageTitle("imports", "imports");

const PATH = "/portal/imports";

export default async function ImportsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, asked] = await Promise.all([getWords("imports"), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "campaign.create")) return <MissingPermission title={t("imports")} permission="campaign.create" />;
  const read = await readByAddress(listImportsInput, chooseParams(asked, ["cursor"]), (input) => listImports(context, input));
  const begin = (
    <LinkButton href={`${PATH}/new`} icon={<Icon name="upload" />}>
      {t("newImport")}
    </LinkButton>
  );
  return (
    <div className="grid gap-6">
      <PageHeader title={t("imports")} note={t("importsNote")} actions={begin} />
      {read.problem !== null ? (
        <AddressProblem problem={read.problem} firstHref={PATH} />
      ) : (
        <>
          <Card isFlush>
            <ImportTable
              imports={read.answer.imports}
              empty={
                <EmptyState icon="upload" title={t("noImportYet")} action={begin}>
                  {t("noImportYetNote")}
                </EmptyState>
              }
            />
          </Card>
          <Pagination
            label={t("pagesOfImports")}
            firstHref={read.input.cursor ? PATH : null}
            nextHref={read.answer.nextCursor ? addressOf(PATH, { cursor: read.answer.nextCursor }) : null}
          />
        </>
      )}
    </div>
  );
}
