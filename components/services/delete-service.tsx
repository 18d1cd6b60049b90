import { useWords } from "#components/format/words";
import type { Service } from "#lib/services/schema";
import type { FormAction } from "../ui/action-form.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";

/** Takes a service out of the registry; not while others need it. */
export function DeleteService({ service: { key, name, neededBy, instances }, action }: { service: Service; action: FormAction }) {
  const t = useWords("services");
  if (neededBy.length > 0) return <p className="text-muted text-sm">{t("itIsNeededBy", { keys: neededBy.map((need) => need.key).join(", ") })}</p>;
  return (
    <ConfirmDialog
      hidden={{ key }}
      title={t("takeOutName", { name })}
      consequences={[t("itIsNoLongerMeasured"), t("itsInstancesGoWithIt", { count: instances.length }), t("whatWasDoneStays")]}
      trigger={{ label: t("takeOut"), variant: "danger-quiet" }}
      action={action}
      typedName={key}
      confirmLabel={t("takeOutService")}
      pendingLabel={t("takingOut")}
      tone="danger"
    />
  );
}
