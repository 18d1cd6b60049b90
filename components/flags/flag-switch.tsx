import type { FlagDetail } from "#lib/flags/schema";
import { formatNumber } from "../format/number.tsx";
import type { FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Icon } from "../ui/icon.tsx";

/**
 * Kills a flag, or takes that back. One dialog in one place for both: it must outlive the change that it causes, to close itself
 * and to tell how it went.
 */
export function FlagSwitch({ flag, killAction, reviveAction }: { flag: FlagDetail; killAction: FormAction; reviveAction: FormAction }) {
  const { key, name, killedAt, reach, requiredBy } = flag;
  const also = requiredBy.length > 0 ? [`It counts for flags that require it, too: ${requiredBy.join(", ")}.`] : [];
  if (killedAt !== null)
    return (
      <ConfirmDialog
        hidden={{ key }}
        title={`Revive “${name}”?`}
        consequences={["Its rules count again, in every process within a second.", ...also]}
        trigger={{ label: "Revive", variant: "primary", icon: <Icon name="play" /> }}
        action={reviveAction}
        confirmLabel="Revive flag"
        pendingLabel="Reviving…"
      />
    );
  return (
    <ConfirmDialog
      hidden={{ key }}
      title={`Kill “${name}”?`}
      consequences={[`${losers(reach.on)}, in every process within a second.`, ...also, "Its rules are kept, and you can revive it at any time."]}
      trigger={{ label: "Kill", variant: "danger-quiet", icon: <Icon name="ban" /> }}
      action={killAction}
      reason={{ hint: "Stays in the audit trail, and is told to staff who ask why it is off." }}
      confirmLabel="Kill flag"
      pendingLabel="Killing…"
      tone="danger"
    />
  );
}

export function DeleteFlag({ flag, action }: { flag: FlagDetail; action: FormAction }) {
  const { key, name, reach, overrideCount, requiredBy } = flag;
  if (requiredBy.length > 0) return <p className="text-muted text-sm">It cannot be deleted while other flags require it: {requiredBy.join(", ")}.</p>;
  return (
    <ConfirmDialog
      hidden={{ key }}
      title={`Delete “${name}”?`}
      consequences={[
        `${losers(reach.on)}: a flag that there is not is off.`,
        `Its rules go with it${overrideCount > 0 ? `, also those for ${formatNumber(overrideCount)} ${overrideCount === 1 ? "tenant" : "tenants"}` : ""}.`,
        "What was done with it stays in the audit trail.",
      ]}
      trigger={{ label: "Delete", variant: "danger-quiet" }}
      action={action}
      typedName={key}
      confirmLabel="Delete flag"
      pendingLabel="Deleting…"
      tone="danger"
    />
  );
}

function losers(count: number): string {
  if (count === 0) return "It is on for no tenant now";
  return count === 1 ? "1 tenant has it now and loses it" : `${formatNumber(count)} tenants have it now and lose it`;
}
