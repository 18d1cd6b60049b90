import type { Metadata } from "next";
import { SecretForm } from "#components/keys/secret-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { NoIntegrations } from "#components/webhooks/no-permission";
import { endpointPath, INTEGRATIONS_PATH } from "#components/webhooks/webhooks-address";
import { can, PERMISSIONS } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { readById, staffPage } from "#lib/web";
import { getEndpoint } from "#lib/webhooks";
import { rotateSecretAction } from "../../actions.ts";

export const metadata: Metadata = { title: "Rotate the secret" };

export default async function RotateSecretPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const context = await staffPage(`${endpointPath(id)}/rotate`);
  if (!can(context, "integration.update")) return <NoIntegrations title="Rotate the secret" permission={PERMISSIONS["integration.update"]} />;
  const { url } = await readById(id, () => getEndpoint(context, "platform", id));
  const { host } = new URL(url);
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Rotate the secret"
        note={`For 24 hours every message to ${host} carries a signature of the old secret beside that of the new one.`}
        breadcrumbs={[{ label: "Integrations", href: INTEGRATIONS_PATH }, { label: host, href: endpointPath(id) }, { label: "Rotate" }]}
      />
      <Card className="max-w-3xl">
        <SecretForm
          action={rotateSecretAction}
          label="Rotate the secret"
          hidden={{ id }}
          fields={[]}
          doneHref={endpointPath(id)}
          example="WEBHOOK_SECRET=KEY"
          exampleTitle="Give it to the receiver"
          idempotencyKey={newId()}
        >
          <p className="text-sm text-soft">Give the new secret to the receiver within that time. A secret that leaked should be rotated twice.</p>
          <div>
            <SubmitButton pendingLabel="Rotating…">Make the new secret</SubmitButton>
          </div>
        </SecretForm>
      </Card>
    </div>
  );
}
