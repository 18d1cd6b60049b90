import { PAGE_OF } from "#components/crm-imports/line-table";
import { getFormats, getSay, getWords } from "#components/format/words";
import { ImportEnds } from "#components/imports/import-ends";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { ProgressBar } from "#components/ui/progress-bar";
import { SubmitButton } from "#components/ui/submit-button";
import { TextLink } from "#components/ui/text-link";
import type { TenantContext } from "#lib/access";
import { keptByUndo } from "#lib/crm";
import type { CrmImport } from "#lib/crm/schema";
import { cancelCrmImportAction, undoCrmImportAction } from "../actions.ts";

/** How far an import is, what it did, and the way back. */
export async function ImportProgress({ context, found }: { context: TenantContext; found: CrmImport }) {
  const [t, f, say] = await Promise.all([getWords("crmImports"), getFormats(), getSay()]);
  const { id, status, linesRefused, problem, endedAt } = found;
  const isGoing = status === "checking" || status === "writing";
  const isTrial = status === "checking" || status === "checked";
  const kept = status === "undone" || status === "cancelled" ? await keptByUndo(context, id) : [];
  return (
    <>
      {problem ? (
        <Callout tone="bad" title={t("notPossible")}>
          {say(problem)}
        </Callout>
      ) : null}
      <Card
        title={isTrial ? t("whatWouldHappen") : t("whatHappened")}
        note={isTrial ? t("nothingWritten") : endedAt ? t("endedAt", { when: f.date(new Date(endedAt)) }) : t("youCanLeave")}
      >
        {isGoing ? (
          <div className="mb-5 grid gap-3">
            <ProgressBar value={found.bytesRead} max={Math.max(1, found.sizeBytes)} label={t("readSoFar")} />
            <ActionForm action={cancelCrmImportAction} label={t("stopImport")} hidden={{ id }}>
              <SubmitButton variant="secondary" size="sm">
                {t("stopImport")}
              </SubmitButton>
            </ActionForm>
          </div>
        ) : null}
        <DataList
          columns={3}
          items={[
            { label: t("linesRead"), value: f.number(found.linesRead) },
            { label: t("linesNew"), value: f.number(found.linesCreate) },
            { label: t("linesChanged"), value: f.number(found.linesChange) },
            { label: t("linesSame"), value: f.number(found.linesSame) },
            { label: t("linesRefused"), value: f.number(linesRefused) },
            { label: t("by"), value: found.askedBy },
            ...(status === "undone"
              ? [
                  { label: t("removed"), value: f.number(found.undoneRemoved) },
                  { label: t("restored"), value: f.number(found.undoneRestored) },
                  { label: t("kept"), value: f.number(found.undoneKept) },
                ]
              : []),
          ]}
        />
      </Card>
      {kept.length > 0 ? (
        <Callout tone="warn" title={t("keptTitle")}>
          <ul className="grid gap-1">
            {kept.map(({ kind, recordId, label, message }) => (
              <li key={`${kind} ${recordId}`}>
                <TextLink href={`${PAGE_OF[kind]}/${recordId}`}>{label || t("noName")}</TextLink> {say(message)}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <ImportEnds
        id={id}
        refused={isGoing ? null : { count: linesRefused, href: `/api/v1/crm-imports/${id}/errors` }}
        undo={found.canUndo ? undoCrmImportAction : null}
        words={{
          refused: t("someLines", { number: f.number(linesRefused) }),
          refusedNote: t("someLinesNote"),
          download: t("downloadLines"),
          takeBack: t("takeBack"),
          takeBackNote: t("takeBackNote"),
        }}
      />
    </>
  );
}
