import type { SignInProvider } from "#lib/identity/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Card } from "../ui/card.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { DataList } from "../ui/data-list.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface ProviderActsProps {
  provider: SignInProvider;
  testAction: FormAction;
  switchAction: FormAction;
  deleteAction: FormAction;
}

const signedOut = (count: number) =>
  count === 0
    ? "Nobody has signed in by it yet."
    : `${count} ${count === 1 ? "person has" : "people have"} signed in by it: their sessions from it end at once.`;

/** What the provider's administrator needs from here, and what can be done with a provider as a whole. */
export function ProviderActs({ provider, testAction, switchAction, deleteAction }: ProviderActsProps) {
  const { id, version, isEnabled, name, peopleCount } = provider;
  return (
    <>
      <Card title="To enter at the provider">
        <DataList
          columns={1}
          items={[
            { label: "Redirect URI", value: <code className="select-all wrap-anywhere">{provider.redirectUri}</code> },
            { label: "Verified domains", value: provider.verifiedDomains.join(", ") },
          ]}
        />
      </Card>
      <Card
        title="Test the connection"
        note="Asks the provider for what signing in will need. Whether the client secret is right shows at the first sign-in."
      >
        <ActionForm
          action={testAction}
          label="Test the connection"
          hidden={{ id }}
          className="grid justify-items-start gap-4 [&_[role]]:whitespace-pre-line"
        >
          <SubmitButton variant="secondary" pendingLabel="Asking…">
            Test now
          </SubmitButton>
        </ActionForm>
      </Card>
      <Card title={isEnabled ? "Close or delete" : "Open or delete"}>
        <div className="flex flex-wrap gap-3">
          <ConfirmDialog
            title={isEnabled ? `Close “${name}”?` : `Open “${name}”?`}
            consequences={
              isEnabled ? [signedOut(peopleCount), "Nobody signs in by it until it is opened again."] : ["People can sign in by it at once."]
            }
            trigger={{ label: isEnabled ? "Close" : "Open", variant: "secondary" }}
            action={switchAction}
            hidden={{ id, version: String(version), isEnabled: String(!isEnabled) }}
            confirmLabel={isEnabled ? "Close it" : "Open it"}
            pendingLabel="Changing…"
          />
          <ConfirmDialog
            title={`Delete “${name}”?`}
            consequences={[signedOut(peopleCount), "Accounts stay; who has no other way to sign in asks for a link by e-mail."]}
            trigger={{ label: "Delete", variant: "danger-quiet" }}
            action={deleteAction}
            hidden={{ id }}
            confirmLabel="Delete provider"
            pendingLabel="Deleting…"
            tone="danger"
          />
        </div>
      </Card>
    </>
  );
}
