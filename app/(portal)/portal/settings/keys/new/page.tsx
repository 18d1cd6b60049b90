import { getSay, getWords, pageTitle } from "#components/format/words";
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

export const generateMetadata = pageTitle("portal", "newApiKey");

const LIVES = [
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "One year" },
  { value: "never", label: "Until it is revoked" },
];

export default async function NewKeyPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("portal");
  const say = await getSay();
  const { account: asked } = await searchParams;
  const context = await tenantPage("/portal/settings/keys");
  if (!can(context, "api_key.manage")) return <MissingPermission title={t("newApiKey")} permission="api_key.manage" />;
  const account = await readById(String(asked), (id) => getServiceAccount(context, id));
  const isAdmin = context.actor.kind === "user" && context.actor.tenantRole === "tenant_admin";
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newApiKey")}
        note={t("forTheServiceAccountName", { name: account.name })}
        breadcrumbs={[{ label: t("apiKeys"), href: "/portal/settings/keys" }, { label: t("newKey") }]}
      />
      <Card>
        <SecretForm
          action={createKeyAction}
          label={t("newApiKey")}
          hidden={{ accountId: account.id }}
          fields={["name", "days", "callsPerMinute"]}
          doneHref="/portal/settings/keys"
          example={exampleCall(getRuntime())}
        >
          <div className="grid gap-5 sm:grid-cols-3">
            <TextField name="name" label={t("name")} hint={t("whereItIsUsed")} maxLength={80} autoComplete="off" />
            <Select name="days" label={t("countsFor")} defaultValue="90" options={LIVES.map(({ value, label }) => ({ value, label: say(label) }))} />
            <TextField
              name="callsPerMinute"
              label={t("callsAMinute")}
              hint={t("atMostMostcallsperminute", { mostCallsPerMinute: String(KEY_LIMITS.mostCallsPerMinute) })}
              inputMode="numeric"
              defaultValue="600"
              autoComplete="off"
            />
          </div>
          <div className="grid gap-3">
            <h2 className="font-semibold text-ink text-base">{t("whatItMayDo")}</h2>
            <RoleMatrix grants={{}} held={isAdmin ? null : context.grants} hasReach={false} />
          </div>
          <div>
            <SubmitButton pendingLabel={t("making")}>{t("makeTheKey")}</SubmitButton>
          </div>
        </SecretForm>
      </Card>
    </div>
  );
}
