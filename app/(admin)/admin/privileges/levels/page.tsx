import { getWords, pageTitle } from "#components/format/words";
import { LevelFields, levelFieldsOf } from "#components/gamification/level-fields";
import { MayNotManage } from "#components/gamification/no-permission";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { getLevels } from "#lib/gamification";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { changeLevelsAction } from "./actions.ts";

export const generateMetadata = pageTitle("privileges", "levels");

export default async function LevelsPage() {
  const t = await getWords("privileges");
  const context = await staffPage("/admin/privileges/levels");
  const breadcrumbs = [{ label: t("earnedPrivileges"), href: "/admin/privileges" }, { label: t("levels") }];
  if (!can(context, "gamification.manage")) return <MayNotManage title={t("levels")} />;
  const { levels, version } = await getLevels(context);
  return (
    <div className="grid gap-6">
      <PageHeader title={t("levels")} note={t("levelsNote")} breadcrumbs={breadcrumbs} />
      <Callout title={t("levelsHoldForEverybody")}>{t("levelsHoldForEverybodyNote")}</Callout>
      <Card title={t("levels")} className="max-w-3xl">
        <ActionForm
          action={changeLevelsAction}
          label={t("levels")}
          fields={levelFieldsOf(levels)}
          hidden={{ version: String(version) }}
          idempotencyKey={newId()}
        >
          <TextKeeper name="levels" userId={context.actor.userId} />
          <LevelFields key={version} levels={levels} />
          <div>
            <SubmitButton pendingLabel={t("saving")}>{t("saveLevels")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
