import { PlanChangeCallout } from "#components/billing/plan-change-callout";
import { PlanChangePreviewCard } from "#components/billing/plan-change-preview";
import { PlanChoices } from "#components/billing/plan-choices";
import { getWords, pageTitle } from "#components/format/words";
import { AddressProblem } from "#components/ui/address-problem";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { listPlanChoices, previewPlanChange, readOwnBilling } from "#lib/billing";
import { planKeyInput } from "#lib/billing/schema";
import { newId } from "#lib/platform/crypto";
import { getRuntime } from "#lib/platform/runtime";
import { addressOf, chooseParams, readByAddress, readById, type SearchParams, tenantPage } from "#lib/web";
import { MissingPermission } from "../../../missing-permission.tsx";
import { callOffPlanChangeAction, changeOwnPlanAction } from "../actions.ts";

export const generateMetadata = pageTitle("invoices", "chooseAPlan");

const BILLING = "/portal/settings/billing";
const PATH = `${BILLING}/change`;

export default async function ChangePlanPage({ searchParams }: { searchParams: SearchParams }) {
  const [t, asked] = await Promise.all([getWords("invoices"), searchParams]);
  const context = await tenantPage(PATH);
  if (!can(context, "billing.manage")) return <MissingPermission title={t("chooseAPlan")} permission="billing.manage" />;
  const runtime = getRuntime();
  const { timeZone } = context.tenant;
  const { change, status } = await readOwnBilling(context, runtime);
  const chosen = chooseParams(asked, ["plan"]);
  const found = chosen.plan
    ? await readByAddress(planKeyInput, chosen, (input) =>
        readById(input.plan, () => previewPlanChange(context, input.plan, runtime), planKeyInput.shape.plan),
      )
    : null;
  const header = (
    <PageHeader
      title={found?.problem === null ? t("changeTo", { plan: found.answer.to.name }) : t("chooseAPlan")}
      note={found ? undefined : t("chooseAPlanNote")}
      breadcrumbs={[
        { label: t("backToInvoices"), href: BILLING },
        { label: t("chooseAPlan"), ...(found && { href: PATH }) },
      ]}
    />
  );
  return (
    <div className="grid gap-6">
      {header}
      <PlanChangeCallout change={change?.state === "scheduled" ? change : null} timeZone={timeZone} callOff={callOffPlanChangeAction} />
      {found && found.problem !== null ? <AddressProblem problem={found.problem} firstHref={PATH} /> : null}
      {found?.problem === null && !found.answer.to.isCurrent && found.answer.to.exceeded.length === 0 ? (
        <PlanChangePreviewCard
          preview={found.answer}
          isTrial={status === "trial"}
          timeZone={timeZone}
          action={changeOwnPlanAction}
          idempotencyKey={newId()}
          otherHref={PATH}
        />
      ) : (
        <PlanChoices plans={await listPlanChoices(context)} hrefOf={(plan) => addressOf(PATH, { plan })} timeZone={timeZone} />
      )}
    </div>
  );
}
