import { getWords, pageTitle } from "#components/format/words";
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

export const generateMetadata = pageTitle("tenancy", "cloneATenant");

const PARTS = [
  { name: "flags", counted: "flagsOfItsOwn", explained: "whatWasSwitchedOnOrOff" },
  { name: "roles", counted: "rolesOfItsOwn", explained: "theirNamesAndWhatTheyAllow" },
  { name: "policy", counted: "rulesOfSigningIn", explained: "secondFactorWaysOfSigningIn" },
  { name: "branding", counted: "looksOfItsOwn", explained: "nameColourAndLogo" },
] as const satisfies { name: ClonePart; counted: string; explained: string }[];

export default async function CloneTenantPage({ params }: { params: Promise<{ id: string }> }) {
  return (
    <LifePage id={(await params).id} current="clone">
      {renderForm}
    </LifePage>
  );
}

async function renderForm(context: StaffContext, tenant: TenantDetail) {
  const t = await getWords("tenancy");
  const counts = await describeClone(context, tenant.id);
  return (
    <Card title={t("aNewTenantLikeThisOne")} note={t("itBeginsWithATrialOf")} className="max-w-4xl">
      <ActionForm
        action={cloneTenantAction}
        label={t("cloneTheTenant")}
        fields={["name", "slug"]}
        hidden={{ id: tenant.id }}
        idempotencyKey={newId()}
        className="grid gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
      >
        <TenantNameFields check={checkSlugAction} />
        <fieldset className="col-span-full grid gap-4">
          <legend className="mb-2 font-medium text-sm text-soft">{t("whatComesAlong")}</legend>
          <p className="text-sm text-soft">
            {t("alwaysThePlanPlannameTheKind", {
              planName: tenant.planName,
              timeZone: tenant.timeZone,
              currency: tenant.currency,
              locale: tenant.locale,
            })}
          </p>
          {PARTS.map(({ name, counted, explained }) => (
            <Checkbox
              key={name}
              name={name}
              label={t(counted, { count: counts[name] })}
              hint={t(explained)}
              defaultChecked={counts[name] > 0}
              disabled={counts[name] === 0}
            />
          ))}
        </fieldset>
        <div className="col-span-full flex justify-end">
          <SubmitButton pendingLabel={t("cloning")}>{t("cloneTheTenant")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
