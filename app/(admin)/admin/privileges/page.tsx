import type { Metadata } from "next";
import { RuleTable } from "#components/gamification/rule-table";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { can, PERMISSIONS, TENANT_PERMISSIONS } from "#lib/access";
import { listPrivilegeRules } from "#lib/gamification";
import { RULE_LEVELS } from "#lib/gamification/schema";
import { staffPage } from "#lib/web";
import { addPrivilegeRuleAction, switchPrivilegeRuleAction } from "./actions.ts";

export const metadata: Metadata = { title: "Earned privileges" };

const NOTE = "What achievements and levels allow people beside their role, in every tenant.";

export default async function PrivilegesPage() {
  const context = await staffPage("/admin/privileges");
  if (!can(context, "gamification.manage")) {
    return (
      <div className="grid gap-6">
        <PageHeader title="Earned privileges" />
        <EmptyState icon="lock" title="Your role does not allow this">
          It needs the permission “{PERMISSIONS["gamification.manage"]}”. Ask a super-admin.
        </EmptyState>
      </div>
    );
  }
  const { rules, achievements } = await listPrivilegeRules(context);
  return (
    <div className="grid gap-6">
      <PageHeader title="Earned privileges" note={NOTE} />
      <Card title="Rules" note="A rule that is switched off takes what it gave, from the next request on." isFlush>
        <RuleTable rules={rules} switchRule={switchPrivilegeRuleAction} />
      </Card>
      <Card title="Add a rule" note="It counts for everybody who has reached its condition, also before.">
        <ActionForm
          action={addPrivilegeRuleAction}
          label="Add a rule"
          fields={["source", "permission"]}
          className="grid max-w-3xl items-end gap-4 sm:grid-cols-[1fr_1fr_auto]"
        >
          <Select
            name="source"
            label="Who has"
            options={[
              ...RULE_LEVELS.map((level) => ({ value: `level:${level}`, label: `Level ${level} or higher` })),
              ...achievements.map(({ key, name }) => ({ value: `achievement:${key}`, label: `Achievement “${name}”` })),
            ]}
          />
          <Select
            name="permission"
            label="may"
            options={TENANT_PERMISSIONS.map((permission) => ({ value: permission, label: PERMISSIONS[permission] }))}
          />
          <SubmitButton pendingLabel="Adding…">Add rule</SubmitButton>
        </ActionForm>
      </Card>
    </div>
  );
}
