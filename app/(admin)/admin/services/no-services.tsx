import { useSay, useWords } from "#components/format/words";
import { Callout } from "#components/ui/callout";
import { PageHeader } from "#components/ui/page-header";
import { PERMISSIONS } from "#lib/access";

/** For staff who may not see the services. */
export function NoServices() {
  const [t, say] = [useWords("services"), useSay()];
  return (
    <div className="grid gap-6">
      <PageHeader title={t("services")} />
      <Callout title={t("youMayNotSeeServices")}>{t("askForThePermission", { permission: say(PERMISSIONS["service.read"]) })}</Callout>
    </div>
  );
}
