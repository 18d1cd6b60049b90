import { OverrideForm, OverrideTable, PlanRulesForm } from "#components/flags/flag-rules";
import { OnOff } from "#components/flags/flag-state";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import type { StaffContext } from "#lib/access";
import type { FlagDetail } from "#lib/flags/schema";
import { tenantChoices } from "#lib/tenancy";
import { setOverrideAction, setPlanRulesAction } from "../actions.ts";

const MOST_OFFERED = 100;

/** The rules for tenants and plans; who may not change them sees them. */
export async function FlagRules({ context, flag, mayManage }: { context: StaffContext; flag: FlagDetail; mayManage: boolean }) {
  return (
    <div className="grid min-w-0 gap-6">
      <Card title="Rules for tenants" note="They count before the plan and the share." isFlush>
        <OverrideTable overrides={flag.overrides} total={flag.overrideCount} />
        {mayManage ? (
          <div className="border-t px-5 py-5 md:px-6">
            <OverrideForm flagKey={flag.key} action={setOverrideAction} tenants={await tenantChoices(context, MOST_OFFERED)} />
          </div>
        ) : null}
      </Card>
      <Card title="Rules for plans" note="They count before the share.">
        {mayManage ? <PlanRulesForm flag={flag} action={setPlanRulesAction} /> : <PlanRules flag={flag} />}
      </Card>
    </div>
  );
}

function PlanRules({ flag: { planNames, plans } }: { flag: FlagDetail }) {
  return (
    <DataList
      items={planNames.map(({ key, name }) => {
        const isOn = plans[key];
        return { label: name, value: isOn === undefined ? "No rule" : <OnOff isOn={isOn} /> };
      })}
    />
  );
}
