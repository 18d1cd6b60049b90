import { useSay, useWords } from "#components/format/words";
import type { FormAction } from "#components/ui/action-form";
import { Badge } from "#components/ui/badge";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { type Column, DataTable } from "#components/ui/data-table";
import { EmptyState } from "#components/ui/empty-state";
import { PERMISSIONS, type Permission } from "#lib/access";
import type { PrivilegeRule } from "#lib/gamification/schema";
import { useFormats } from "../format/reader-formats.tsx";

const permits = (permission: string, say: (sentence: string) => string) => say(PERMISSIONS[permission as Permission] ?? permission);

/** The rules by which people earn privileges; each can be switched on and off. */
export function RuleTable({ rules, switchRule }: { rules: PrivilegeRule[]; switchRule: FormAction }) {
  const say = useSay();
  const f = useFormats();
  const t = useWords("portal");
  const columns: Column<PrivilegeRule>[] = [
    {
      key: "source",
      header: t("whoHas"),
      isPrimary: true,
      cell: ({ sourceKind, sourceName }) => (
        <span className="font-medium text-ink wrap-anywhere">
          {sourceKind === "level" ? t("sourcenameOrHigher", { sourceName: say(sourceName) }) : say(sourceName)}
        </span>
      ),
    },
    { key: "permission", header: t("may"), hasWords: true, cell: ({ permission }) => permits(permission, say) },
    { key: "holders", header: t("people"), isNumeric: true, cell: ({ holderCount }) => f.number(holderCount) },
    {
      key: "state",
      header: t("state"),
      cell: ({ isEnabled }) => (
        <Badge tone={isEnabled ? "good" : "neutral"} hasDot>
          {isEnabled ? t("on") : t("off")}
        </Badge>
      ),
    },
    { key: "switch", header: t("switch"), isHeaderHidden: true, cell: (rule) => <Switch rule={rule} action={switchRule} /> },
  ];
  return (
    <DataTable
      caption={t("rules")}
      columns={columns}
      rows={rules}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon="award" title={t("noRulesYet")}>
          {t("withoutARuleAchievementsAndLevels")}
        </EmptyState>
      }
    />
  );
}

function Switch({ rule: { id, isEnabled, sourceName, permission, holderCount }, action }: { rule: PrivilegeRule; action: FormAction }) {
  const say = useSay();
  const f = useFormats();
  const t = useWords("portal");
  const own = useWords("privileges");
  const allows = permits(permission, say);
  return (
    <ConfirmDialog
      title={own(isEnabled ? "switchOffRule" : "switchOnRule", { name: say(sourceName) })}
      consequences={
        isEnabled
          ? [own("peopleLose", { count: holderCount, number: f.number(holderCount), permission: allows })]
          : [own("whoeverGets", { permission: allows })]
      }
      trigger={{ label: isEnabled ? t("switchOff") : t("switchOn"), variant: "secondary" }}
      action={action}
      hidden={{ id, isEnabled: String(!isEnabled) }}
      confirmLabel={isEnabled ? t("switchOff") : t("switchOn")}
      pendingLabel={t("saving")}
      tone={isEnabled ? "danger" : "primary"}
    />
  );
}
