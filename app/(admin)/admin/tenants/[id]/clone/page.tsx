import type { Metadata } from "next";
import { TenantNameFields } from "#components/tenancy/tenant-name-fields";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { Checkbox } from "#components/ui/checkbox";
import { SubmitButton } from "#components/ui/submit-button";
import type { StaffContext } from "#lib/access";
import { describeClone } from "#lib/lifecycle";
import type { ClonePart } from "#lib/lifecycle/schema";
import { newId } from "#lib/platform/crypto";
import type { TenantDetail } from "#lib/tenancy/schema";
import { checkSlugAction } from "../../new/actions.ts";
import { cloneTenantAction } from "../life-actions.ts";
import { LifePage } from "../life-page.tsx";

export const metadata: Metadata = { title: "Clone a tenant" };

const PARTS: { name: ClonePart; one: string; many: string; none: string; hint: string }[] = [
  {
    name: "flags",
    one: "feature flag of its own",
    many: "feature flags of its own",
    none: "no feature flags of its own",
    hint: "What was switched on or off for this tenant alone.",
  },
  {
    name: "roles",
    one: "role of its own",
    many: "roles of its own",
    none: "no roles of its own",
    hint: "Their names and what they allow; nobody has them yet.",
  },
  {
    name: "policy",
    one: "set of rules of signing in",
    many: "sets of rules of signing in",
    none: "no rules of signing in",
    hint: "Second factor, ways of signing in, length of sessions. Consent to support’s access is not copied.",
  },
  {
    name: "branding",
    one: "look of its own",
    many: "looks of its own",
    none: "no look of its own",
    hint: "The portal’s name and colour, and the logo.",
  },
];

export default async function CloneTenantPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <LifePage id={(await params).id} current="clone">
      {renderForm}
    </LifePage>
  );
}

async function renderForm(context: StaffContext, tenant: TenantDetail) {
  const counts = await describeClone(context, tenant.id);
  return (
    <Card
      title="A new tenant like this one"
      note="It begins with a trial of its own, and empty: people, keys, secrets, domains and data never come along."
      className="max-w-4xl"
    >
      <ActionForm
        action={cloneTenantAction}
        label="Clone the tenant"
        fields={["name", "slug"]}
        hidden={{ id: tenant.id }}
        idempotencyKey={newId()}
        className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
      >
        <TenantNameFields check={checkSlugAction} />
        <fieldset className="col-span-full grid gap-4">
          <legend className="mb-2 font-medium text-sm text-soft">What comes along</legend>
          <p className="text-sm text-soft">
            Always: the plan {tenant.planName}, the kind, {tenant.timeZone}, {tenant.currency}, {tenant.locale}.
          </p>
          {PARTS.map(({ name, one, many, none, hint }) => (
            <Checkbox
              key={name}
              name={name}
              label={counts[name] === 0 ? `There are ${none}` : `${counts[name]} ${counts[name] === 1 ? one : many}`}
              hint={hint}
              defaultChecked={counts[name] > 0}
              disabled={counts[name] === 0}
            />
          ))}
        </fieldset>
        <div className="col-span-full flex justify-end">
          <SubmitButton pendingLabel="Cloning…">Clone the tenant</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
