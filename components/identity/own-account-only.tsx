import { Callout } from "../ui/callout.tsx";
import { PageHeader } from "../ui/page-header.tsx";

/** In place of a page of somebody's own account, while a member of staff acts as them. */
export function OwnAccountOnly({ title, name }: { title: string; name: string }) {
  return (
    <div className="grid gap-6">
      <PageHeader title={title} />
      <Callout tone="warn" title={`You act as ${name}.`}>
        This page belongs to the person alone. Stop acting as them to see your own.
      </Callout>
    </div>
  );
}
