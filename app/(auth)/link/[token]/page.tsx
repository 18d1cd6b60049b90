import type { Metadata } from "next";
import { cookies } from "next/headers";
import { RefusedLink } from "#components/identity/refused-link";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Checkbox } from "#components/ui/checkbox";
import { SubmitButton } from "#components/ui/submit-button";
import { cookieNames, describeSignInLink, LINK_REFUSALS, type SignInLinkView } from "#lib/identity";
import { getRuntime } from "#lib/platform/runtime";
import { pageContext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { signInByLinkAction } from "../../mailed-link-actions.ts";

// The address is a secret until it was used: it goes to no other site.
export const metadata: Metadata = { title: "Sign in", referrer: "same-origin", robots: { index: false } };

/** Opening the page uses nothing up, since mail scanners open every link: the button does. */
export default async function LinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const browserToken = (await cookies()).get(cookieNames(getRuntime().config.publicUrl).asked)?.value ?? null;
  const link = await describeSignInLink(await pageContext(), token, browserToken);
  if (link.state !== "good") return <RefusedLink reason={LINK_REFUSALS[link.state]} remedy={{ label: "Ask for a new link", href: "/login/link" }} />;
  return (
    <AuthShell title="Sign in" note={<>As {link.email}.</>}>
      <ActionForm action={signInByLinkAction} label="Sign in" hidden={{ token }}>
        {link.isSameBrowser ? null : <OtherBrowser askedFrom={link.askedFrom} />}
        <SubmitButton pendingLabel="Signing in…">Sign in</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}

function OtherBrowser({ askedFrom }: { askedFrom: Extract<SignInLinkView, { state: "good" }>["askedFrom"] }) {
  return (
    <>
      <Callout tone="warn" title="This link was asked for in another browser">
        With {askedFrom.device}, {askedFrom.ip ? `from the address ${askedFrom.ip}, ` : ""}on {askedFrom.at.toUTCString()}. If you did not ask for it,
        close this page. Nobody of ours will ever ask you to open such a link.
      </Callout>
      <Checkbox name="confirmed" label="It was me who asked for this link" />
    </>
  );
}
