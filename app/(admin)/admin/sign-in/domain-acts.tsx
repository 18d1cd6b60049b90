import { useWords } from "#components/format/words";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import type { TenantDomainView } from "#lib/identity/schema";
import type { Words } from "#words";
import { removeDomainAction, verifyDomainAction } from "./domain-actions.ts";

/** What staff alone do with a tenant's domain: believe it without its record, take it away. */
export function DomainActs({ row }: { row: TenantDomainView }) {
  const t = useWords("signIn");
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {row.verifiedAt ? null : (
        <ConfirmDialog
          title={t("verifyDomainByHand", { domain: row.domain })}
          consequences={[
            t("theProvidersOfTenantnameSpeakFor", { tenantName: row.tenantName }),
            t("verifyItByHandOnlyWhen"),
            t("nobodyLooksForItsRecordIn"),
          ]}
          trigger={{ label: t("verifyByHand"), ariaLabel: t("verifyByHandDomain", { domain: row.domain }), variant: "secondary", size: "sm" }}
          action={verifyDomainAction}
          hidden={{ id: row.id }}
          confirmLabel={t("verifyDomain")}
          pendingLabel={t("verifying")}
        />
      )}
      <ConfirmDialog
        title={t("removeDomain", { domain: row.domain })}
        consequences={consequencesOf(row, t)}
        trigger={{ label: t("remove"), ariaLabel: t("removeDomain2", { domain: row.domain }), variant: "danger-quiet", size: "sm" }}
        action={removeDomainAction}
        hidden={{ id: row.id }}
        confirmLabel={t("removeDomain3")}
        pendingLabel={t("removing")}
        tone="danger"
      />
    </div>
  );
}

function consequencesOf({ providers, verifiedAt, tenantName }: TenantDomainView, t: Words<"signIn">): string[] {
  if (verifiedAt === null) return [t("countsForNobodyYet"), t("itsRecordIsWorthNothing")];
  const open = providers.filter(({ isEnabled }) => isEnabled);
  return [
    ...open.map(({ name, isRequired }) => t(isRequired ? "requiredHasNoSay" : "hasNoSay", { name })),
    ...(open.length > 0 ? [t("whoSignedInIsSignedOut")] : [t("noProviderDependsOnIt")]),
    ...(open.some(({ isRequired }) => isRequired) ? [t("nobodyIsHeldToIt")] : []),
    t("portalNoLongerAnswers", { tenantName }),
  ];
}
