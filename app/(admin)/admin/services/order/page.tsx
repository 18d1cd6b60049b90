import { getWords, pageTitle } from "#components/format/words";
import { SERVICES_PATH, serviceHref } from "#components/services/services-address";
import { Card } from "#components/ui/card";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { TextLink } from "#components/ui/text-link";
import { can } from "#lib/access";
import { listServices } from "#lib/services";
import { staffPage } from "#lib/web";
import { NoServices } from "../no-services.tsx";

export const generateMetadata = pageTitle("services", "startOrder");

/** In which stages all services start. Backwards it is the order in which they stop. */
export default async function StartOrderPage() {
  const t = await getWords("services");
  const context = await staffPage(`${SERVICES_PATH}/order`);
  if (!can(context, "service.read")) return <NoServices />;
  const { services, stages } = await listServices(context);
  const names = new Map(services.map(({ key, name }) => [key, name]));
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("startOrder")}
        note={t("allThatAServiceNeeds")}
        breadcrumbs={[{ label: t("services"), href: SERVICES_PATH }, { label: t("startOrder") }]}
      />
      {stages.length === 0 ? (
        <Card>
          <EmptyState icon="layers" title={t("noServicesYet")}>
            {t("enterWhatThePlatformNeeds")}
          </EmptyState>
        </Card>
      ) : (
        <ol className="grid gap-4">
          {stages.map((stage, index) => (
            <li key={stage[0] ?? index}>
              <Card title={t("stageNumber", { number: index + 1 })} note={t("servicesInStage", { count: stage.length })}>
                <ul className="flex flex-wrap gap-x-6 gap-y-2 text-sm">
                  {stage.map((key) => (
                    <li key={key} className="min-w-0">
                      <TextLink href={serviceHref(key)}>
                        <bdi>{names.get(key) ?? key}</bdi>
                      </TextLink>
                    </li>
                  ))}
                </ul>
              </Card>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
