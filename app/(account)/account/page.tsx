import type { Metadata } from "next";
import { AddressCard, NameCard, PasswordCard } from "#components/identity/profile-cards";
import { Callout } from "#components/ui/callout";
import { PageHeader } from "#components/ui/page-header";
import { getProfile } from "#lib/identity";
import { userPage } from "#lib/web";
import { askForNewAddressAction, changeNameAction, changePasswordAction } from "./profile-actions.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const context = await userPage("/account");
  const { impersonator, name } = context.actor;
  return (
    <div className="grid gap-6">
      <PageHeader title="Your account" note="Who you are here, and how you sign in." />
      {impersonator ? (
        <Callout tone="warn" title={`You act as ${name}`}>
          Name, address and password belong to the person alone. Stop acting as them to see your own.
        </Callout>
      ) : (
        <Profile context={context} />
      )}
    </div>
  );
}

async function Profile({ context }: { context: Awaited<ReturnType<typeof userPage>> }) {
  const { name, email, hasPassword } = await getProfile(context);
  return (
    <>
      <NameCard name={name} action={changeNameAction} />
      <AddressCard email={email} hasPassword={hasPassword} action={askForNewAddressAction} />
      <PasswordCard hasPassword={hasPassword} action={changePasswordAction} />
    </>
  );
}
