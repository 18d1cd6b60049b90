import { getWords, pageTitle } from "#components/format/words";
import { WindowTable } from "#components/maintenance-windows/window-parts";
import { AddressProblem } from "#components/ui/address-problem";
import { Card } from "#components/ui/card";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { Pagination } from "#components/ui/pagination";
import { Tabs } from "#components/ui/tabs";
import { can } from "#lib/access";
import { listMaintenanceWindows } from "#lib/services";
import { listWindowsInput } from "#lib/services/schema";
import { addressOf, chooseParams, readByAddress, type SearchParams, staffPage } from "#lib/web";

export const generateMetadata = pageTitle("disturbances", "maintenanceOfServices");

const PATH = "/admin/maintenance-windows";

export default async function MaintenanceWindowsPage({ searchParams }: { searchParams: SearchParams }) {
  const t = await getWords("disturbances");
  const query = await searchParams;
  const context = await staffPage(PATH);
  const found = await readByAddress(listWindowsInput, chooseParams(query, ["show", "cursor"]), (input) => listMaintenanceWindows(context, input));
  const show = found.problem === null ? found.input.show : null;
  const hrefOf = (shown: string, cursor?: string | null) => addressOf(PATH, { show: shown === "all" ? null : shown, cursor });
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("maintenanceOfServices")}
        note={t("maintenanceNote")}
        actions={
          can(context, "incident.manage") ? (
            <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
              {t("planMaintenance")}
            </LinkButton>
          ) : null
        }
      />
      <Tabs
        label={t("whichWindows")}
        items={[
          { label: t("comingWindows"), href: hrefOf("open"), isCurrent: show === "open" },
          { label: t("all"), href: hrefOf("all"), isCurrent: show === "all" },
        ]}
      />
      {found.problem !== null ? (
        <AddressProblem problem={found.problem} firstHref={PATH} />
      ) : (
        <>
          <Card isFlush>
            <WindowTable windows={found.answer.windows} hrefOf={(id) => `${PATH}/${id}`} />
          </Card>
          <Pagination
            label={t("pagesOfWindows")}
            firstHref={found.input.cursor ? hrefOf(found.input.show) : null}
            nextHref={found.answer.nextCursor ? hrefOf(found.input.show, found.answer.nextCursor) : null}
          />
        </>
      )}
    </div>
  );
}
