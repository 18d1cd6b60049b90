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
import { TENANT_KINDS } from "#lib/tenancy/schema";
import { staffPage } from "#lib/web";
import { createFromDraftAction } from "../../actions.ts";

/** Everything that was answered, everything that was checked, and creating it. */
export async function Review({ draft, data }: { draft: { id: string; version: string }; data: NewTenantDraft }) {
  const context = await staffPage(`/admin/tenants/new/${draft.id}/review`);
  const { checks, answers } = await checkNewTenant(context, data);
  const kind = TENANT_KINDS.find((each) => each === data.kind);
  return (
    <div className="grid max-w-4xl gap-6">
      <Card title="What you answered">
        <DataList
          items={[
            { label: "Name", value: data.name },
            { label: "Address", value: data.slug },
            { label: "Kind", value: kind && TENANT_KIND_LABELS[kind] },
            { label: "Plan", value: data.planKey && data.planKey.slice(0, 1).toUpperCase() + data.planKey.slice(1) },
            { label: "Begins", value: data.start && (data.start === "paid" ? "Paying from today" : "With a trial") },
            { label: "Time zone", value: data.timeZone },
            { label: "Currency", value: data.currency },
            { label: "Language", value: data.locale },
            { label: "First administrator", value: data.adminEmail === null ? "Nobody yet" : data.adminEmail },
            { label: "Domain", value: data.domain === null ? "None" : data.domain },
          ]}
        />
      </Card>
      <Card title="Checks" note="Looked up just now. They are made again when the tenant is created.">
        <CheckList checks={checks} draftId={draft.id} />
      </Card>
      {answers ? null : <Callout tone="warn" title="It cannot be created yet. Mend what stands in the way first." />}
      <ActionForm action={createFromDraftAction} hidden={draft} label="Create the tenant">
        <div className="flex flex-wrap justify-end gap-3">
          <LinkButton href={`/admin/tenants/new/${draft.id}/people`} variant="secondary">
            Back
          </LinkButton>
          {answers ? <SubmitButton pendingLabel="Creating…">Create tenant</SubmitButton> : null}
        </div>
      </ActionForm>
    </div>
  );
}
