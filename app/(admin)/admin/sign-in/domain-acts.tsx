import { useWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { SubmitButton } from "#components/ui/submit-button";
import type { TenantDomainView } from "#lib/identity/schema";
import type { Words } from "#words";
import { checkDomainAction, removeDomainAction, verifyDomainAction } from "./domain-actions.ts";

/** What staff do with a tenant's domain: look for its record, believe it without one, take it away. */
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

/** Looks for the record now, and says beside the button what was found. */
export function CheckDomainForm({ row }: { row: TenantDomainView }) {
  const t = useWords("signIn");
  return (
    <ActionForm
      action={checkDomainAction}
      hidden={{ id: row.id }}
      label={t("lookForTheRecordOfDomain", { domain: row.domain })}
      className="grid gap-3"
    >
      <div>
        <SubmitButton variant={row.verifiedAt ? "secondary" : "primary"} size="sm" pendingLabel={t("askingDns")}>
          {row.verifiedAt ? t("lookAgain") : t("checkNow")}
        </SubmitButton>
      </div>
    </ActionForm>
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
