import { EmptyState } from "../ui/empty-state.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** In place of a screen for those who may not watch the platform. */
export function MayNotWatch({ title }: { title: string }) {
  return (
    <div className="grid gap-6">
      <PageHeader title={title} />
      <EmptyState icon="lock" title="Your role does not allow this">
        It needs the permission “Watch the platform”. Ask a super-admin.
      </EmptyState>
    </div>
  );
}
