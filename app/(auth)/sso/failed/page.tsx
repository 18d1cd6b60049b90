import { getWords, pageTitle } from "#components/format/words";
import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";
import { pageContext, type SearchParams } from "#lib/web";
import type { Words } from "#words";
import { AuthShell } from "../../auth-shell.tsx";
import { SignOutForm } from "../../sign-out-form.tsx";

export const generateMetadata = pageTitle("auth", "signInDidNotWork");

const explanations = (t: Words<"auth">): Record<string, { title: string; remedy: string }> => ({
  expired: { title: t("thisSignInHasExpiredOr"), remedy: t("startAgainItTakesAMoment") },
  unknown: { title: t("noPortalAnswersAtThatAddress"), remedy: t("checkTheAddressOrAskThe") },
  access: { title: t("yourAccountCannotEnterThatPortal"), remedy: t("askItsAdminsToInviteYou") },
  busy: { title: t("thatWasTriedTooOften"), remedy: t("waitAMinuteThenStartAgain") },
});

/** Where a sign-in on a brand domain ends that could not be finished. */
export default async function FailedPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("auth");
  const { reason } = await searchParams;
  const { actor } = await pageContext();
  const { title, remedy } = (typeof reason === "string" ? explanations(t)[reason] : undefined) ?? {
    title: t("somethingWentWrongOnOurSide"),
    remedy: t("startAgainIfItHappensAgain"),
  };
  return (
    <AuthShell title={t("signingInDidNotWork")} note={actor.kind === "user" ? t("youAreSignedInAsEmail", { email: actor.email }) : undefined}>
      <Callout tone="warn" title={title} className="mb-5">
        {remedy}
      </Callout>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/portal">{actor.kind === "user" ? t("goToMyPortal") : t("startAgain")}</LinkButton>
        {actor.kind === "user" ? <SignOutForm look="button" /> : null}
      </div>
    </AuthShell>
  );
}
