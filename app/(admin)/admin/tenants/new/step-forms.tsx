import type { ReactNode } from "react";
import { useSay, useWords } from "#components/format/words";
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
  const t = useWords("tenancy");
  return (
    <Card title={title} note={note} className="max-w-4xl">
      <ActionForm action={action} label={title} fields={fields} hidden={hidden} className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full">
        {children}
        <div className="col-span-full flex flex-wrap justify-end gap-3">
          <LinkButton href={backHref ?? "/admin/tenants"} variant="secondary">
            {backHref ? t("back") : t("cancel")}
          </LinkButton>
          <SubmitButton pendingLabel={t("keeping")}>{t("next")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}

const at = ({ id }: Record<string, string>, step: string) => `/admin/tenants/new/${id}/${step}`;

export function BusinessForm({ action, hidden, data }: StepProps & { action: FormAction }) {
  const say = useSay();
  const t = useWords("tenancy");
  return (
    <Frame
      title={t("whichBusinessIsIt")}
      note={t("itsNameCanBeChangedLater")}
      action={action}
      hidden={hidden}
      fields={["name", "slug", "kind"]}
      backHref={null}
    >
      <TenantNameFields name={data.name} slug={data.slug} check={checkSlugAction} />
      <Select
        name="kind"
        label={t("kind")}
        hint={t("brandsAreTheAgencysOwnThey")}
        options={TENANT_KINDS.map((kind) => ({ value: kind, label: say(TENANT_KIND_LABELS[kind]) }))}
        defaultValue={data.kind ?? "client"}
      />
    </Frame>
  );
}

export function PlanForm({ hidden, data, plans }: StepProps & { plans: PlanChoice[] }) {
  const t = useWords("tenancy");
  const starts = [
    { value: "trial", label: t("withATrial"), hint: t("everythingIsOpenAndNothingIs") },
    { value: "paid", label: t("payingFromToday"), hint: t("itsSubscriptionBeginsNowAtThe") },
  ];
  return (
    <Frame
      title={t("whatMayItUse")}
      note={t("thePlanSaysWhichSurfacesAre")}
      action={keepPlanAction}
      hidden={hidden}
      fields={["planKey", "start"]}
      backHref={at(hidden, "business")}
    >
      <div className="col-span-full">
        <PlanCards plans={plans} chosen={data.planKey ?? plans[0]?.key} />
      </div>
      <RadioList name="start" legend={t("howItBegins")} options={starts} defaultValue={data.start ?? "trial"} className="col-span-full" />
    </Frame>
  );
}

export function PlaceForm({ hidden, data }: StepProps) {
  const t = useWords("tenancy");
  return (
    <Frame
      title={t("whereIsIt")}
      note={t("daysAmountsAndDatesAreShown")}
      action={keepPlaceAction}
      hidden={hidden}
      fields={["timeZone", "currency", "locale"]}
      backHref={at(hidden, "plan")}
    >
      <TenantPlaceFields timeZone={data.timeZone ?? "UTC"} currency={data.currency ?? "USD"} locale={data.locale ?? "en"} />
    </Frame>
  );
}

export function PeopleForm({ hidden, data }: StepProps) {
  const t = useWords("tenancy");
  const invites = [
    { value: "invite", label: t("inviteSomebodyNow"), hint: t("theyGetAMailWithA") },
    { value: "later", label: t("nobodyYet"), hint: t("untilSomebodyIsInvitedOnlyStaff") },
  ];
  return (
    <Frame
      title={t("whoRunsIt")}
      note={t("itsFirstAdministratorInvitesEverybodyElse")}
      action={keepPeopleAction}
      hidden={hidden}
      fields={["invite", "email", "domain"]}
      backHref={at(hidden, "place")}
    >
      <RadioList
        name="invite"
        legend={t("firstAdministrator")}
        options={invites}
        defaultValue={data.adminEmail === null ? "later" : "invite"}
        className="col-span-full"
      />
      <TextField
        name="email"
        type="email"
        label={t("eMail")}
        hint={t("neededWhenSomebodyIsInvited")}
        defaultValue={data.adminEmail ?? ""}
        autoComplete="off"
        maxLength={254}
        // Needed by the choice above, which is not known here before it is sent.
        aria-required={false}
      />
      <TextField
        name="domain"
        label={t("domain")}
        hint={t("ofItsOwnSuchAsExample")}
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
