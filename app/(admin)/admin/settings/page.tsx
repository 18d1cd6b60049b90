import type { Metadata } from "next";
import { MaintenanceForm } from "#components/settings/maintenance-form";
import { AnnouncementForm, LimitsForm, ProductForm, RegistrationForm } from "#components/settings/setting-forms";
import { SettingValues, saySource } from "#components/settings/setting-values";
import { Badge } from "#components/ui/badge";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { readSettings, stateOfPeriod } from "#lib/settings";
import { staffPage } from "#lib/web";
import { changeAnnouncementAction, changeLimitsAction, changeMaintenanceAction, changeProductAction, changeRegistrationAction } from "./actions.ts";
import { SettingHistory } from "./setting-history.tsx";

export const metadata: Metadata = { title: "Settings" };

const STATES = {
  none: { tone: "good", label: "Open" },
  over: { tone: "good", label: "Open" },
  ahead: { tone: "warn", label: "Maintenance planned" },
  on: { tone: "bad", label: "Maintenance is on" },
} as const;

export default async function SettingsPage() {
  const context = await staffPage("/admin/settings");
  const { settings, lockedOut, plans } = await readSettings(context);
  const state = stateOfPeriod(settings.maintenance.value, context.clock.now());
  const { maintenance, announcement, registration, limits, product } = settings;
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Settings"
        mark={<Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>}
        note="Of the whole installation. A change counts everywhere within a second, and stays on record."
      />
      {can(context, "tenant.manage") ? (
        <div className="grid items-start gap-6 xl:grid-cols-2">
          <div className="grid min-w-0 gap-6">
            <Card title="Maintenance" note={saySource(maintenance)}>
              <MaintenanceForm stored={maintenance} state={state} lockedOut={lockedOut} action={changeMaintenanceAction} />
            </Card>
            <Card title="Product" note={saySource(product)}>
              <ProductForm stored={product} action={changeProductAction} />
            </Card>
          </div>
          <div className="grid min-w-0 gap-6">
            <Card title="Announcement" note={saySource(announcement)}>
              <AnnouncementForm stored={announcement} action={changeAnnouncementAction} />
            </Card>
            <Card title="Registration" note={saySource(registration)}>
              <RegistrationForm stored={registration} plans={plans} action={changeRegistrationAction} />
            </Card>
            <Card title="Limits" note={saySource(limits)}>
              <LimitsForm stored={limits} action={changeLimitsAction} />
            </Card>
          </div>
        </div>
      ) : (
        <Card title="How it is set" note="Only super-admins change it.">
          <SettingValues settings={settings} />
        </Card>
      )}
      <SettingHistory context={context} />
    </div>
  );
}
