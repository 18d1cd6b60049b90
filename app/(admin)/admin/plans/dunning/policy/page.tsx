import { NoBilling } from "#components/billing/no-billing";
import { POLICY_FIELDS, PolicyFields } from "#components/dunning/policy-fields";
import { STEP_NAMES } from "#components/dunning/step-words";
import { getWords, pageTitle, useWords } from "#components/format/words";
import { ActionForm } from "#components/ui/action-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { can } from "#lib/access";
import { getDunningPolicy } from "#lib/dunning";
import { STEP_KINDS } from "#lib/dunning/schema";
import { newId } from "#lib/platform/crypto";
import { staffPage } from "#lib/web";
import { changeDunningPolicyAction } from "../actions.ts";

export const generateMetadata = pageTitle("dunning", "stepsAndDays");

const MEANS = {
  reminder: "reminderDoes",
  final_notice: "finalNoticeDoes",
  propose_suspension: "proposeDoes",
  suspend: "suspendDoes",
} as const;

export default async function DunningPolicyPage() {
  const [t, ofPlans] = [await getWords("dunning"), await getWords("billing")];
  const context = await staffPage("/admin/plans/dunning/policy");
  if (!can(context, "billing.manage")) return <NoBilling />;
  const { steps, version } = await getDunningPolicy(context);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("stepsAndDays")}
        note={t("stepsAndDaysNote")}
        breadcrumbs={[
          { label: ofPlans("plansAndRevenue"), href: "/admin/plans" },
          { label: t("unpaidBills"), href: "/admin/plans/dunning" },
          { label: t("steps") },
        ]}
      />
      <Callout title={t("stepsHoldForNew")}>{t("stepsHoldForNewNote")}</Callout>
      <div className="grid items-start gap-6 xl:grid-cols-3">
        <Card title={t("steps")} className="xl:col-span-2">
          <ActionForm
            action={changeDunningPolicyAction}
            label={t("steps")}
            fields={POLICY_FIELDS}
            hidden={{ version: String(version) }}
            idempotencyKey={newId()}
          >
            <TextKeeper name="steps about unpaid bills" userId={context.actor.userId} />
            <PolicyFields key={version} steps={steps} />
            <div>
              <SubmitButton pendingLabel={t("saving")}>{t("saveTheSteps")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
        <Meanings />
      </div>
    </div>
  );
}

function Meanings() {
  const t = useWords("dunning");
  return (
    <Card title={t("whatStepsDo")} note={t("oneStepAtATime")}>
      <DataList
        columns={1}
        items={STEP_KINDS.map((kind) => ({ label: t(STEP_NAMES[kind]), value: <span className="font-normal">{t(MEANS[kind])}</span> }))}
      />
    </Card>
  );
}
