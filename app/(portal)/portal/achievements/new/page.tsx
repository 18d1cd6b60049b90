import { getWords, pageTitle } from "#components/format/words";
import { DefinitionFields, OWN_DEFINITION_FIELDS } from "#components/gamification/definition-fields";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../missing-permission.tsx";
import { createCustomAction } from "../actions.ts";

export const generateMetadata = pageTitle("definitions", "newOwnAchievement");

const PATH = "/portal/achievements";

/** A tenant's own achievement: the operator's editor without what is the operator's. */
export default async function NewOwnAchievementPage() {
  const t = await getWords("definitions");
  const context = await tenantPage(`${PATH}/new`);
  if (!can(context, "gamification.manage")) return <MissingPermission title={t("newOwnAchievement")} permission="gamification.manage" />;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newOwnAchievement")}
        note={t("newOwnNote")}
        breadcrumbs={[{ label: t("achievements"), href: PATH }, { label: t("newOwnAchievement") }]}
      />
      <Card className="max-w-5xl">
        <ActionForm
          action={createCustomAction}
          label={t("newOwnAchievement")}
          fields={OWN_DEFINITION_FIELDS}
          idempotencyKey={newId()}
          className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
        >
          <DefinitionFields content={null} today={context.clock.now().toISOString().slice(0, 10)} isOwn />
          <div className="col-span-full flex flex-wrap justify-end gap-3">
            <LinkButton href={PATH} variant="secondary">
              {t("showAll")}
            </LinkButton>
            <SubmitButton pendingLabel={t("saving")}>{t("makeOwn")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
