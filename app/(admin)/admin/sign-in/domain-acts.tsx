import { ActionForm } from "#components/ui/action-form";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { SubmitButton } from "#components/ui/submit-button";
import type { TenantDomainView } from "#lib/identity/schema";
import { checkDomainAction, removeDomainAction, verifyDomainAction } from "./domain-actions.ts";

/** What staff do with a tenant's domain: look for its record, believe it without one, take it away. */
export function DomainActs({ row }: { row: TenantDomainView }) {
  return (
    <div className="flex flex-wrap justify-end gap-2">
      {row.verifiedAt ? null : (
        <ConfirmDialog
          title={`Verify ${row.domain} by hand?`}
          consequences={[
            `The providers of ${row.tenantName} speak for every address of this domain from now on.`,
            "Verify it by hand only when they have proved in another way that it is theirs.",
            "Nobody looks for its record in DNS any more.",
          ]}
          trigger={{ label: "Verify by hand", ariaLabel: `Verify by hand: ${row.domain}`, variant: "secondary", size: "sm" }}
          action={verifyDomainAction}
          hidden={{ id: row.id }}
          confirmLabel="Verify domain"
          pendingLabel="Verifying…"
        />
      )}
      <ConfirmDialog
        title={`Remove ${row.domain}?`}
        consequences={consequencesOf(row)}
        trigger={{ label: "Remove", ariaLabel: `Remove ${row.domain}`, variant: "danger-quiet", size: "sm" }}
        action={removeDomainAction}
        hidden={{ id: row.id }}
        confirmLabel="Remove domain"
        pendingLabel="Removing…"
        tone="danger"
      />
    </div>
  );
}

/** Looks for the record now, and says beside the button what was found. */
export function CheckDomainForm({ row }: { row: TenantDomainView }) {
  return (
    <ActionForm action={checkDomainAction} hidden={{ id: row.id }} label={`Look for the record of ${row.domain}`} className="grid gap-3">
      <div>
        <SubmitButton variant={row.verifiedAt ? "secondary" : "primary"} size="sm" pendingLabel="Asking DNS…">
          {row.verifiedAt ? "Look again" : "Check now"}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}

function consequencesOf({ providers, verifiedAt, tenantName }: TenantDomainView): string[] {
  if (verifiedAt === null)
    return [
      "It counts for nobody yet; no sign-in rule depends on it.",
      "Its record in DNS is worth nothing any more: another one is needed if it is added again.",
    ];
  const open = providers.filter(({ isEnabled }) => isEnabled);
  return [
    ...open.map(({ name, isRequired }) => `${name}${isRequired ? ", which is required," : ""} has no say about its addresses any more.`),
    ...(open.length > 0
      ? ["Who signed in by the tenant’s provider with such an address is signed out."]
      : ["No open sign-in provider depends on it."]),
    ...(open.some(({ isRequired }) => isRequired)
      ? ["Nobody there is held to that provider any more: they sign in by password, passkey or a mailed link again."]
      : []),
    `The portal of ${tenantName} no longer answers under this name.`,
  ];
}
