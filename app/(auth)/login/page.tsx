import type { Metadata } from "next";
import { redirect } from "next/navigation";
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

export const metadata: Metadata = { title: "Sign in" };

const NOTICES: Record<string, string> = {
  unlocked: "Your account is unlocked. Sign in, or choose a new password if you have forgotten yours.",
};

export default async function SignInPage({ searchParams }: { searchParams: SearchParams }) {
  const { next, error, notice } = await searchParams;
  const context = await pageContext();
  const { actor } = context;
  const wanted = ownPath.parse(next);
  if (actor.kind === "user") redirect(wanted ?? homeOf(actor.platformRole !== null));
  const problem = signInProblem(error);
  const providers = await listPublicProviders(context);
  const told = typeof notice === "string" ? NOTICES[notice] : undefined;
  return (
    <AuthShell title="Sign in" note="With the e-mail address of your account." footer={<Footer />}>
      {told ? (
        <Callout tone="good" role="status" className="mb-5">
          {told}
        </Callout>
      ) : null}
      {/* Where NextAuth's own routes send a refused sign-in. */}
      {problem ? (
        <Callout tone="bad" role="alert" className="mb-5">
          {problem}
        </Callout>
      ) : null}
      <ActionForm action={signInAction} label="Sign in" fields={["email", "password"]} hidden={wanted ? { next: wanted } : {}}>
        <TextField name="email" type="email" label="E-mail" autoComplete="username webauthn" inputMode="email" maxLength={254} />
        <TextField name="password" type="password" label="Password" autoComplete="current-password" maxLength={200} />
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <Checkbox name="remember" label="Keep me signed in" />
          <TextLink href="/forgot" className="text-sm">
            Forgotten your password?
          </TextLink>
        </div>
        <SubmitButton pendingLabel="Signing in…">Sign in</SubmitButton>
      </ActionForm>
      <OtherWays next={wanted} providers={providers} />
    </AuthShell>
  );
}

/** Every way to sign in without a password, below each other. */
function OtherWays({ next, providers }: { next: string | undefined; providers: PublicProvider[] }) {
  return (
    <section aria-labelledby="other-ways" className="mt-8 grid gap-3">
      <h2
        id="other-ways"
        className="flex items-center gap-4 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line"
      >
        Other ways
      </h2>
      <PasskeySignIn next={next} icon={<Icon name="key-round" />} />
      {providers.map(({ id, name }) => (
        <ActionForm
          key={id}
          action={beginProviderSignInAction}
          label={`Sign in with ${name}`}
          hidden={next ? { id, next } : { id }}
          className="grid gap-3"
        >
          <SubmitButton variant="secondary" pendingLabel="Leading you there…">
            <span className="truncate">
              Sign in with <bdi>{name}</bdi>
            </span>
          </SubmitButton>
        </ActionForm>
      ))}
      <LinkButton href={withNext("/login/link", next)} variant="secondary">
        Mail me a link
      </LinkButton>
      <LinkButton href={withNext("/login/company", next)} variant="secondary">
        Sign in with your company
      </LinkButton>
    </section>
  );
}

async function Footer() {
  const isOpen = await isRegistrationOpen(getRuntime());
  return (
    <div className="grid gap-2">
      {isOpen ? (
        <p>
          New here? <TextLink href="/register">Open a portal for your company</TextLink>.
        </p>
      ) : null}
      <p>
        Something does not work? See the <TextLink href="/status">status of the platform</TextLink>.
      </p>
    </div>
  );
}
