import { getWords, pageTitle } from "#components/format/words";
import { SecretForm } from "#components/keys/secret-form";
import { SERVICES_PATH, serviceHref } from "#components/services/services-address";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { can } from "#lib/access";
import { getRestartHook, getService } from "#lib/services";
import { serviceKey } from "#lib/services/schema";
import { readById, staffPage } from "#lib/web";
import { setRestartHookAction } from "../../actions.ts";
import { NoServices } from "../../no-services.tsx";

export const generateMetadata = pageTitle("upkeep", "restartHook");

/** Sets the webhook that restarts a service, or another in its place; its secret is shown once. */
export default async function RestartHookPage({ params }: { params: Promise<{ service: string }> }) {
  const [t, words, { service: key }] = [await getWords("upkeep"), await getWords("services"), await params];
  const context = await staffPage(`${serviceHref(key)}/restart-hook`);
  if (!can(context, "service.manage")) return <NoServices />;
  const { service } = await readById(key, () => getService(context, key), serviceKey);
  const { host, version } = await getRestartHook(context, key);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t(host === null ? "setHook" : "changeHook")}
        note={t("restartHookNote")}
        breadcrumbs={[
          { label: words("services"), href: SERVICES_PATH },
          { label: service.name, href: serviceHref(key) },
          { label: t("restartHook") },
        ]}
      />
      {host === null ? null : (
        <Callout tone="warn" title={`${t("calledAt")} ${host}`}>
          {t("changeHookNote")}
        </Callout>
      )}
      <Card>
        <SecretForm
          action={setRestartHookAction}
          label={t("setHook")}
          hidden={{ service: key, version: String(version) }}
          fields={["url", "confirmation"]}
          doneHref={serviceHref(key)}
          example="WEBHOOK_SECRET=KEY"
          exampleTitle={t("giveSecret")}
        >
          <TextField name="url" type="url" label={t("hookAddress")} hint={t("hookHint")} autoComplete="off" maxLength={1_000} />
          <TextField name="confirmation" label={t("typeKey", { key })} hint={t("whoHasIt")} autoComplete="off" spellCheck={false} maxLength={63} />
          <div>
            <SubmitButton pendingLabel={t("setting")}>{t(host === null ? "setHook" : "changeHook")}</SubmitButton>
          </div>
        </SecretForm>
      </Card>
    </div>
  );
}
