import { Callout } from "#components/ui/callout";
import { LinkButton } from "#components/ui/link-button";

/** What support is told here. */
export function MayNotCreate() {
  return (
    <Callout
      title="You may see tenants, but not create them"
      actions={
        <LinkButton href="/admin/tenants" variant="secondary" size="sm">
          See all tenants
        </LinkButton>
      }
    >
      Ask a super-admin for the permission to create, change and suspend tenants.
    </Callout>
  );
}
