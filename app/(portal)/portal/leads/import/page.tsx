import { CrmImportTable } from "#components/crm-imports/import-table";
import { KIND_LABELS } from "#components/crm-imports/import-words";
import { getSay, getWords, pageTitle } from "#components/format/words";
import { SendFile } from "#components/imports/send-file";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listCrmImports } from "#lib/crm";
import { CRM_IMPORT_LIMITS, CRM_KINDS, listCrmImportsInput } from "#lib/crm/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";

export const generateMetadata = pageTitle("crmImports", "title");

const PATH = "/portal/leads/import";

export default async function CrmImportsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, say, asked] = await Promise.all([getWords("crmImports"), getSay(), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "lead.create")) return <MissingPermission title={t("title")} permission="lead.create" />;
  const kind = CRM_KINDS.find((each) => each === asked.kind) ?? "lead";
  const read = await readByAddress(listCrmImportsInput, chooseParams(asked, ["cursor"]), (input) => listCrmImports(context, input));
  return (
    <div className="grid gap-6">
      <PageHeader title={t("title")} note={t("titleNote")} breadcrumbs={[{ label: t("leads"), href: "/portal/leads" }, { label: t("title") }]} />
      <Tabs
        label={t("whatIsInIt")}
        items={CRM_KINDS.map((each) => ({ label: say(KIND_LABELS[each]), href: addressOf(PATH, { kind: each }), isCurrent: each === kind }))}
      />
      <Card title={t("newFile", { kind: say(KIND_LABELS[kind]) })} note={t("newFileNote")}>
        <SendFile
          key={kind}
          label={t("chooseFile")}
          noAnswer={t("noAnswer")}
          maxBytes={CRM_IMPORT_LIMITS.bytes}
          route="/api/v1/crm-imports"
          page={PATH}
          more={{ kind }}
        />
        <noscript>{t("needsScript")}</noscript>
      </Card>
      {read.problem !== null ? (
        <AddressProblem problem={read.problem} firstHref={PATH} />
      ) : (
        <>
          <Card title={t("pastImports")} isFlush>
            <CrmImportTable
              imports={read.answer.imports}
              empty={
                <EmptyState icon="upload" title={t("noImportYet")}>
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
