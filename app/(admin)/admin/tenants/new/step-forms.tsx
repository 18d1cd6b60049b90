import type { ReactNode } from "react";
import { PlanCards } from "#components/lifecycle/plan-cards";
import { TENANT_KIND_LABELS } from "#components/tenancy/tenant-kind";
import { TenantNameFields } from "#components/tenancy/tenant-name-fields";
import { TenantPlaceFields } from "#components/tenancy/tenant-place-fields";
import { ActionForm, type FormAction } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { LinkButton } from "#components/ui/link-button";
import { RadioList } from "#components/ui/radio-list";
import { Select } from "#components/ui/select";
import { SubmitButton } from "#components/ui/submit-button";
import { TextField } from "#components/ui/text-field";
import type { NewTenantDraft, PlanChoice } from "#lib/lifecycle/schema";
import { TENANT_KINDS } from "#lib/tenancy/schema";
import { checkSlugAction, keepPeopleAction, keepPlaceAction, keepPlanAction } from "./actions.ts";

const kindOptions = TENANT_KINDS.map((kind) => ({ value: kind, label: TENANT_KIND_LABELS[kind] }));

interface StepProps {
  /** The draft's id and the version it was looked at in. */
  hidden: Record<string, string>;
  data: NewTenantDraft;
}

interface FrameProps {
  title: string;
  note: string;
  action: FormAction;
  hidden: Record<string, string>;
  fields: string[];
  /** Null on the first step. */
  backHref: string | null;
  children: ReactNode;
}

function Frame({ title, note, action, hidden, fields, backHref, children }: FrameProps) {
  return (
    <Card title={title} note={note} className="max-w-4xl">
      <ActionForm action={action} label={title} fields={fields} hidden={hidden} className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full">
        {children}
        <div className="col-span-full flex flex-wrap justify-end gap-3">
          <LinkButton href={backHref ?? "/admin/tenants"} variant="secondary">
            {backHref ? "Back" : "Cancel"}
          </LinkButton>
          <SubmitButton pendingLabel="Keeping…">Next</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

const at = ({ id }: Record<string, string>, step: string) => `/admin/tenants/new/${id}/${step}`;

export function BusinessForm({ action, hidden, data }: StepProps & { action: FormAction }) {
  return (
    <Frame
      title="Which business is it?"
      note="Its name can be changed later; its address cannot."
      action={action}
      hidden={hidden}
      fields={["name", "slug", "kind"]}
      backHref={null}
    >
      <TenantNameFields name={data.name} slug={data.slug} check={checkSlugAction} />
      <Select
        name="kind"
        label="Kind"
        hint="Brands are the agency’s own; they count in no revenue."
        options={kindOptions}
        defaultValue={data.kind ?? "client"}
      />
    </Frame>
  );
}

const STARTS = [
  { value: "trial", label: "With a trial", hint: "Everything is open and nothing is paid. It shows among the decisions when it ends." },
  { value: "paid", label: "Paying from today", hint: "Its subscription begins now, at the plan’s price of today." },
];

export function PlanForm({ hidden, data, plans }: StepProps & { plans: PlanChoice[] }) {
  return (
    <Frame
      title="What may it use?"
      note="The plan says which surfaces are open and how much there is. It can be changed at any time."
      action={keepPlanAction}
      hidden={hidden}
      fields={["planKey", "start"]}
      backHref={at(hidden, "business")}
    >
      <div className="col-span-full">
        <PlanCards plans={plans} chosen={data.planKey ?? plans[0]?.key} />
      </div>
      <RadioList name="start" legend="How it begins" options={STARTS} defaultValue={data.start ?? "trial"} className="col-span-full" />
    </Frame>
  );
}

export function PlaceForm({ hidden, data }: StepProps) {
  return (
    <Frame
      title="Where is it?"
      note="Days, amounts and dates are shown as they are there."
      action={keepPlaceAction}
      hidden={hidden}
      fields={["timeZone", "currency", "locale"]}
      backHref={at(hidden, "plan")}
    >
      <TenantPlaceFields timeZone={data.timeZone ?? "UTC"} currency={data.currency ?? "USD"} locale={data.locale ?? "en"} />
    </Frame>
  );
}

const INVITES = [
  { value: "invite", label: "Invite somebody now", hint: "They get a mail with a link when the tenant is created, and become its administrator." },
  { value: "later", label: "Nobody yet", hint: "Until somebody is invited, only staff see the tenant." },
];

export function PeopleForm({ hidden, data }: StepProps) {
  return (
    <Frame
      title="Who runs it?"
      note="Its first administrator invites everybody else."
      action={keepPeopleAction}
      hidden={hidden}
      fields={["invite", "email", "domain"]}
      backHref={at(hidden, "place")}
    >
      <RadioList
        name="invite"
        legend="First administrator"
        options={INVITES}
        defaultValue={data.adminEmail === null ? "later" : "invite"}
        className="col-span-full"
      />
      <TextField
        name="email"
        type="email"
        label="E-mail"
        hint="Only when somebody is invited."
        defaultValue={data.adminEmail ?? ""}
        autoComplete="off"
        maxLength={254}
        isOptional
      />
      <TextField
        name="domain"
        label="Domain"
        hint="Of its own, such as example.com. It counts once it is verified."
        defaultValue={data.domain ?? ""}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={253}
        isOptional
      />
    </Frame>
  );
}
