import type { Metadata } from "next";
import { NoBilling } from "#components/billing/no-billing";
import { COST_NAMES, CostTable } from "#components/billing/profit-parts";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { costsOf } from "#lib/billing";
import { COST_KINDS, readProfitInput } from "#lib/billing/schema";
import { newId } from "#lib/platform/crypto";
import { addressOf, readById, type SearchParams, staffPage } from "#lib/web";
import { addCostAction, removeCostAction } from "../actions.ts";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: SearchParams;
}

export const metadata: Metadata = { title: "Costs of a client" };

const PATH = "/admin/plans/profit";

export default async function CostsPage({ params, searchParams }: Props) {
  const [{ id }, query] = await Promise.all([params, searchParams]);
  const context = await staffPage(`${PATH}/${id}`);
  if (!can(context, "billing.manage")) return <NoBilling />;
  const month = readProfitInput.shape.month.safeParse(query.month).data ?? context.clock.now().toISOString().slice(0, 7);
  const { name, lines } = await readById(id, () => costsOf(context, id, month));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={name}
        note={`Costs in ${month}, in the currency of its plan.`}
        breadcrumbs={[
          { label: "Plans and revenue", href: "/admin/plans" },
          { label: "Profitability", href: addressOf(PATH, { month }) },
          { label: name },
        ]}
        actions={<TextLink href={`/admin/tenants/${id}`}>The client</TextLink>}
      />
      <Card title="Costs" isFlush>
        <CostTable lines={lines} remove={removeCostAction} newKey={newId} />
      </Card>
      <Card title="Enter a cost" note="Work is hours times a rate; everything else is an amount.">
        <ActionForm
          action={addCostAction}
          label="Enter a cost"
          fields={["kind", "amount", "hours", "rate", "note"]}
          hidden={{ tenantId: id, month }}
          idempotencyKey={newId()}
          className="grid gap-5 sm:grid-cols-2 xl:grid-cols-4 [&>[role]]:col-span-full"
        >
          <Select name="kind" label="Kind" options={COST_KINDS.map((kind) => ({ value: kind, label: COST_NAMES[kind] }))} />
          <TextField name="amount" label="Amount" hint="For all but work." inputMode="decimal" isOptional />
          <TextField name="hours" label="Hours" hint="For work, such as 7.5." inputMode="decimal" isOptional />
          <TextField name="rate" label="An hour costs" hint="For work." inputMode="decimal" isOptional />
          <TextField name="note" label="Note" maxLength={300} isOptional className="col-span-full" />
          <div className="col-span-full">
            <SubmitButton pendingLabel="Saving…">Enter the cost</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
