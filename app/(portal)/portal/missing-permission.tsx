import { EmptyState } from "#components/ui/empty-state";
import { PageHeader } from "#components/ui/page-header";
import { PERMISSIONS, type Permission } from "#lib/access";

/** For a page that its reader may not see: says what is missing, and who can help. */
export function MissingPermission({ title, permission }: { title: string; permission: Permission }) {
  return (
    <div className="grid gap-6">
      <PageHeader title={title} />
      <EmptyState icon="lock" title="Your role does not allow this">
        It needs the permission “{PERMISSIONS[permission]}”. Ask an admin of your portal for it.
      </EmptyState>
    </div>
  );
}
