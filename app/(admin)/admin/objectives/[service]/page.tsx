import { getFormats, getWords, pageTitle } from "#components/format/words";
import { BurnTable } from "#components/objectives/burn-table";
import { MonthTable } from "#components/objectives/month-table";
import { BudgetLeft, BurnBadge, PromiseText, UptimeText } from "#components/objectives/objective-parts";
import { serviceHref } from "#components/services/services-address";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { ConfirmDialog } from "#components/ui/confirm-dialog";
import { DataList } from "#components/ui/data-list";
import { LinkButton } from "#components/ui/link-button";
import { NumberField } from "#components/ui/number-field";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { getObjective, listObjectiveMonths } from "#lib/services";
import { type Objective, serviceKey } from "#lib/services/schema";
import { readById, staffPage } from "#lib/web";
import { NoServices } from "../../services/no-services.tsx";
import { removeObjectiveAction, setObjectiveAction } from "../actions.ts";

export const generateMetadata = pageTitle("objectives", "objectives");

const PATH = "/admin/objectives";

export default async function ObjectivePage({ params }: { params: Promise<{ service: string }> }) {
  const [t, f, { service: key }] = [await getWords("objectives"), await getFormats(), await params];
  const context = await staffPage(`${PATH}/${encodeURIComponent(key)}`);
  if (!can(context, "service.read")) return <NoServices />;
  const objective = await readById(key, () => getObjective(context, key), serviceKey);
  const months = await listObjectiveMonths(context, key);
  const { name, budget, burn, uptime, windowDays } = objective;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("objectiveOf", { name })}
        mark={<BurnBadge objective={objective} />}
        breadcrumbs={[{ label: t("objectives"), href: PATH }, { label: name }]}
        actions={
          <LinkButton href={serviceHref(key)} variant="secondary">
            {t("settings")}
          </LinkButton>
        }
      />
      <Card title={t("budget")} note={t("budgetNote")}>
        <DataList
          columns={3}
          items={[
            { label: t("promises"), value: <PromiseText objective={objective} /> },
            { label: t("uptime"), value: <UptimeText ratio={uptime} /> },
            { label: t("window"), value: t("days", { days: windowDays }) },
            { label: t("allowed"), value: f.duration(budget.allowedMs) },
            { label: t("spent"), value: budget.left === null ? t("notMeasured") : f.duration(budget.spentMs) },
            { label: t("left"), value: <BudgetLeft objective={objective} /> },
          ]}
        />
      </Card>
      <Card title={t("burn")} note={t("burnNote")} isFlush>
        <BurnTable burn={burn} />
      </Card>
      <Card title={t("months")} note={t("monthsNote")} isFlush>
        <MonthTable months={months} />
      </Card>
      {can(context, "service.manage") ? <SetObjective objective={objective} /> : null}
    </div>
  );
}

async function SetObjective({ objective: { service, name, target, windowDays, version, isDefault } }: { objective: Objective }) {
  const t = await getWords("objectives");
  return (
    <Card
      title={t("set")}
      note={t("setNote")}
      actions={
        isDefault ? null : (
          <ConfirmDialog
            title={t("removeTitle", { name })}
            consequences={[t("removeFollows"), t("removeKeeps")]}
            trigger={{ label: t("remove"), variant: "secondary", size: "sm" }}
            action={removeObjectiveAction}
            hidden={{ service, version: String(version) }}
            confirmLabel={t("remove")}
            pendingLabel={t("removing")}
          />
        )
      }
    >
      <ActionForm
        action={setObjectiveAction}
        label={t("set")}
        hidden={{ service, version: String(version) }}
        fields={["target", "windowDays"]}
        className="grid max-w-2xl gap-5 sm:grid-cols-2 [&>[role]]:col-span-full"
      >
        <NumberField
          key={`target ${version}`}
          name="target"
          label={t("targetField")}
          hint={t("targetHint")}
          unit="%"
          min={50}
          max={99.9999}
          step="any"
          defaultValue={Number((target * 100).toFixed(4))}
        />
        <NumberField
          key={`window ${version}`}
          name="windowDays"
          label={t("windowField")}
          unit={t("daysUnit")}
          min={1}
          max={90}
          defaultValue={windowDays}
        />
        <div className="col-span-full">
          <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
        </div>
      </ActionForm>
    </Card>
  );
}
