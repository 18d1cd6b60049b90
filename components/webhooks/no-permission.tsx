import { useSay, useWords } from "../format/words.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** In place of a screen for those who may not see or change integrations. */
export function NoIntegrations({ title, permission }: { title: string; permission: string }) {
  const say = useSay();
  const t = useWords("integrations");
  return (
    <div className="grid gap-6">
      <PageHeader title={title} />
      <EmptyState icon="lock" title={t("yourRoleDoesNotAllowThis")}>
        {t("itNeedsThePermissionPermissionAsk", { permission: say(permission) })}
      </EmptyState>
    </div>
  );
}
