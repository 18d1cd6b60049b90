import { cookies } from "next/headers";
import { getWords, pageTitle, useSay, useWords } from "#components/format/words";
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
export const generateMetadata = pageTitle("auth", "signIn", { referrer: "same-origin", robots: { index: false } });

/** Opening the page uses nothing up, since mail scanners open every link: the button does. */
export default async function LinkPage({ params }: { params: Promise<{ token: string }> }) {
  const t = await getWords("auth");
  const { token } = await params;
  const browserToken = (await cookies()).get(cookieNames(getRuntime().config.publicUrl).asked)?.value ?? null;
  const link = await describeSignInLink(await pageContext(), token, browserToken);
  if (link.state !== "good") return <RefusedLink reason={LINK_REFUSALS[link.state]} remedy={{ label: t("askForANewLink"), href: "/login/link" }} />;
  return (
    <AuthShell title={t("signIn")} note={t("asEmail", { email: link.email })}>
      <ActionForm action={signInByLinkAction} label={t("signIn")} hidden={{ token }}>
        {link.isSameBrowser ? null : <OtherBrowser askedFrom={link.askedFrom} />}
        <SubmitButton pendingLabel={t("signingIn")}>{t("signIn")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}

function OtherBrowser({ askedFrom }: { askedFrom: Extract<SignInLinkView, { state: "good" }>["askedFrom"] }) {
  const t = useWords("auth");
  const say = useSay();
  return (
    <>
      <Callout tone="warn" title={t("thisLinkWasAskedForIn")}>
        {t("askedForElsewhere", {
          device: say(askedFrom.device),
          hasIp: askedFrom.ip ? "yes" : "no",
          ip: askedFrom.ip ?? "",
          at: askedFrom.at.toUTCString(),
        })}
      </Callout>
      <Checkbox name="confirmed" label={t("itWasMeWhoAskedFor")} />
    </>
  );
}
