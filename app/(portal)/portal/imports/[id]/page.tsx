import { getFormats, getSay, getWords, pageTitle } from "#components/format/words";
import { ImportCounts } from "#components/imports/import-counts";
import { ImportEnds } from "#components/imports/import-ends";
import { ImportLive } from "#components/imports/import-live";
import { ImportStatusBadge, SOURCE_LABELS } from "#components/imports/import-words";
import { MappingForm } from "#components/imports/mapping-form";
import { PreviewTable } from "#components/imports/preview-table";
import { TakenBack } from "#components/imports/taken-back";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { ProgressBar } from "#components/ui/progress-bar";
import { SubmitButton } from "#components/ui/submit-button";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { getImport, type Preview, previewImport, readTakingBack } from "#lib/campaigns";
import { type FigureImport, isTakenBack, type TakingBack } from "#lib/campaigns/schema";
import { newId } from "#lib/platform/crypto";
import { readById, tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { cancelImportAction, dropImportAction, mapImportAction, startImportAction, undoImportAction } from "../actions.ts";

export const generateMetadata = pageTitle("imports", "import");

export default async function ImportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const [t, say] = await Promise.all([getWords("imports"), getSay()]);
  const context = await tenantPage(`/portal/imports/${encodeURIComponent(id)}`);
  if (!can(context, "campaign.create")) return <MissingPermission title={t("import")} permission="campaign.create" />;
  const found = await readById(id, () => getImport(context, id));
  const preview = found.status === "draft" ? await previewImport(context, id) : null;
  const takingBack = found.status === "undone" ? await readTakingBack(context, id) : null;
  return (
    <div className="grid gap-6">
      <ImportLive id={id} topic="figure_import.changed" />
      <PageHeader
        title={found.fileName}
        mark={<ImportStatusBadge status={found.status} />}
        note={say(SOURCE_LABELS[found.source])}
        breadcrumbs={[{ label: t("imports"), href: "/portal/imports" }, { label: found.fileName }]}
      />
      {found.status === "draft" ? <Draft found={found} preview={preview} /> : <Progress found={found} takingBack={takingBack} />}
    </div>
  );
}

async function Draft({ found, preview }: { found: FigureImport; preview: Preview | null }) {
  const [t, f, say] = await Promise.all([getWords("imports"), getFormats(), getSay()]);
  const { id } = found;
  const drop = (
    <ActionForm action={dropImportAction} label={t("dropFile")} hidden={{ id }}>
      <SubmitButton variant="ghost">{t("dropFile")}</SubmitButton>
    </ActionForm>
  );
  if (!preview) {
    return (
      <Callout tone="warn" title={t("notHereYet")} actions={drop}>
        {t("notHereYetNote")}
      </Callout>
    );
  }
  const { count, isWhole, places } = preview.newCampaigns;
  const isTooMany = places !== null && count > places.left;
  // What would be refused, or would end as imported without a single day, is not offered.
  const mayStart = !isTooMany && preview.missing.length === 0 && preview.problem === null;
  return (
    <>
      {preview.sameAs ? (
        <Callout title={t("sameFile")}>
          {t.rich("sameFileNote", {
            day: f.date(new Date(preview.sameAs.endedAt)),
            link: (words) => <TextLink href={`/portal/imports/${preview.sameAs?.id}`}>{words}</TextLink>,
          })}
        </Callout>
      ) : null}
      <Card title={t("columns")} note={t("columnsNote")}>
        <MappingForm id={id} settings={preview.settings} action={mapImportAction} />
      </Card>
      <Card title={t("preview")} note={t("previewNote")} isFlush>
        {preview.missing.length > 0 ? (
          <div className="grid gap-1 px-5 py-4 text-sm md:px-6">
            <p className="font-medium text-bad">{t("columnsMissing")}</p>
            <ul className="list-disc pl-5">
              {preview.missing.map(({ path, message }) => (
                <li key={path}>{say(message)}</li>
              ))}
            </ul>
            <p className="text-soft">{t("columnsMissingNote")}</p>
          </div>
        ) : null}
        {preview.problem ? <p className="px-5 py-4 text-bad text-sm md:px-6">{say(preview.problem)}</p> : null}
        {preview.rows.length > 0 ? <PreviewTable rows={preview.rows} /> : null}
        {preview.hasPartsOfConversions ? (
          <p className="px-5 py-4 text-soft text-sm md:px-6">
            {t("conversionsWhole", { part: f.number(0.5, { minimumFractionDigits: 2 }), whole: f.number(1) })}
          </p>
        ) : null}
      </Card>
      {count > 0 ? (
        <Callout tone={isTooMany ? "bad" : "info"} title={t(isWhole ? "newCampaigns" : "newCampaignsAtLeast", { count })}>
          {places ? `${t("placesLeft", { limit: f.number(places.limit), left: f.number(places.left) })} ` : ""}
          {isTooMany ? t("tooManyCampaigns") : t("newCampaignsNote")}
        </Callout>
      ) : null}
      <div className="flex flex-wrap items-start gap-3">
        {mayStart ? (
          <ActionForm action={startImportAction} label={t("startImport")} fields={[]} hidden={{ id }} idempotencyKey={newId()}>
            <SubmitButton pendingLabel={t("starting")}>{t("startImport")}</SubmitButton>
          </ActionForm>
        ) : null}
        {drop}
      </div>
    </>
  );
}

async function Progress({ found, takingBack }: { found: FigureImport; takingBack: TakingBack | null }) {
  const [t, f, say] = await Promise.all([getWords("imports"), getFormats(), getSay()]);
  const { id, status, rowsFailed, problem, endedAt } = found;
  const isReading = status === "waiting" || status === "reading";
  const isGoing = isReading || status === "writing";
  const daysDone = found.daysCreated + found.daysChanged + found.daysSame;
  return (
    <>
      {problem ? (
        <Callout tone="bad" title={t("notPossible")}>
          {say(problem)} {t("nothingChanged")}
        </Callout>
      ) : null}
      {status === "undone" ? <TakenBack takingBack={takingBack} endedAt={endedAt} /> : null}
      <Card
        title={t("whatHappened")}
        note={status === "undone" ? null : endedAt ? t("endedAt", { when: f.date(new Date(endedAt)) }) : t("youCanLeave")}
      >
        {isGoing ? (
          <div className="mb-5 grid gap-3">
            <ProgressBar
              value={isReading ? found.bytesRead : daysDone}
              max={Math.max(1, isReading ? found.sizeBytes : found.daysTotal)}
              label={isReading ? t("readSoFar") : t("writtenSoFar")}
            />
            <ActionForm action={cancelImportAction} label={t("stopImport")} hidden={{ id }}>
              <SubmitButton variant="secondary" size="sm">
                {t("stopImport")}
              </SubmitButton>
            </ActionForm>
          </div>
        ) : null}
        <ImportCounts found={found} />
      </Card>
      <ImportEnds
        id={id}
        refused={isGoing ? null : { count: rowsFailed, href: `/api/v1/figures/imports/${id}/errors` }}
        undo={found.canUndo ? undoImportAction : null}
        words={{
          refused: t("someLines", { number: f.number(rowsFailed) }),
          refusedNote: t(isTakenBack(status) ? "someLinesOfNone" : "someLinesNote"),
          download: t("downloadLines"),
          takeBack: t("takeBack"),
          takeBackNote: t("takeBackNote"),
        }}
      />
    </>
  );
}
