import { getWords, pageTitle } from "#components/format/words";
import { RefusedLink } from "#components/identity/refused-link";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { describeAddressChange, LINK_REFUSALS } from "#lib/identity";
import { pageContext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { confirmAddressAction, stopAddressAction } from "../../mailed-link-actions.ts";

// The address is a secret until it was used: it goes to no other site.
export const generateMetadata = pageTitle("auth", "changeOfAddress", { referrer: "same-origin", robots: { index: false } });

export default async function AddressPage({ params }: { params: Promise<{ token: string }> }) {
  const t = await getWords("auth");
  const { token } = await params;
  const change = await describeAddressChange(await pageContext(), token);
  if (change.state !== "good") return <RefusedLink reason={LINK_REFUSALS[change.state]} remedy={{ label: t("goToYourAccount"), href: "/account" }} />;
  return (
    <AuthShell title={t("changeOfAddress")} note={t("anAccountIsToMoveFrom", { from: change.from, to: change.to })}>
      <div className="grid gap-4">
        <ActionForm action={confirmAddressAction} label={t("confirmTheChange")} hidden={{ token }}>
          <SubmitButton pendingLabel={t("confirming")}>
            {t("confirmForValue", { value: change.side === "old" ? change.from : change.to })}
          </SubmitButton>
        </ActionForm>
        <ActionForm action={stopAddressAction} label={t("stopTheChange")} hidden={{ token }}>
          <SubmitButton variant="secondary" pendingLabel={t("stopping")}>
            {t("itWasNotMeStopIt")}
          </SubmitButton>
        </ActionForm>
      </div>
    </AuthShell>
  );
}
