import { useSay, useWords } from "#components/format/words";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { PERMISSIONS } from "#lib/access";

/** What staff see who may not manage achievements. */
export function NoPermission() {
  const [t, say] = [useWords("definitions"), useSay()];
  return (
    <div className="grid gap-6">
      <PageHeader title={t("achievements")} />
      <EmptyState icon="lock" title={t("noPermission")}>
        {t("itNeeds", { permission: say(PERMISSIONS["gamification.manage"]) })}
      </EmptyState>
    </div>
  );
}
