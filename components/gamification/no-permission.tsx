import { useSay, useWords } from "#components/format/words";
import { PERMISSIONS } from "#lib/access";
import { EmptyState } from "../ui/empty-state.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** In place of a screen for staff who may not look after points and achievements. */
export function MayNotManage({ title }: { title: string }) {
  const t = useWords("privileges");
  const say = useSay();
  return (
    <div className="grid gap-6">
      <PageHeader title={title} />
      <EmptyState icon="lock" title={t("yourRoleDoesNotAllowThis")}>
        {t("itNeedsThePermissionPermissionAsk", { permission: say(PERMISSIONS["gamification.manage"]) })}
      </EmptyState>
    </div>
  );
}
