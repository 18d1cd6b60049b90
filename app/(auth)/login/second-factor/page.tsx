import { redirect } from "next/navigation";
import { getWords, pageTitle } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { ownPath, pageContext, type SearchParams, withNext } from "#lib/web";
import { AuthShell } from "../../auth-shell.tsx";
import { homeOf } from "../../enter.ts";
import { secondFactorAction } from "./actions.ts";

export const generateMetadata = pageTitle("auth", "secondStep");

export default async function SecondFactorPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("auth");
  const next = ownPath.parse((await searchParams).next);
  const { actor, halfSignedIn } = await pageContext();
  if (actor.kind === "user") redirect(next ?? homeOf(actor.platformRole !== null));
  if (!halfSignedIn) redirect(withNext("/login", next));
  return (
    <AuthShell
      title={t("oneMoreStep")}
      note={t("youAreSigningInAsEmail", { email: halfSignedIn.email })}
      footer={t.rich("notYouOrNoCodeAt", { link: (chunks) => <TextLink href={withNext("/login", next)}>{chunks}</TextLink> })}
    >
      <ActionForm action={secondFactorAction} label={t("secondStep")} fields={["code"]} hidden={next ? { next } : {}}>
        <TextField
          name="code"
          label={t("code")}
          hint={t("theSixDigitsOfYourAuthenticator")}
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={40}
        />
        <SubmitButton pendingLabel={t("checking")}>{t("continue")}</SubmitButton>
      </ActionForm>
    </AuthShell>
  );
}
