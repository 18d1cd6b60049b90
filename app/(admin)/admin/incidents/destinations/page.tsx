import { getWords, pageTitle } from "#components/format/words";
import { DestinationList } from "#components/incidents/destination-list";
import { Icon } from "#components/ui/icon";
import { LinkButton } from "#components/ui/link-button";
import { PageHeader } from "#components/ui/page-header";
import { newId } from "#lib/platform/crypto";
import { listAlertDestinations } from "#lib/services";
import { staffPage } from "#lib/web";
import { changeDestinationAction, deleteDestinationAction, testDestinationAction } from "./actions.ts";

export const generateMetadata = pageTitle("disturbances", "destinations");

const PATH = "/admin/incidents/destinations";
const ACTIONS = { change: changeDestinationAction, remove: deleteDestinationAction, test: testDestinationAction };

export default async function DestinationsPage() {
  const t = await getWords("disturbances");
  const context = await staffPage(PATH);
  const destinations = await listAlertDestinations(context);
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("destinations")}
        note={t("destinationsNote")}
        breadcrumbs={[{ label: t("incidents"), href: "/admin/incidents" }, { label: t("destinations") }]}
        actions={
          <LinkButton href={`${PATH}/new`} icon={<Icon name="plus" />}>
            {t("newDestination")}
          </LinkButton>
        }
      />
      <DestinationList destinations={destinations} now={context.clock.now()} actions={ACTIONS} newKey={newId} hrefOf={(id) => `${PATH}/${id}`} />
    </div>
  );
}
