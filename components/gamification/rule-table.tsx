import type { FormAction } from "#components/ui/action-form";
import { Badge } from "#components/ui/badge";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { PERMISSIONS, type Permission } from "#lib/access";
import type { PrivilegeRule } from "#lib/gamification/schema";

const permits = (permission: string) => PERMISSIONS[permission as Permission] ?? permission;

/** The rules by which people earn privileges; each can be switched on and off. */
export function RuleTable({ rules, switchRule }: { rules: PrivilegeRule[]; switchRule: FormAction }) {
  const columns: Column<PrivilegeRule>[] = [
    {
      key: "source",
      header: "Who has",
      isPrimary: true,
      cell: ({ sourceKind, sourceName }) => (
        <span className="font-medium text-ink wrap-anywhere">{sourceKind === "level" ? `${sourceName} or higher` : sourceName}</span>
      ),
    },
    { key: "permission", header: "May", hasWords: true, cell: ({ permission }) => permits(permission) },
    { key: "holders", header: "People", isNumeric: true, cell: ({ holderCount }) => holderCount.toLocaleString("en-GB") },
    {
      key: "state",
      header: "State",
      cell: ({ isEnabled }) => (
        <Badge tone={isEnabled ? "good" : "neutral"} hasDot>
          {isEnabled ? "On" : "Off"}
        </Badge>
      ),
    },
    { key: "switch", header: "Switch", isHeaderHidden: true, cell: (rule) => <Switch rule={rule} action={switchRule} /> },
  ];
  return (
    <DataTable
      caption="Rules"
      columns={columns}
      rows={rules}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="award" title="No rules yet">
          Without a rule, achievements and levels open nothing.
        </EmptyState>
      }
    />
  );
}

function Switch({ rule: { id, isEnabled, sourceName, permission, holderCount }, action }: { rule: PrivilegeRule; action: FormAction }) {
  const people = holderCount === 1 ? "1 person loses" : `${holderCount.toLocaleString("en-GB")} people lose`;
  return (
    <ConfirmDialog
      title={`Switch ${isEnabled ? "off" : "on"} “${sourceName}”?`}
      consequences={
        isEnabled
          ? [`${people} “${permits(permission)}” unless their role or another rule gives it.`]
          : [`Whoever has reached it gets “${permits(permission)}” within moments.`]
      }
      trigger={{ label: isEnabled ? "Switch off" : "Switch on", variant: "secondary" }}
      action={action}
      hidden={{ id, isEnabled: String(!isEnabled) }}
      confirmLabel={isEnabled ? "Switch off" : "Switch on"}
      pendingLabel="Saving…"
      tone={isEnabled ? "danger" : "primary"}
    />
  );
}
