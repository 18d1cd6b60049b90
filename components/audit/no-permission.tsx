import { useWords } from "#components/format/words";
import { Callout } from "../ui/callout.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** In place of the trail, for those who may not read it. */
export function NoPermission() {
  const t = useWords("trail");
  return (
    <div className="grid gap-6">
      <PageHeader title={t("auditTrail")} />
      <Callout tone="warn" title={t("youMayNotReadTheAudit")}>
        {t("askAnAdministratorForThePermission")}
      </Callout>
    </div>
  );
}
