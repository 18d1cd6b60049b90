import { getWords, pageTitle } from "#components/format/words";
import { WINDOW_FIELDS, WindowFields } from "#components/maintenance-windows/window-parts";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { TextKeeper } from "#components/ui/text-keeper";
import { newId } from "#lib/platform/crypto";
import { listServices } from "#lib/services";
import { staffPage } from "#lib/web";
import { planMaintenanceAction } from "../actions.ts";

export const generateMetadata = pageTitle("disturbances", "planMaintenance");

const PATH = "/admin/maintenance-windows";

export default async function PlanMaintenancePage() {
  const t = await getWords("disturbances");
  const context = await staffPage(`${PATH}/new`);
  const { services } = await listServices(context);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("planMaintenance")}
        note={t("maintenanceNote")}
        breadcrumbs={[{ label: t("maintenanceOfServices"), href: PATH }, { label: t("planMaintenance") }]}
      />
      <Card>
        <ActionForm action={planMaintenanceAction} label={t("planMaintenance")} fields={WINDOW_FIELDS} idempotencyKey={newId()}>
          <TextKeeper name="new maintenance" userId={context.actor.userId} />
          <WindowFields value={null} keys={services.map(({ key }) => key)} />
          <div>
            <SubmitButton pendingLabel={t("planning")}>{t("plan")}</SubmitButton>
          </div>
        </ActionForm>
      </Card>
    </div>
  );
}
