import type { Metadata } from "next";
import { DraftList } from "#components/lifecycle/draft-list";
import { NewTenantStepper } from "#components/lifecycle/new-tenant-stepper";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { listNewTenants, missingSteps } from "#lib/lifecycle";
import { staffPage } from "#lib/web";
import { beginTenantAction, discardDraftAction } from "./actions.ts";
import { MayNotCreate } from "./may-not-create.tsx";
import { BusinessForm } from "./step-forms.tsx";

export const metadata: Metadata = { title: "New tenant" };

export default async function NewTenantPage() {
  const context = await staffPage("/admin/tenants/new");
  const mayCreate = can(context, "tenant.manage");
  const drafts = mayCreate ? await listNewTenants(context) : [];
  const open = drafts.map((draft) => ({ ...draft, next: missingSteps(draft.data)[0] ?? ("review" as const) }));
  return (
    <div className="grid gap-6">
      <PageHeader
        title="New tenant"
        note="In five steps. Each is kept as you go: leave when you like, and go on from any device."
        breadcrumbs={[{ label: "Tenants", href: "/admin/tenants" }, { label: "New tenant" }]}
      />
      {mayCreate ? (
        <>
          {open.length > 0 ? (
            <Card title="Your drafts" note="Tenants that you began and did not create. Only you see them." isFlush className="max-w-4xl">
              <DraftList drafts={open} discard={discardDraftAction} now={context.clock.now()} />
            </Card>
          ) : null}
          <NewTenantStepper current="business" draftId={null} missing={[]} />
          <BusinessForm action={beginTenantAction} hidden={{}} data={{}} />
        </>
      ) : (
        <MayNotCreate />
      )}
    </div>
  );
}
