import { Time } from "#components/format/time";
import { getFormats, getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Badge, type Tone } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { can, type TenantContext } from "#lib/access";
import { listExports, listSegments } from "#lib/crm";
import { type CrmExportView, EXPORT_LISTS, type ExportList } from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import { addressOf, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../missing-permission.tsx";
import { askForExportAction, cancelExportAction } from "./actions.ts";

export const generateMetadata = pageTitle("exports", "exports");

const LIST_KEYS = { leads: "leads", contacts: "contacts", companies: "companies", deals: "deals" } as const satisfies Record<ExportList, string>;
const STATE_KEYS = {
  waiting: "stateWaiting",
  running: "stateRunning",
  ready: "stateReady",
  cancelled: "stateCancelled",
  failed: "stateFailed",
  expired: "stateExpired",
} as const satisfies Record<CrmExportView["status"], string>;
const STATE_TONES: Record<CrmExportView["status"], Tone> = {
  waiting: "neutral",
  running: "accent",
  ready: "good",
  cancelled: "neutral",
  failed: "bad",
  expired: "neutral",
};

export default async function ExportsPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, f, context, { what }] = await Promise.all([getWords("exports"), getFormats(), tenantPage("/portal/exports"), searchParams]);
  if (!can(context, "lead.read")) return <MissingPermission title={t("exports")} permission="lead.read" />;
  const [files, options] = await Promise.all([listExports(context), optionsOf(context, typeof what === "string" ? what : null)]);
  const isUnfinished = ({ status }: CrmExportView) => status === "waiting" || status === "running";
  return (
    <div className="grid gap-6">
      <PageHeader title={t("exports")} note={t("note")} />
      <Card title={t("newFile")} note={t("newFileNote")}>
        <ActionForm action={askForExportAction} label={t("newFile")} fields={["what", "format", "list", "filter"]} idempotencyKey={newId()}>
          <div className="grid gap-5 sm:grid-cols-2">
            <Select name="what" label={t("what")} defaultValue={options[0]?.value} options={options} />
            <Select
              name="format"
              label={t("format")}
              defaultValue="csv"
              options={[
                { value: "csv", label: t("csv") },
                { value: "xlsx", label: t("xlsx") },
              ]}
            />
          </div>
          <div>
            <SubmitButton pendingLabel={t("asking")}>{t("ask")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
      {files.length === 0 ? (
        <EmptyState icon="download" title={t("none")}>
          {t("noneNote")}
        </EmptyState>
      ) : (
        <Card title={t("yourFiles")} isFlush>
          <DataTable
            caption={t("yourFiles")}
            columns={[
              {
                key: "what",
                header: t("what"),
                isPrimary: true,
                hasWords: true,
                cell: ({ id, list, format, status }) =>
                  status === "ready" ? (
                    <a href={`/api/v1/crm/exports/${id}/file`} download className="font-medium text-accent underline-offset-4 hover:underline">
                      {t("download", { list: t(LIST_KEYS[list]), format: format.toUpperCase() })}
                    </a>
                  ) : (
                    `${t(LIST_KEYS[list])} · ${format.toUpperCase()}`
                  ),
              },
              {
                key: "state",
                header: t("state"),
                cell: ({ status, problem }) => (
                  <span className="grid justify-items-start gap-1">
                    <Badge tone={STATE_TONES[status]} hasDot>
                      {t(STATE_KEYS[status])}
                    </Badge>
                    {problem ? <span className="text-muted text-xs wrap-anywhere">{problem}</span> : null}
                  </span>
                ),
              },
              { key: "rows", header: t("rows"), isNumeric: true, cell: ({ rowsDone }) => f.number(rowsDone) },
              { key: "size", header: t("size"), isNumeric: true, showFrom: "md", cell: ({ sizeBytes }) => f.bytes(sizeBytes) },
              { key: "asked", header: t("asked"), showFrom: "md", cell: ({ createdAt }) => <Time value={createdAt} precision="minute" /> },
              {
                key: "until",
                header: t("until"),
                cell: (file) =>
                  isUnfinished(file) ? (
                    <ActionForm action={cancelExportAction} label={t("callOff")} hidden={{ id: file.id }} className="">
                      <SubmitButton variant="secondary" size="sm">
                        {t("callOff")}
                      </SubmitButton>
                    </ActionForm>
                  ) : file.status === "ready" && file.expiresAt ? (
                    <Time value={file.expiresAt} precision="date" />
                  ) : (
                    "–"
                  ),
              },
            ]}
            rows={files}
            rowKey={({ id }) => id}
            empty={null}
          />
        </Card>
      )}
    </div>
  );
}

/** What a file can be made of: the list that one came from, every list, and the segments. */
async function optionsOf(context: TenantContext, what: string | null) {
  const t = await getWords("exports");
  const lists = EXPORT_LISTS.filter((list) => list !== "deals" || can(context, "deal.read"));
  const segments = await listSegments(context);
  const cameFrom = what !== null && what.length <= 4_000 && lists.some((list) => what.startsWith(`${list}?`)) ? what : null;
  return [
    ...(cameFrom ? [{ value: cameFrom, label: t("cameFrom") }] : []),
    ...lists.map((list) => ({ value: list, label: t("all", { list: t(LIST_KEYS[list]) }) })),
    ...segments.map(({ subject, name, filter }) => ({
      value: addressOf(subject === "lead" ? "leads" : "contacts", filter),
      label: t("segment", { name, list: t(subject === "lead" ? "leads" : "contacts") }),
    })),
  ];
}
