import { CrmMappingForm } from "#components/crm-imports/mapping-form";
import { getFormats, getWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataTable } from "#components/ui/data-table";
import { SubmitButton } from "#components/ui/submit-button";
import { TextLink } from "#components/ui/text-link";
import { can, type TenantContext } from "#lib/access";
import { previewCrmImport } from "#lib/crm";
import type { CrmImport } from "#lib/crm/schema";
import { newId } from "#lib/platform/crypto";
import { cancelCrmImportAction, checkCrmImportAction, mapCrmImportAction, startCrmImportAction } from "../actions.ts";

const MOST_CELLS = 6;

/** A file that is not imported yet: its columns, its first lines, and the way to try it out and to import it. */
export async function FileColumns({ context, found }: { context: TenantContext; found: CrmImport }) {
  const [t, f] = await Promise.all([getWords("crmImports"), getFormats()]);
  const { id, settings, status } = found;
  const preview = await previewCrmImport(context, id);
  const drop = (
    <ActionForm action={cancelCrmImportAction} label={t("dropFile")} hidden={{ id }}>
      <SubmitButton variant="ghost">{t("dropFile")}</SubmitButton>
    </ActionForm>
  );
  if (!preview || !settings) {
    return (
      <Callout tone="warn" title={t("notHereYet")} actions={drop}>
        {t("notHereYetNote")}
      </Callout>
    );
  }
  const shown = settings.columns.slice(0, MOST_CELLS);
  return (
    <>
      {preview.sameAs ? (
        <Callout title={t("sameFile")}>
          {t.rich("sameFileNote", {
            day: f.date(new Date(preview.sameAs.endedAt)),
            link: (words) => <TextLink href={`/portal/leads/import/${preview.sameAs?.id}`}>{words}</TextLink>,
          })}
        </Callout>
      ) : null}
      <Card title={t("columns")} note={t("columnsNote")}>
        <CrmMappingForm id={id} kind={found.kind} settings={settings} mayAssign={can(context, "lead.execute")} action={mapCrmImportAction} />
      </Card>
      <Card title={t("firstLines")} isFlush>
        <DataTable
          caption={t("firstLines")}
          density="compact"
          rows={preview.rows.map((cells, at) => ({ key: String(at), cells }))}
          rowKey={({ key }) => key}
          columns={shown.map((name, at) => ({
            key: String(at),
            header: name || t("columnNumber", { number: f.number(at + 1) }),
            isPrimary: at === 0,
            ...(at > 2 && { showFrom: "lg" as const }),
            cell: ({ cells }: { cells: string[] }) => (
              <bdi className="block truncate sm:max-w-56" title={cells[at]}>
                {cells[at] || "–"}
              </bdi>
            ),
          }))}
        />
      </Card>
      <div className="flex flex-wrap items-start gap-3">
        {status === "checked" ? (
          <ActionForm action={startCrmImportAction} label={t("startImport")} hidden={{ id }} idempotencyKey={newId()}>
            <SubmitButton pendingLabel={t("starting")}>{t("startImport")}</SubmitButton>
          </ActionForm>
        ) : null}
        <ActionForm action={checkCrmImportAction} label={t("tryOut")} hidden={{ id }} idempotencyKey={newId()}>
          <SubmitButton variant={status === "checked" ? "secondary" : "primary"} pendingLabel={t("starting")}>
            {t("tryOut")}
          </SubmitButton>
        </ActionForm>
        {drop}
      </div>
    </>
  );
}
