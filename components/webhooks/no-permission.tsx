import { EmptyState } from "../ui/empty-state.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** In place of a screen for those who may not see or change integrations. */
export function NoIntegrations({ title, permission }: { title: string; permission: string }) {
  return (
    <div className="grid gap-6">
      <PageHeader title={title} />
      <EmptyState icon="lock" title="Your role does not allow this">
        It needs the permission “{permission}”. Ask a super-admin.
      </EmptyState>
    </div>
  );
}
