import { getWords, pageTitle } from "#components/format/words";
import { RefusedLink } from "#components/identity/refused-link";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { describeUnlockLink, LINK_REFUSALS } from "#lib/identity";
import { pageContext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { unlockAction } from "../../mailed-link-actions.ts";

// The address is a secret until it was used: it goes to no other site.
export const generateMetadata = pageTitle("auth", "unlockYourAccount", { referrer: "same-origin", robots: { index: false } });

const REASONS = { ...LINK_REFUSALS, expired: "Your account has unlocked by itself: this link is needed no more." };

export default async function UnlockPage({ params }: { params: Promise<{ token: string }> }) {
  const t = await getWords("auth");
  const { token } = await params;
  const state = await describeUnlockLink(await pageContext(), token);
  if (state !== "good") return <RefusedLink reason={REASONS[state]} remedy={{ label: t("goToSignIn"), href: "/login" }} />;
  return (
    <AuthShell title={t("unlockYourAccount")} note={t("unlockItIfTheWrongPasswords")}>
      <ActionForm action={unlockAction} label={t("unlockYourAccount")} hidden={{ token }}>
        <SubmitButton pendingLabel={t("unlocking")}>{t("unlock")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
