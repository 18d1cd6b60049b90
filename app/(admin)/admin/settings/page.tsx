import { getFormats, getWords, pageTitle } from "#components/format/words";
import { InvoicingForm } from "#components/settings/invoicing-form";
import { MaintenanceForm } from "#components/settings/maintenance-form";
import { AnnouncementForm, LimitsForm, ProductForm, RegistrationForm } from "#components/settings/setting-forms";
import { SettingValues, saySource } from "#components/settings/setting-values";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { readSettings, stateOfPeriod } from "#lib/settings";
import type { SettingGroup, StoredGroup } from "#lib/settings/schema";
import { staffPage } from "#lib/web";
import {
  changeAnnouncementAction,
  changeInvoicingAction,
  changeLimitsAction,
  changeMaintenanceAction,
  changeProductAction,
  changeRegistrationAction,
} from "./actions.ts";
import { SettingHistory } from "./setting-history.tsx";

export const generateMetadata = pageTitle("installation", "settings");

const STATES = {
  none: { tone: "good", word: "open" },
  over: { tone: "good", word: "open" },
  ahead: { tone: "warn", word: "maintenancePlanned" },
  on: { tone: "bad", word: "maintenanceIsOn" },
} as const;

export default async function SettingsPage() {
  const t = await getWords("installation");
  const context = await staffPage("/admin/settings");
  const { userId } = context.actor;
  const { settings, lockedOut, plans } = await readSettings(context);
  const { date } = await getFormats();
  const source = (group: StoredGroup<SettingGroup>) => saySource(group, t, date);
  const state = stateOfPeriod(settings.maintenance.value, context.clock.now());
  const { maintenance, announcement, registration, limits, product, invoicing } = settings;
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("settings")}
        mark={<Badge tone={STATES[state].tone}>{t(STATES[state].word)}</Badge>}
        note={t("ofTheWholeInstallationAChange")}
      />
      {can(context, "tenant.manage") ? (
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <div className="grid min-w-0 gap-6">
            <Card title={t("maintenance")} note={source(maintenance)}>
              <MaintenanceForm stored={maintenance} state={state} lockedOut={lockedOut} action={changeMaintenanceAction} userId={userId} />
            </Card>
            <Card title={t("product")} note={source(product)}>
              <ProductForm stored={product} action={changeProductAction} />
            </Card>
            <Card title={t("invoicing")} note={source(invoicing)}>
              <InvoicingForm stored={invoicing} action={changeInvoicingAction} />
            </Card>
          </div>
          <div className="grid min-w-0 gap-6">
            <Card title={t("announcement")} note={source(announcement)}>
              <AnnouncementForm stored={announcement} action={changeAnnouncementAction} userId={userId} />
            </Card>
            <Card title={t("registration")} note={source(registration)}>
              <RegistrationForm stored={registration} plans={plans} action={changeRegistrationAction} />
            </Card>
            <Card title={t("limits")} note={source(limits)}>
              <LimitsForm stored={limits} action={changeLimitsAction} />
            </Card>
          </div>
        </div>
      ) : (
        <Card title={t("howItIsSet")} note={t("onlySuperAdminsChangeIt")}>
          <SettingValues settings={settings} />
        </Card>
      )}
      <SettingHistory context={context} />
    </div>
  );
}
