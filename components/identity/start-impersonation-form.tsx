import type { Candidate, SupportAccess } from "#lib/identity/schema";
import { useWords } from "../format/words.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Checkbox } from "../ui/checkbox.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextArea } from "../ui/text-area.tsx";

interface StartImpersonationFormProps {
  tenantId: string;
  person: Candidate;
  /** What the tenant allows beyond looking. */
  access: SupportAccess;
  action: FormAction;
}

/** Asks why, and begins to act as one member of a tenant. */
export function StartImpersonationForm({ tenantId, person, access, action }: StartImpersonationFormProps) {
  const t = useWords("people");
  return (
    <ActionForm
      action={action}
      hidden={{ tenantId, userId: person.id }}
      fields={["reason", "mayWrite"]}
      label={t("actAsName", { name: person.name })}
      className="grid max-w-2xl gap-5"
    >
      <TextArea name="reason" label={t("reason")} hint={t("n10To500CharactersSuchAs")} maxLength={500} rows={3} />
      {access === "write" ? (
        <Checkbox name="mayWrite" label={t("iNeedToChangeSomething")} hint={t("otherwiseYouOnlyLookEveryChange")} />
      ) : (
        <p className="text-muted text-sm">{t("thisTenantLetsSupportLookAnd")}</p>
      )}
      <div>
        <SubmitButton pendingLabel={t("starting")}>{t("startFor30Minutes")}</SubmitButton>
      </div>
    </ActionForm>
  );
}
