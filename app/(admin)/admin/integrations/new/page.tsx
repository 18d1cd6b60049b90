import type { Metadata } from "next";
import { SecretForm } from "#components/keys/secret-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { EndpointFields, endpointFieldNames } from "#components/webhooks/endpoint-fields";
import { NoIntegrations } from "#components/webhooks/no-permission";
import { INTEGRATIONS_PATH } from "#components/webhooks/webhooks-address";
import { can, PERMISSIONS } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { kindsFor } from "#lib/webhooks";
import { createEndpointAction } from "../actions.ts";

export const metadata: Metadata = { title: "New endpoint" };

export default async function NewEndpointPage() {
  const context = await staffPage(`${INTEGRATIONS_PATH}/new`);
  if (!can(context, "integration.create")) return <NoIntegrations title="New endpoint" permission={PERMISSIONS["integration.create"]} />;
  const kinds = kindsFor(false);
  return (
    <div className="grid gap-6">
      <PageHeader
        title="New endpoint"
        note="Of the platform: it is told of what happens in every tenant. Its secret is shown once."
        breadcrumbs={[{ label: "Integrations", href: INTEGRATIONS_PATH }, { label: "New endpoint" }]}
      />
      <Card>
        <SecretForm
          action={createEndpointAction}
          label="New endpoint"
          hidden={{}}
          fields={endpointFieldNames(kinds)}
          doneHref={INTEGRATIONS_PATH}
          example="WEBHOOK_SECRET=KEY"
          exampleTitle="Give it to the receiver"
          idempotencyKey={newId()}
        >
          <EndpointFields kinds={kinds} />
          <div>
            <SubmitButton pendingLabel="Making…">Make the endpoint</SubmitButton>
          </div>
        </SecretForm>
      </Card>
    </div>
  );
}
