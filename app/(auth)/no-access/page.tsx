import { redirect } from "next/navigation";
import { getWords, pageTitle } from "#components/format/words";
import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";
import { TextLink } from "#components/ui/text-link";
import type { Context } from "#lib/access";
import { userPage } from "#lib/web";
import type { Words } from "#words";
import { AuthShell } from "../auth-shell.tsx";
import { SignOutForm } from "../sign-out-form.tsx";

export const generateMetadata = pageTitle("auth", "noAccess");

/** For people who are signed in but have no portal to open: says why, and what to do. */
export default async function NoAccessPage() {
  const t = await getWords("auth");
  const { actor, tenant, lockedOutOf } = await userPage("/no-access");
  if (actor.platformRole) redirect("/admin");
  if (tenant) redirect("/portal");
  const { title, reason, remedy, step } = explain(lockedOutOf, t);
  return (
    <AuthShell
      title={title}
      note={t("youAreSignedInAsEmail", { email: actor.email })}
      footer={t.rich("otherQuestionsSeeTheStatusOf", { link: (chunks) => <TextLink href="/status">{chunks}</TextLink> })}
    >
      <Callout tone="warn" title={reason} className="mb-5">
        {remedy}
      </Callout>
      {step ? (
        <LinkButton href={step.href} className="mb-3 w-full">
          {step.label}
        </LinkButton>
      ) : null}
      <SignOutForm look="button" />
    </AuthShell>
  );
}

interface Explanation {
  title: string;
  reason: string;
  remedy: string;
  /** What can be done at once. */
  step?: { label: string; href: string };
}

function explain(lockedOutOf: Context["lockedOutOf"], t: Words<"auth">): Explanation {
  if (!lockedOutOf) {
    return {
      title: t("youHaveNoPortalYet"),
      reason: t("yourAccountDoesNotBelongTo"),
      remedy: t("askThePersonWhoInvitedYou"),
    };
  }
  const { name, status } = lockedOutOf;
  if (lockedOutOf.reason === "second_factor") {
    return {
      title: t("oneThingIsMissing"),
      reason: t("nameRequiresASecondFactor", { name }),
      remedy: t("setUpAnAuthenticatorAppOr"),
      step: { label: t("goToYourSecuritySettings"), href: "/account/security" },
    };
  }
  if (lockedOutOf.reason === "method") {
    return {
      title: t("signInAnotherWay"),
      reason: t("nameDoesNotAcceptTheWay", { name }),
      remedy: t("signOutThenChooseAnotherWay"),
    };
  }
  if (status === "cancelled") {
    return {
      title: t("thisPortalIsClosed"),
      reason: t("nameHasCancelledItsPortal", { name }),
      remedy: t("itsDataIsKeptForNow"),
    };
  }
  return {
    title: t("thisPortalIsSuspended"),
    reason: t("nameIsSuspendedAtTheMoment", { name }),
    remedy: t("nothingIsLostEverythingIsThere"),
  };
}
