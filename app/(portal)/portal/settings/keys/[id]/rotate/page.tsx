import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SecretForm } from "#components/keys/secret-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { listServiceAccounts } from "#lib/keys";
import { getRuntime } from "#lib/platform/runtime";
import { tenantPage } from "#lib/web";
import { MissingPermission } from "../../../../missing-permission.tsx";
import { rotateKeyAction } from "../../actions.ts";
import { exampleCall } from "../../example-call.ts";

export const metadata: Metadata = { title: "Rotate the key" };

const OVERLAPS = [
  { value: "0", label: "Not at all: it ends now" },
  { value: "1", label: "For an hour" },
  { value: "24", label: "For a day" },
  { value: "168", label: "For a week" },
];

export default async function RotatePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await tenantPage("/portal/settings/keys");
  if (!can(context, "api_key.manage")) return <MissingPermission title="Rotate the key" permission="api_key.manage" />;
  const key = (await listServiceAccounts(context)).flatMap(({ keys }) => keys).find((each) => each.id === id);
  if (!key) notFound();
  return (
    <div className="grid gap-6">
      <PageHeader
        title={`Rotate “${key.name}”`}
        note="A new key takes its place, with the same permissions and limit. The old one counts for a while more, so that you can change over."
        breadcrumbs={[{ label: "API keys", href: "/portal/settings/keys" }, { label: "Rotate" }]}
      />
      <Card className="max-w-3xl">
        <SecretForm
          action={rotateKeyAction}
          label="Rotate the key"
          hidden={{ id }}
          fields={["overlapHours"]}
          doneHref="/portal/settings/keys"
          example={exampleCall(getRuntime())}
        >
          <Select name="overlapHours" label="The old key still counts" defaultValue="24" options={OVERLAPS} className="max-w-xs" />
          <div>
            <SubmitButton pendingLabel="Rotating…">Make the new key</SubmitButton>
          </div>
        </SecretForm>
      </Card>
    </div>
  );
}
