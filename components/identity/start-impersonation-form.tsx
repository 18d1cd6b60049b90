import type { Candidate, SupportAccess } from "#lib/identity/schema";
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
  return (
    <ActionForm
      action={action}
      hidden={{ tenantId, userId: person.id }}
      fields={["reason", "mayWrite"]}
      label={`Act as ${person.name}`}
      className="grid max-w-2xl gap-5"
    >
      <TextArea
        name="reason"
        label="Reason"
        hint="10 to 500 characters, such as what the client asked and a ticket’s number. The tenant’s administrators read it."
        maxLength={500}
        rows={3}
      />
      {access === "write" ? (
        <Checkbox name="mayWrite" label="I need to change something" hint="Otherwise you only look. Every change is on record under both names." />
      ) : (
        <p className="text-muted text-sm">This tenant lets support look, and not change anything.</p>
      )}
      <div>
        <SubmitButton pendingLabel="Starting…">Start for 30 minutes</SubmitButton>
      </div>
    </ActionForm>
  );
}
