import { useWords } from "../format/words.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** In place of a screen for those who may not watch the platform. */
export function MayNotWatch({ title }: { title: string }) {
  const t = useWords("operations");
  return (
    <div className="grid gap-6">
      <PageHeader title={title} />
      <EmptyState icon="lock" title={t("yourRoleDoesNotAllowThis")}>
        {t("itNeedsThePermissionWatchThe")}
      </EmptyState>
    </div>
  );
}
