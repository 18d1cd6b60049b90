import { getSay, getWords, pageTitle } from "#components/format/words";
import { MayNotManage } from "#components/gamification/no-permission";
import { RuleTable } from "#components/gamification/rule-table";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { can, PERMISSIONS, TENANT_PERMISSIONS } from "#lib/access";
import { listPrivilegeRules } from "#lib/gamification";
import { staffPage } from "#lib/web";
import { addPrivilegeRuleAction, switchPrivilegeRuleAction } from "./actions.ts";

export const generateMetadata = pageTitle("privileges", "earnedPrivileges");

export default async function PrivilegesPage() {
  const say = await getSay();
  const t = await getWords("privileges");
  const context = await staffPage("/admin/privileges");
  if (!can(context, "gamification.manage")) return <MayNotManage title={t("earnedPrivileges")} />;
  const { rules, achievements, levels } = await listPrivilegeRules(context);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("earnedPrivileges")}
        note={t("whatAchievementsAndLevelsAllowPeople")}
        actions={
          <LinkButton href="/admin/privileges/levels" variant="secondary">
            {t("levels")}
          </LinkButton>
        }
      />
      <Card title={t("rules")} note={t("aRuleThatIsSwitchedOff")} isFlush>
        <RuleTable rules={rules} switchRule={switchPrivilegeRuleAction} />
      </Card>
      <Card title={t("addARule")} note={t("itCountsForEverybodyWhoHas")}>
        <ActionForm
          action={addPrivilegeRuleAction}
          label={t("addARule")}
          fields={["source", "permission"]}
          className="grid max-w-3xl items-end gap-4 sm:grid-cols-[1fr_1fr_auto]"
        >
          <Select
            name="source"
            label={t("whoHas")}
            options={[
              ...levels.slice(1).map(({ name }, index) => ({
                value: `level:${index + 2}`,
                label:
                  name === "" ? t("levelLevelOrHigher", { level: String(index + 2) }) : t("levelNameOrHigher", { level: String(index + 2), name }),
              })),
              ...achievements.map(({ key, name }) => ({ value: `achievement:${key}`, label: t("achievementName", { name: say(name) }) })),
            ]}
          />
          <Select
            name="permission"
            label={t("may")}
            options={TENANT_PERMISSIONS.map((permission) => ({ value: permission, label: say(PERMISSIONS[permission]) }))}
          />
          <SubmitButton pendingLabel={t("adding")}>{t("addRule")}</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  );
}
