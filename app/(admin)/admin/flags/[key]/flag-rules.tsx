import { OverrideForm, OverrideTable, PlanRulesForm } from "#components/flags/flag-rules";
import { OnOff } from "#components/flags/flag-state";
import { getWords, useWords } from "#components/format/words";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import type { StaffContext } from "#lib/access";
import type { FlagDetail } from "#lib/flags/schema";
import { tenantChoices } from "#lib/tenancy";
import { setOverrideAction, setPlanRulesAction } from "../actions.ts";

const MOST_OFFERED = 100;

/** The rules for tenants and plans; who may not change them sees them. */
export async function FlagRules({ context, flag, mayManage }: { context: StaffContext; flag: FlagDetail; mayManage: boolean }) {
  const t = await getWords("flags");
  return (
    <div className="grid min-w-0 gap-6">
      <Card title={t("rulesForTenants")} note={t("theyCountBeforeThePlanAnd")} isFlush>
        <OverrideTable overrides={flag.overrides} total={flag.overrideCount} />
        {mayManage ? (
          <div className="border-t px-5 py-5 md:px-6">
            <OverrideForm flagKey={flag.key} action={setOverrideAction} tenants={await tenantChoices(context, MOST_OFFERED)} />
          </div>
        ) : null}
      </Card>
      <Card title={t("rulesForPlans")} note={t("theyCountBeforeTheShare")}>
        {mayManage ? <PlanRulesForm flag={flag} action={setPlanRulesAction} /> : <PlanRules flag={flag} />}
      </Card>
    </div>
  );
}

function PlanRules({ flag: { planNames, plans } }: { flag: FlagDetail }) {
  const t = useWords("flags");
  return (
    <DataList
      items={planNames.map(({ key, name }) => {
        const isOn = plans[key];
        return { label: name, value: isOn === undefined ? t("noRule") : <OnOff isOn={isOn} /> };
      })}
    />
  );
}
