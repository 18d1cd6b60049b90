import type { Metadata } from "next";
import { PasskeyButton } from "#components/identity/passkey-button";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import type { UserContext } from "#lib/access";
import { getSecurity } from "#lib/identity";
import { ownPath, type SearchParams, userPage, withNext } from "#lib/web";
import { SignOutForm } from "../../../(auth)/sign-out-form.tsx";
import { confirmByPasswordAction, confirmByTotpAction } from "./actions.ts";

export const metadata: Metadata = { title: "Confirm that it is you" };

const HOME = "/account/security";

/** Asks somebody who is signed in to prove once more who they are, and leads back to what they wanted to do. */
export default async function ConfirmPage({ searchParams }: { searchParams: SearchParams }) {
  const next = ownPath.parse((await searchParams).next) ?? HOME;
  const context = await userPage(withNext("/account/confirm", next));
  const { impersonator, name } = context.actor;
  return (
    <div className="grid gap-6">
      <PageHeader title="Confirm that it is you" note="What you want to do matters, so we ask once more. It holds for ten minutes." />
      {impersonator ? (
        <Callout tone="warn" title={`You act as ${name}`}>
          Only the person can confirm that it is them. Stop acting as them first.
        </Callout>
      ) : (
        <Ways context={context} next={next} />
      )}
    </div>
  );
}

async function Ways({ context, next }: { context: UserContext; next: string }) {
  const { hasPassword, totpSince, passkeyCount } = await getSecurity(context);
  const hasWay = hasPassword || totpSince !== null || passkeyCount > 0;
  return (
    <>
      {passkeyCount > 0 ? (
        <Card title="With a passkey">
          <div>
            <PasskeyButton ceremony="confirm" label="Use a passkey" pendingLabel="Waiting for your passkey…" next={next} variant="primary" />
          </div>
        </Card>
      ) : null}
      {totpSince ? (
        <Card title="With your authenticator app">
          <ActionForm
            action={confirmByTotpAction}
            hidden={{ method: "totp", next }}
            fields={["code"]}
            label="With your authenticator app"
            className="grid max-w-xs gap-4"
          >
            <TextField
              name="code"
              label="Code"
              hint="The six digits that the app shows now."
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={20}
            />
            <SubmitButton pendingLabel="Checking…">Confirm with the code</SubmitButton>
          </ActionForm>
        </Card>
      ) : null}
      {hasPassword ? (
        <Card title="With your password">
          <ActionForm
            action={confirmByPasswordAction}
            hidden={{ method: "password", next }}
            fields={["password"]}
            label="With your password"
            className="grid max-w-lg gap-4"
          >
            <TextField name="password" type="password" label="Password" autoComplete="current-password" maxLength={200} />
            <div>
              <SubmitButton pendingLabel="Checking…">Confirm with the password</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : null}
      {hasWay ? null : (
        <Callout title="You have neither password nor second factor" actions={<SignOutForm look="button" />}>
          Sign out and in again the way you came: then it counts as recent.
        </Callout>
      )}
    </>
  );
}
