import { getWords } from "#components/format/words";
import { SecretForm } from "#components/keys/secret-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { endpointPath } from "#components/webhooks/webhooks-address";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { readById } from "#lib/web";
import { getEndpoint } from "#lib/webhooks";
import type { EndpointScreenProps } from "./place.ts";

/** Makes another secret, and shows it this once. */
export async function RotateSecret({ place, context, id }: EndpointScreenProps) {
  const t = await getWords("integrations");
  if (!can(context, "integration.update")) return place.refusal(t("rotateTheSecret"), "integration.update");
  const { url } = await readById(id, () => getEndpoint(context, place.scope, id));
  const { host } = new URL(url);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("rotateTheSecret")}
        note={t("for24HoursEveryMessageTo", { host })}
        breadcrumbs={[{ label: t(place.crumb), href: place.base }, { label: host, href: endpointPath(place.base, id) }, { label: t("rotate") }]}
      />
      <Card className="max-w-3xl">
        <SecretForm
          action={place.actions.rotate}
          label={t("rotateTheSecret")}
          hidden={{ id }}
          fields={[]}
          doneHref={endpointPath(place.base, id)}
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
