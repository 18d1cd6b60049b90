import { Callout } from "../ui/callout.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** In place of the trail, for those who may not read it. */
export function NoPermission() {
  return (
    <div className="grid gap-6">
      <PageHeader title="Audit trail" />
      <Callout tone="warn" title="You may not read the audit trail">
        Ask an administrator for the permission “Read the audit trail”.
      </Callout>
    </div>
  );
}
