import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";
import { TextLink } from "#components/ui/text-link";
import type { Context } from "#lib/access";
import { userPage } from "#lib/web";
import { AuthShell } from "../auth-shell.tsx";
import { SignOutForm } from "../sign-out-form.tsx";

export const metadata: Metadata = { title: "No access" };

/** For people who are signed in but have no portal to open: says why, and what to do. */
export default async function NoAccessPage() {
  const { actor, tenant, lockedOutOf } = await userPage("/no-access");
  if (actor.platformRole) redirect("/admin");
  if (tenant) redirect("/portal");
  const { title, reason, remedy, step } = explain(lockedOutOf);
  return (
    <AuthShell
      title={title}
      note={<>You are signed in as {actor.email}.</>}
      footer={
        <>
          Other questions? See the <TextLink href="/status">status of the platform</TextLink>.
        </>
      }
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

function explain(lockedOutOf: Context["lockedOutOf"]): Explanation {
  if (!lockedOutOf) {
    return {
      title: "You have no portal yet",
      reason: "Your account does not belong to a client portal.",
      remedy:
        "Ask the person who invited you to add you to theirs, then sign in again. If you use several addresses, sign out and try the other one.",
    };
  }
  const { name, status } = lockedOutOf;
  if (lockedOutOf.reason === "second_factor") {
    return {
      title: "One thing is missing",
      reason: `${name} requires a second factor.`,
      remedy: "Set up an authenticator app or a passkey, or confirm with the one you have. The portal opens as soon as you have done so.",
      step: { label: "Go to your security settings", href: "/account/security" },
    };
  }
  if (lockedOutOf.reason === "method") {
    return {
      title: "Sign in another way",
      reason: `${name} does not accept the way you signed in.`,
      remedy: "Sign out, then choose another way to sign in. An admin of your company can say which ones are accepted.",
    };
  }
  if (status === "cancelled") {
    return {
      title: "This portal is closed",
      reason: `${name} has cancelled its portal.`,
      remedy: "Its data is kept for now. An admin of your company can still sign in and take it along, or ask your agency to open the portal again.",
    };
  }
  return {
    title: "This portal is suspended",
    reason: `${name} is suspended at the moment.`,
    remedy: "Nothing is lost: everything is there again once it is reopened. Ask your agency why, and to open it. After that, load this page again.",
  };
}
