import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getSay, getWords } from "#components/format/words";
import { NewTenantStepper } from "#components/lifecycle/new-tenant-stepper";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getNewTenant, listPlanChoices, missingSteps } from "#lib/lifecycle";
import { NEW_TENANT_STEPS, type NewTenantDraft, type NewTenantStep, STEP_LABELS } from "#lib/lifecycle/schema";
import { readById, staffPage } from "#lib/web";
import { keepBusinessAction } from "../../actions.ts";
import { MayNotCreate } from "../../may-not-create.tsx";
import { BusinessForm, PeopleForm, PlaceForm, PlanForm } from "../../step-forms.tsx";
import { Review } from "./review.tsx";

interface Props {
  params: Promise<{ draft: string; step: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, say] = await Promise.all([getWords("tenancy"), getSay()]);
  return { title: t("newTenantStep", { step: say(STEP_LABELS[stepOf((await params).step)]) }) };
}

function stepOf(step: string): NewTenantStep {
  return NEW_TENANT_STEPS.find((each) => each === step) ?? notFound();
}

export default async function NewTenantStepPage({ params }: Props) {
  const t = await getWords("tenancy");
  const say = await getSay();
  const { draft: id, step: named } = await params;
  const step = stepOf(named);
  const context = await staffPage(`/admin/tenants/new/${encodeURIComponent(id)}/${step}`);
  const draft = can(context, "tenant.manage") ? await readById(id, () => getNewTenant(context, id)) : null;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={draft?.data.name ?? t("newTenant")}
        note={t("aNewTenantWhatYouHave")}
        breadcrumbs={[
          { label: t("tenants"), href: "/admin/tenants" },
          { label: t("newTenant"), href: "/admin/tenants/new" },
          { label: say(STEP_LABELS[step]) },
        ]}
      />
      {draft ? (
        <>
          <NewTenantStepper current={step} draftId={draft.id} missing={missingSteps(draft.data)} />
          <Step step={step} hidden={{ id: draft.id, version: String(draft.version) }} data={draft.data} />
        </>
      ) : (
        <MayNotCreate />
      )}
    </div>
  );
}

async function Step({ step, hidden, data }: { step: NewTenantStep; hidden: { id: string; version: string }; data: NewTenantDraft }) {
  switch (step) {
    case "business":
      return <BusinessForm action={keepBusinessAction} hidden={hidden} data={data} />;
    case "plan":
      return <PlanForm hidden={hidden} data={data} plans={await listPlanChoices(await staffPage("/admin/tenants/new"))} />;
    case "place":
      return <PlaceForm hidden={hidden} data={data} />;
    case "people":
      return <PeopleForm hidden={hidden} data={data} />;
    case "review":
      return <Review draft={hidden} data={data} />;
  }
}
