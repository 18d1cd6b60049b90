import { Time } from "#components/format/time";
import { getWords, pageTitle } from "#components/format/words";
import { ExportList } from "#components/lifecycle/export-list";
import { OwnConsequences } from "#components/lifecycle/own-consequences";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { hasRecentSignIn } from "#lib/access";
import { getOwnDeletion, isOwnAdmin, listOwnExports, ownConsequences } from "#lib/lifecycle";
import { DELETION_GRACE_DAYS, EXPORT_KEPT_DAYS, SLUG_HELD_DAYS } from "#lib/lifecycle/schema";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { askForOwnDeletionAction, askForOwnExportAction, callOffOwnDeletionAction, cancelOwnExportAction } from "./actions.ts";

export const generateMetadata = pageTitle("tenantSettings", "yourData");

const PATH = "/portal/settings/data";

export default async function DataPage() {
  const t = await getWords("tenantSettings");
  const context = await tenantPage(PATH);
  const { name, slug } = context.tenant;
  // While support acts as somebody the domain refuses them as well.
  if (!isOwnAdmin(context) || context.actor.impersonator) {
    return (
      <div className="grid gap-6">
        <PageHeader title={t("yourData")} />
        <EmptyState icon="lock" title={t("forAdministratorsAlone")}>
          {t("askAnAdministrator", { name })}
        </EmptyState>
      </div>
    );
  }
  const [exports, deletion, consequences] = await Promise.all([listOwnExports(context), getOwnDeletion(context), ownConsequences(context)]);
  const now = context.clock.now();
  const isBusy = exports.some(({ status }) => status === "waiting" || status === "running");
  const isConfirmed = hasRecentSignIn(context);
  const hasReady = exports.some(({ status }) => status === "ready");
  const days = String(DELETION_GRACE_DAYS);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("yourData")} note={t("yourDataNote")} />
      {deletion ? (
        <Callout
          tone="bad"
          title={t.rich("isDeletedForGood", { name, time: () => <Time value={deletion.dueAt} now={now} /> })}
          actions={
            deletion.isOwn && deletion.status === "waiting" ? (
              <ActionForm action={callOffOwnDeletionAction} label={t("callTheDeletionOff")} className="grid gap-2">
                <SubmitButton variant="secondary" size="sm" pendingLabel={t("callingOff")}>
                  {t("callTheDeletionOff")}
                </SubmitButton>
              </ActionForm>
            ) : null
          }
        >
          <p>
            {t.rich("askedForBy", {
              who: deletion.isOwn ? (deletion.askedBy ?? t("somebodyWhoLeft")) : t("theOperator"),
              time: () => <Time value={deletion.createdAt} precision="minute" />,
              due: () => <Time value={deletion.dueAt} precision="minute" />,
            })}
          </p>
          <p dir="auto" className="wrap-anywhere">
            {t("reasonGiven", { reason: deletion.reason })}
          </p>
          <p>{deletion.isOwn ? t("untilThenAllIsAsBefore") : t("writeToTheOperator")}</p>
        </Callout>
      ) : null}
      <Card title={t("takeEverythingAlong")} note={t("takeEverythingAlongNote", { days: String(EXPORT_KEPT_DAYS) })}>
        {isBusy ? (
          <p className="text-muted text-sm">{t("oneIsBeingMade")}</p>
        ) : (
          <ActionForm action={askForOwnExportAction} idempotencyKey={newId()} label={t("takeEverythingAlong")}>
            <div>
              <SubmitButton pendingLabel={t("asking")}>{t("makeAnExport")}</SubmitButton>
            </div>
          </ActionForm>
        )}
      </Card>
      {hasReady && !isConfirmed ? (
        <Callout
          title={t("confirmBeforeYouDownload")}
          actions={
            <LinkButton href={`/account/confirm?next=${encodeURIComponent(PATH)}`} size="sm">
              {t("confirm")}
            </LinkButton>
          }
        >
          {t("anArchiveHoldsEverything")}
        </Callout>
      ) : null}
      <Card title={t("exports")} note={t("theNewestTen")} isFlush>
        <ExportList
          exports={exports}
          now={now}
          cancel={cancelOwnExportAction}
          hrefOf={isConfirmed ? (exportId) => `/api/v1/own-exports/${exportId}` : null}
        />
      </Card>
      <OwnConsequences consequences={consequences} slug={slug} />
      {deletion ? null : (
        <div>
          <ConfirmDialog
            title={t("deleteNameForGood", { name })}
            consequences={[
              t("forDaysNothingIsGone", { days }),
              t("everyAdministratorIsTold"),
              t("thenItCannotBeUndone"),
              t("addressIsKeptFree", { address: slug, days: String(SLUG_HELD_DAYS) }),
            ]}
            trigger={{ label: t("deleteThisPortal"), variant: "danger" }}
            action={askForOwnDeletionAction}
            idempotencyKey={newId()}
            reason={{ hint: t("reasonHint") }}
            typedName={slug}
            confirmLabel={t("deleteInDays", { days })}
            pendingLabel={t("asking")}
            tone="danger"
          />
        </div>
      )}
    </div>
  );
}
