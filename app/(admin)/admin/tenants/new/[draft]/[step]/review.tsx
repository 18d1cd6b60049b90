import { getSay, getWords } from "#components/format/words";
import { CheckList } from "#components/lifecycle/check-list";
import { TENANT_KIND_LABELS } from "#components/tenancy/tenant-kind";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { LinkButton } from "#components/ui/link-button";
import { SubmitButton } from "#components/ui/submit-button";
import { checkNewTenant } from "#lib/lifecycle";
import type { NewTenantDraft } from "#lib/lifecycle/schema";
import { getRuntime } from "#lib/platform/runtime";
import { TENANT_KINDS } from "#lib/tenancy/schema";
import { staffPage } from "#lib/web";
import { createFromDraftAction } from "../../actions.ts";

/** Everything that was answered, everything that was checked, and creating it. */
export async function Review({ draft, data }: { draft: { id: string; version: string }; data: NewTenantDraft }) {
  const t = await getWords("tenancy");
  const say = await getSay();
  const context = await staffPage(`/admin/tenants/new/${draft.id}/review`);
  const { checks, answers } = await checkNewTenant(context, data, getRuntime());
  const kind = TENANT_KINDS.find((each) => each === data.kind);
  return (
    <div className="grid max-w-4xl gap-6">
      <Card title={t("whatYouAnswered")}>
        <DataList
          items={[
            { label: t("name"), value: data.name },
            { label: t("address"), value: data.slug },
            { label: t("kind"), value: kind && say(TENANT_KIND_LABELS[kind]) },
            { label: t("plan"), value: data.planKey && data.planKey.slice(0, 1).toUpperCase() + data.planKey.slice(1) },
            { label: t("begins"), value: data.start && (data.start === "paid" ? t("payingFromToday") : t("withATrial")) },
            { label: t("timeZone"), value: data.timeZone },
            { label: t("currency"), value: data.currency },
            { label: t("language"), value: data.locale },
            { label: t("firstAdministrator"), value: data.adminEmail === null ? t("nobodyYet") : data.adminEmail },
            { label: t("domain"), value: data.domain === null ? t("noDomain") : data.domain },
          ]}
        />
      </Card>
      <Card title={t("checks")} note={t("lookedUpJustNowTheyAre")}>
        <CheckList checks={checks} draftId={draft.id} />
      </Card>
      {answers ? null : <Callout tone="warn" title={t("itCannotBeCreatedYetMend")} />}
      <ActionForm action={createFromDraftAction} hidden={draft} label={t("createTheTenant")}>
        <div className="flex flex-wrap justify-end gap-3">
          <LinkButton href={`/admin/tenants/new/${draft.id}/people`} variant="secondary">
            {t("back")}
          </LinkButton>
          {answers ? <SubmitButton pendingLabel={t("creating")}>{t("createTenant")}</SubmitButton> : null}
        </div>
      </ActionForm>
    </div>
  );
}
