import { useWords } from "#components/format/words";
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
    : count === 1
      ? "1 person has signed in by it: their sessions from it end at once."
      : `${count} people have signed in by it: their sessions from it end at once.`;

/** What the provider's administrator needs from here, and what can be done with a provider as a whole. */
export function ProviderActs({ provider, testAction, switchAction, deleteAction }: ProviderActsProps) {
  const t = useWords("portal");
  const { id, version, isEnabled, name, peopleCount } = provider;
  return (
    <>
      <Card title={t("toEnterAtTheProvider")}>
        <DataList
          columns={1}
          items={[
            { label: t("redirectUri"), value: <code className="select-all wrap-anywhere">{provider.redirectUri}</code> },
            { label: t("verifiedDomains"), value: provider.verifiedDomains.join(", ") },
          ]}
        />
      </Card>
      <Card title={t("testTheConnection")} note={t("asksTheProviderForWhatSigning")}>
        <ActionForm
          action={testAction}
          label={t("testTheConnection")}
          hidden={{ id }}
          className="grid justify-items-start gap-4 [&_[role]]:whitespace-pre-line"
        >
          <SubmitButton variant="secondary" pendingLabel={t("asking")}>
            {t("testNow")}
          </SubmitButton>
        </ActionForm>
      </Card>
      <Card title={isEnabled ? t("closeOrDelete") : t("openOrDelete")}>
        <div className="flex flex-wrap gap-3">
          <ConfirmDialog
            title={isEnabled ? t("closeName", { name }) : t("openName", { name })}
            consequences={
              isEnabled ? [signedOut(peopleCount), "Nobody signs in by it until it is opened again."] : ["People can sign in by it at once."]
            }
            trigger={{ label: isEnabled ? t("close") : t("open2"), variant: "secondary" }}
            action={switchAction}
            hidden={{ id, version: String(version), isEnabled: String(!isEnabled) }}
            confirmLabel={isEnabled ? t("closeIt") : t("openIt")}
            pendingLabel={t("changing")}
          />
          <ConfirmDialog
            title={t("deleteName", { name })}
            consequences={[signedOut(peopleCount), "Accounts stay; who has no other way to sign in asks for a link by e-mail."]}
            trigger={{ label: t("delete"), variant: "danger-quiet" }}
            action={deleteAction}
            hidden={{ id }}
            confirmLabel={t("deleteProvider")}
            pendingLabel={t("deleting")}
            tone="danger"
          />
        </div>
      </Card>
    </>
  );
}
