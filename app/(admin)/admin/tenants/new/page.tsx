import { getWords, pageTitle } from "#components/format/words";
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

export const generateMetadata = pageTitle("tenancy", "newTenant");

export default async function NewTenantPage() {
  const t = await getWords("tenancy");
  const context = await staffPage("/admin/tenants/new");
  const mayCreate = can(context, "tenant.manage");
  const drafts = mayCreate ? await listNewTenants(context) : [];
  const open = drafts.map((draft) => ({ ...draft, next: missingSteps(draft.data)[0] ?? ("review" as const) }));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("newTenant")}
        note={t("inFiveStepsEachIsKept")}
        breadcrumbs={[{ label: t("tenants"), href: "/admin/tenants" }, { label: t("newTenant") }]}
      />
      {mayCreate ? (
        <>
          {open.length > 0 ? (
            <Card title={t("yourDrafts")} note={t("tenantsThatYouBeganAndDid")} isFlush className="max-w-4xl">
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
