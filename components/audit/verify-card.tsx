import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

/** Proves the trail on the spot. */
export function VerifyCard({ verify }: { verify: FormAction }) {
  return (
    <Card
      title="Is the trail whole?"
      note="Each entry is tied to the one before it by a hash. Checking computes the hashes of the newest 50,000 entries anew; that it was checked becomes an entry, too."
    >
      <ActionForm action={verify} label="Check the audit trail">
        <div>
          <SubmitButton variant="secondary" pendingLabel="Checking…">
            Check the trail
          </SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
