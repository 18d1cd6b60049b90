import { redirect } from "next/navigation";
import { getWords, pageTitle } from "#components/format/words";
import { buttonStyle } from "#components/ui/button-style";
import { brandSignInRequest } from "#lib/identity/schema";
import { pageContext, type SearchParams } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";

export const generateMetadata = pageTitle("auth", "continue");

/**
 * After signing in for a brand domain. A page and not a redirect: a form may not lead to another site, and neither may a
 * navigation by script, but a page may.
 */
export default async function ContinuePage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("auth");
  const parsed = brandSignInRequest.safeParse(await searchParams);
  if (!parsed.success) redirect("/sso/failed?reason=expired");
  const { actor } = await pageContext();
  const start = `/sso/start?${new URLSearchParams(parsed.data)}`;
  if (actor.kind !== "user") redirect(start);
  return (
    <AuthShell title={t("youAreSignedIn")} note={t("asEmailOneMomentYouAre", { email: actor.email, host: parsed.data.host })}>
      <meta httpEquiv="refresh" content={`0;url=${start}`} />
      <a href={start} className={buttonStyle("primary")}>
        {t("continueToHost", { host: parsed.data.host })}
      </a>
    </AuthShell>
  );
}
