import { redirect } from "next/navigation";
import { getSay, getWords, pageTitle, useWords } from "#components/format/words";
import { PasskeySignIn } from "#components/identity/passkey-sign-in";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Checkbox } from "#components/ui/checkbox";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { listPublicProviders, type PublicProvider } from "#lib/identity";
import { isRegistrationOpen } from "#lib/members";
import { getRuntime } from "#lib/platform/runtime";
import { ownPath, pageContext, type SearchParams, withNext } from "#lib/web";
import { signInAction } from "../actions.ts";
import { AuthShell } from "../auth-shell.tsx";
import { homeOf } from "../enter.ts";
import { beginProviderSignInAction } from "../provider-actions.ts";
import { signInProblem } from "./sign-in-problems.ts";

export const generateMetadata = pageTitle("auth", "signIn");

const NOTICES: Record<string, string> = {
  unlocked: "Your account is unlocked. Sign in, or choose a new password if you have forgotten yours.",
};

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("auth");
  const say = await getSay();
  const { next, error, notice } = await searchParams;
  const context = await pageContext();
  const { actor } = context;
  const wanted = ownPath.parse(next);
  if (actor.kind === "user") redirect(wanted ?? homeOf(actor.platformRole !== null));
  const problem = signInProblem(error);
  const providers = await listPublicProviders(context);
  const told = typeof notice === "string" ? NOTICES[notice] : undefined;
  return (
    <AuthShell title={t("signIn")} note={t("withTheEMailAddressOf")} footer={<Footer />}>
      {told ? (
        <Callout tone="good" role="status" className="mb-5">
          {say(told)}
        </Callout>
      ) : null}
      {/* Where NextAuth's own routes send a refused sign-in. */}
      {problem ? (
        <Callout tone="bad" role="alert" className="mb-5">
          {say(problem)}
        </Callout>
      ) : null}
      <ActionForm action={signInAction} label={t("signIn")} fields={["email", "password"]} hidden={wanted ? { next: wanted } : {}}>
        <TextField name="email" type="email" label={t("eMail")} autoComplete="username webauthn" inputMode="email" maxLength={254} />
        <TextField name="password" type="password" label={t("password")} autoComplete="current-password" maxLength={200} />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Checkbox name="remember" label={t("keepMeSignedIn")} />
          <TextLink href="/forgot" className="text-sm">
            {t("forgottenYourPassword")}
          </TextLink>
        </div>
        <SubmitButton pendingLabel={t("signingIn")}>{t("signIn")}</SubmitButton>
      </ActionForm>
      <OtherWays next={wanted} providers={providers} />
    </AuthShell>
  );
}

/** Every way to sign in without a password, below each other. */
function OtherWays({ next, providers }: { next: string | undefined; providers: PublicProvider[] }) {
  const t = useWords("auth");
  return (
    <section aria-labelledby="other-ways" className="mt-8 grid gap-3">
      <h2
        id="other-ways"
        className="flex items-center gap-4 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
      >
        {t("otherWays")}
      </h2>
      <PasskeySignIn next={next} icon={<Icon name="key-round" />} />
      {providers.map(({ id, name }) => (
        <ActionForm
          key={id}
          action={beginProviderSignInAction}
          label={t("signInWithName", { name })}
          hidden={next ? { id, next } : { id }}
          className="grid gap-3"
        >
          <SubmitButton variant="secondary" pendingLabel={t("leadingYouThere")}>
            <span className="truncate">{t.rich("signInWith", { bdi: () => <bdi>{name}</bdi> })}</span>
          </SubmitButton>
        </ActionForm>
      ))}
      <LinkButton href={withNext("/login/link", next)} variant="secondary">
        {t("mailMeALink")}
      </LinkButton>
      <LinkButton href={withNext("/login/company", next)} variant="secondary">
        {t("signInWithYourCompany")}
      </LinkButton>
    </section>
  );
}

async function Footer() {
  const t = await getWords("auth");
  const isOpen = await isRegistrationOpen(getRuntime());
  return (
    <div className="grid gap-2">
      {isOpen ? <p>{t.rich("newHereOpenAPortalFor", { link: (chunks) => <TextLink href="/register">{chunks}</TextLink> })}</p> : null}
      <p>{t.rich("somethingDoesNotWorkSeeThe", { link: (chunks) => <TextLink href="/status">{chunks}</TextLink> })}</p>
    </div>
  );
}
