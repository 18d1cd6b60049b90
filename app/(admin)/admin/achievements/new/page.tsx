import { getWords, pageTitle } from "#components/format/words";
import { DEFINITION_FIELDS, DefinitionFields } from "#components/gamification/definition-fields";
import { MayNotManage } from "#components/gamification/no-permission";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { saveDraftAction } from "../actions.ts";

export const generateMetadata = pageTitle("definitions", "newAchievement");

const PATH = "/admin/achievements";

export default async function NewDefinitionPage() {
  const t = await getWords("definitions");
  const context = await staffPage(`${PATH}/new`);
  if (!can(context, "gamification.manage")) return <MayNotManage title={t("achievements")} />;
  return (
    <div className="grid gap-6">
      <PageHeader title={t("newAchievement")} breadcrumbs={[{ label: t("achievements"), href: PATH }, { label: t("newAchievement") }]} />
      <Card className="max-w-5xl">
        <ActionForm
          action={saveDraftAction}
          label={t("newAchievement")}
          fields={DEFINITION_FIELDS}
          hidden={{ key: "" }}
          idempotencyKey={newId()}
          className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
        >
          <DefinitionFields content={null} today={context.clock.now().toISOString().slice(0, 10)} />
          <div className="col-span-full flex flex-wrap justify-end gap-3">
            <LinkButton href={PATH} variant="secondary">
              {t("showAll")}
            </LinkButton>
            <SubmitButton pendingLabel={t("saving")}>{t("saveDraft")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
