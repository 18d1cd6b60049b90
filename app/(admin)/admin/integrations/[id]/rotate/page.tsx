import { getWords, pageTitle } from "#components/format/words";
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

export const generateMetadata = pageTitle("integrations", "rotateTheSecret");

export default async function RotateSecretPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getWords("integrations");
  const { id } = await params;
  const context = await staffPage(`${endpointPath(id)}/rotate`);
  if (!can(context, "integration.update")) return <NoIntegrations title={t("rotateTheSecret")} permission={PERMISSIONS["integration.update"]} />;
  const { url } = await readById(id, () => getEndpoint(context, "platform", id));
  const { host } = new URL(url);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("rotateTheSecret")}
        note={t("for24HoursEveryMessageTo", { host })}
        breadcrumbs={[{ label: t("integrations"), href: INTEGRATIONS_PATH }, { label: host, href: endpointPath(id) }, { label: t("rotate") }]}
      />
      <Card className="max-w-3xl">
        <SecretForm
          action={rotateSecretAction}
          label={t("rotateTheSecret")}
          hidden={{ id }}
          fields={[]}
          doneHref={endpointPath(id)}
          example="WEBHOOK_SECRET=KEY"
          exampleTitle={t("giveItToTheReceiver")}
          idempotencyKey={newId()}
        >
          <p className="text-sm text-soft">{t("giveTheNewSecretToThe")}</p>
          <div>
            <SubmitButton pendingLabel={t("rotating")}>{t("makeTheNewSecret")}</SubmitButton>
          </div>
        </SecretForm>
      </Card>
    </div>
  );
}
