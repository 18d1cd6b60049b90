import type { Metadata } from "next";
import { SecretForm } from "#components/keys/secret-form";
import { RoleMatrix } from "#components/members/role-matrix";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { getServiceAccount } from "#lib/keys";
import { KEY_LIMITS } from "#lib/keys/schema";
import { getRuntime } from "#lib/platform/runtime";
import { readById, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { createKeyAction } from "../actions.ts";
import { exampleCall } from "../example-call.ts";

export const metadata: Metadata = { title: "New API key" };

const LIVES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "One year" },
  { value: "never", label: "Until it is revoked" },
];

export default async function NewKeyPage({ searchParams }: { searchParams: SearchParams }) {
  const { account: asked } = await searchParams;
  const context = await tenantPage("/portal/settings/keys");
  if (!can(context, "api_key.manage")) return <MissingPermission title="New API key" permission="api_key.manage" />;
  const account = await readById(String(asked), (id) => getServiceAccount(context, id));
  const isAdmin = context.actor.kind === "user" && context.actor.tenantRole === "tenant_admin";
  return (
    <div className="grid gap-6">
      <PageHeader
        title="New API key"
        note={`For the service account “${account.name}”.`}
        breadcrumbs={[{ label: "API keys", href: "/portal/settings/keys" }, { label: "New key" }]}
      />
      <Card>
        <SecretForm
          action={createKeyAction}
          label="New API key"
          hidden={{ accountId: account.id }}
          fields={["name", "days", "callsPerMinute"]}
          doneHref="/portal/settings/keys"
          example={exampleCall(getRuntime())}
        >
          <div className="grid gap-5 sm:grid-cols-3">
            <TextField name="name" label="Name" hint="Where it is used." maxLength={80} autoComplete="off" />
            <Select name="days" label="Counts for" defaultValue="90" options={LIVES} />
            <TextField
              name="callsPerMinute"
              label="Calls a minute"
              hint={`At most ${KEY_LIMITS.mostCallsPerMinute}.`}
              inputMode="numeric"
              defaultValue="600"
              autoComplete="off"
            />
          </div>
          <div className="grid gap-3">
            <h2 className="font-semibold text-ink text-base">What it may do</h2>
            <RoleMatrix grants={{}} held={isAdmin ? null : context.grants} hasReach={false} />
          </div>
          <div>
            <SubmitButton pendingLabel="Making…">Make the key</SubmitButton>
          </div>
        </SecretForm>
      </Card>
    </div>
  );
}
