import { useSay, useWords } from "#components/format/words";
import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { PERMISSIONS, type Permission } from "#lib/access";

/** For a page that its reader may not see: says what is missing, and who can help. */
export function MissingPermission({ title, permission }: { title: string; permission: Permission }) {
  const say = useSay();
  const t = useWords("portal");
  return (
    <div className="grid gap-6">
      <PageHeader title={title} />
      <EmptyState icon="lock" title={t("yourRoleDoesNotAllowThis")}>
        {t("itNeedsThePermissionPermissionAsk", { permission: say(PERMISSIONS[permission]) })}
      </EmptyState>
    </div>
  );
}
