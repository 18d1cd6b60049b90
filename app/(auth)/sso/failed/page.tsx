import type { Metadata } from "next";
import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";
import { pageContext, type SearchParams } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { SignOutForm } from "../../sign-out-form.tsx";

export const metadata: Metadata = { title: "Sign-in did not work" };

const EXPLANATIONS: Record<string, { title: string; remedy: string }> = {
  expired: { title: "This sign-in has expired or was used already.", remedy: "Start again; it takes a moment." },
  unknown: { title: "No portal answers at that address.", remedy: "Check the address, or ask the person who gave it to you." },
  access: {
    title: "Your account cannot enter that portal.",
    remedy: "Ask its admins to invite you, or sign out and use another account. If you act as somebody else at the moment, stop that first.",
  },
  busy: { title: "That was tried too often.", remedy: "Wait a minute, then start again." },
};
const UNEXPECTED = { title: "Something went wrong on our side.", remedy: "Start again. If it happens again, see the status of the platform." };

/** Where a sign-in on a brand domain ends that could not be finished. */
export default async function FailedPage({ searchParams }: { searchParams: SearchParams }) {
  const { reason } = await searchParams;
  const { actor } = await pageContext();
  const { title, remedy } = (typeof reason === "string" ? EXPLANATIONS[reason] : undefined) ?? UNEXPECTED;
  return (
    <AuthShell title="Signing in did not work" note={actor.kind === "user" ? <>You are signed in as {actor.email}.</> : undefined}>
      <Callout tone="warn" title={title} className="mb-5">
        {remedy}
      </Callout>
      <div className="flex flex-wrap gap-3">
        <LinkButton href="/portal">{actor.kind === "user" ? "Go to my portal" : "Start again"}</LinkButton>
        {actor.kind === "user" ? <SignOutForm look="button" /> : null}
      </div>
    </AuthShell>
  );
}
