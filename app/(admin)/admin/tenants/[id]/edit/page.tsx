import { getWords, pageTitle, useSay, useWords } from "#components/format/words";
import { TENANT_KIND_LABELS } from "#components/tenancy/tenant-kind";
import { TenantPlaceFields } from "#components/tenancy/tenant-place-fields";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { UnsavedGuard } from "#components/ui/unsaved-guard";
import { can } from "#lib/access";
import { newId } from "#lib/platform/crypto";
import { getTenant } from "#lib/tenancy";
import { PLAN_KEYS, TENANT_KINDS, type TenantDetail } from "#lib/tenancy/schema";
import { readById, staffPage } from "#lib/web";
import { changeTenantAction } from "../../actions.ts";

export const generateMetadata = pageTitle("tenancy", "changeATenant");

const FIELDS = ["name", "kind", "planKey", "timeZone", "currency", "locale"];
const planOptions = PLAN_KEYS.map((key) => ({ value: key, label: key.slice(0, 1).toUpperCase() + key.slice(1) }));

export default async function ChangeTenantPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getWords("tenancy");
  const { id } = await params;
  const path = `/admin/tenants/${encodeURIComponent(id)}`;
  const context = await staffPage(`${path}/edit`);
  const tenant = await readById(id, () => getTenant(context, id));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("changeName", { name: tenant.name })}
        breadcrumbs={[{ label: t("tenants"), href: "/admin/tenants" }, { label: tenant.name, href: path }, { label: t("change") }]}
      />
      {can(context, "tenant.manage") ? (
        <ChangeForm tenant={tenant} backHref={path} />
      ) : (
        <Callout title={t("youMaySeeTenantsButNot3")}>{t("askASuperAdminForThe")}</Callout>
      )}
    </div>
  );
}

function ChangeForm({ tenant, backHref }: { tenant: TenantDetail; backHref: string }) {
  const say = useSay();
  const t = useWords("tenancy");
  return (
    <Card className="max-w-3xl">
      <ActionForm
        action={changeTenantAction}
        label={t("changeName", { name: tenant.name })}
        fields={FIELDS}
        hidden={{ id: tenant.id, version: String(tenant.version) }}
        idempotencyKey={newId()}
        className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
      >
        <UnsavedGuard />
        <TextField name="name" label={t("name")} defaultValue={tenant.name} autoComplete="off" maxLength={120} className="col-span-full" />
        <Select
          name="kind"
          label={t("kind")}
          options={TENANT_KINDS.map((kind) => ({ value: kind, label: say(TENANT_KIND_LABELS[kind]) }))}
          defaultValue={tenant.kind}
        />
        <Select name="planKey" label={t("plan")} hint={t("anotherPlanBeginsASubscriptionAt")} options={planOptions} defaultValue={tenant.planKey} />
        <TenantPlaceFields timeZone={tenant.timeZone} currency={tenant.currency} locale={tenant.locale} />
        <div className="col-span-full flex flex-wrap justify-end gap-3">
          <LinkButton href={backHref} variant="secondary">
            {t("cancel")}
          </LinkButton>
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
