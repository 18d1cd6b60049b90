import { useFormats } from "#components/format/reader-formats";
import { useWords } from "#components/format/words";
import type { FlagDetail } from "#lib/flags/schema";
import type { FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { Icon } from "../ui/icon.tsx";

/**
 * Kills a flag, or takes that back. One dialog in one place for both: it must outlive the change that it causes, to close itself
 * and to tell how it went.
 */
export function FlagSwitch({ flag, killAction, reviveAction }: { flag: FlagDetail; killAction: FormAction; reviveAction: FormAction }) {
  const [t, f] = [useWords("flags"), useFormats()];
  const { key, name, killedAt, reach, requiredBy } = flag;
  const also = requiredBy.length > 0 ? [t("itCountsForFlagsThatRequireIt", { keys: requiredBy.join(", ") })] : [];
  if (killedAt !== null)
    return (
      <ConfirmDialog
        hidden={{ key }}
        title={t("reviveName", { name })}
        consequences={[t("itsRulesCountAgain"), ...also]}
        trigger={{ label: t("revive"), variant: "primary", icon: <Icon name="play" /> }}
        action={reviveAction}
        confirmLabel={t("reviveFlag")}
        pendingLabel={t("reviving")}
      />
    );
  return (
    <ConfirmDialog
      hidden={{ key }}
      title={t("killName", { name })}
      consequences={[
        reach.on === 0 ? t("noTenantLosesItAtOnce") : t("tenantsLoseItAtOnce", { count: reach.on, number: f.number(reach.on) }),
        ...also,
        t("itsRulesAreKept"),
      ]}
      trigger={{ label: t("kill"), variant: "danger-quiet", icon: <Icon name="ban" /> }}
      action={killAction}
      reason={{ hint: t("staysInTheAuditTrailAnd") }}
      confirmLabel={t("killFlag")}
      pendingLabel={t("killing")}
      tone="danger"
    />
  );
}

export function DeleteFlag({ flag, action }: { flag: FlagDetail; action: FormAction }) {
  const f = useFormats();
  const t = useWords("flags");
  const { key, name, reach, overrideCount, requiredBy } = flag;
  if (requiredBy.length > 0) return <p className="text-muted text-sm">{t("itCannotBeDeleted", { keys: requiredBy.join(", ") })}</p>;
  return (
    <ConfirmDialog
      hidden={{ key }}
      title={t("deleteName", { name })}
      consequences={[
        reach.on === 0 ? t("noTenantLosesIt") : t("tenantsLoseIt", { count: reach.on, number: f.number(reach.on) }),
        t("itsRulesGoWithIt", { count: overrideCount, number: f.number(overrideCount) }),
        t("whatWasDoneStays"),
      ]}
      trigger={{ label: t("delete"), variant: "danger-quiet" }}
      action={action}
      typedName={key}
      confirmLabel={t("deleteFlag")}
      pendingLabel={t("deleting")}
      tone="danger"
    />
  );
}
