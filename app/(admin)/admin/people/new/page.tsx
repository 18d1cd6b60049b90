import type { Metadata } from "next";
import { PLATFORM_ROLE_LABELS } from "#components/people/person-words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { createStaffAction } from "../actions.ts";

export const metadata: Metadata = { title: "New member of staff" };

const roleOptions = [
  { value: "support", label: `${PLATFORM_ROLE_LABELS.support}: sees everything, changes little` },
  { value: "super_admin", label: `${PLATFORM_ROLE_LABELS.super_admin}: may do everything, in every tenant` },
];

export default async function NewStaffPage() {
  const context = await staffPage("/admin/people/new");
  return (
    <div className="grid gap-6">
      <PageHeader
        title="New member of staff"
        note="They get a mail with a link, good for three days, to choose their password. People of tenants are invited by their tenant instead."
        breadcrumbs={[{ label: "People", href: "/admin/people" }, { label: "New member of staff" }]}
      />
      {can(context, "tenant.manage") ? <NewStaffForm /> : <NotAllowed />}
    </div>
  );
}

function NewStaffForm() {
  return (
    <Card className="max-w-xl">
      <ActionForm action={createStaffAction} label="New member of staff" fields={["name", "email", "role"]} idempotencyKey={newId()}>
        <TextField name="name" label="Name" autoComplete="off" maxLength={120} />
        <TextField name="email" type="email" label="E-mail address" autoComplete="off" maxLength={254} />
        <Select name="role" label="Role" options={roleOptions} defaultValue="support" />
        <div className="flex flex-wrap justify-end gap-3">
          <LinkButton href="/admin/people" variant="secondary">
            Cancel
          </LinkButton>
          <SubmitButton pendingLabel="Making the account…">Make account and send link</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

function NotAllowed() {
  return (
    <Callout
      title="You may see people, but not make accounts"
      actions={
        <LinkButton href="/admin/people" variant="secondary" size="sm">
          See all people
        </LinkButton>
      }
    >
      Ask a super-admin to make the account.
    </Callout>
  );
}
