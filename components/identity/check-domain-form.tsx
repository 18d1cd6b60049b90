import type { TenantDomainView } from "#lib/identity/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/** Looks for the record of a domain now, and says beside the button what was found. */
export function CheckDomainForm({ domain: { id, domain, verifiedAt }, action }: { domain: TenantDomainView; action: FormAction }) {
  const t = useWords("signIn");
  return (
    <ActionForm action={action} hidden={{ id }} label={t("lookForTheRecordOfDomain", { domain })} className="grid gap-3">
      <div>
        <SubmitButton variant={verifiedAt ? "secondary" : "primary"} size="sm" pendingLabel={t("askingDns")}>
          {verifiedAt ? t("lookAgain") : t("checkNow")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
