import { Time } from "#components/format/time";
import { getWords, pageTitle } from "#components/format/words";
import { EndWindowDialog, WINDOW_FIELDS, WindowBadge, WindowFields } from "#components/maintenance-windows/window-parts";
import { ActionForm } from "#components/ui/action-form";
import { Card } from "#components/ui/card";
import { DataList } from "#components/ui/data-list";
import { PageHeader } from "#components/ui/page-header";
import { SubmitButton } from "#components/ui/submit-button";
import { can } from "#lib/access";
import { getMaintenanceWindow, listServices } from "#lib/services";
import { readById, staffPage } from "#lib/web";
import { cancelMaintenanceAction, changeMaintenanceAction, finishMaintenanceAction } from "../actions.ts";

export const generateMetadata = pageTitle("disturbances", "maintenanceOfServices");

const PATH = "/admin/maintenance-windows";

export default async function MaintenanceWindowPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getWords("disturbances");
  const { id } = await params;
  const context = await staffPage(`${PATH}/${id}`);
  const window = await readById(id, () => getMaintenanceWindow(context, id));
  const mayManage = can(context, "incident.manage");
  const { services } = await listServices(context);
  const isOver = window.state === "completed" || window.state === "cancelled";
  return (
    <div className="grid gap-6">
      <PageHeader
        title={window.title}
        breadcrumbs={[{ label: t("maintenanceOfServices"), href: PATH }, { label: window.title }]}
        actions={mayManage ? <EndWindowDialog window={window} cancel={cancelMaintenanceAction} finish={finishMaintenanceAction} /> : null}
      />
      <Card title={t("maintenance")} actions={<WindowBadge state={window.state} />}>
        <DataList
          items={[
            { label: t("starts"), value: <Time value={window.startsAt} /> },
            { label: t("ends"), value: <Time value={window.endsAt} /> },
            { label: t("finishedAt"), value: window.finishedAt ? <Time value={window.finishedAt} /> : null },
            { label: t("announcedAt"), value: window.announcedAt ? <Time value={window.announcedAt} /> : t("notYet") },
            { label: t("isPublic"), value: t(window.isPublic ? "public" : "internal") },
            { label: t("servicesField"), value: <bdi>{window.services.map(({ name }) => name).join(", ")}</bdi> },
            {
              label: t("description"),
              value: window.body ? (
                <span dir="auto" className="whitespace-pre-line">
                  {window.body}
                </span>
              ) : null,
              isWide: true,
            },
          ]}
        />
      </Card>
      {mayManage && !isOver ? (
        <Card title={t("change")}>
          <ActionForm action={changeMaintenanceAction} hidden={{ id, version: String(window.version) }} fields={WINDOW_FIELDS} label={t("change")}>
            <WindowFields value={window} keys={services.map(({ key }) => key)} />
            <div>
              <SubmitButton pendingLabel={t("saving")}>{t("save")}</SubmitButton>
            </div>
          </ActionForm>
        </Card>
      ) : null}
    </div>
  );
}
