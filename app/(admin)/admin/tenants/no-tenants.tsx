import { EmptyState } from "#components/ui/empty-state";
import { LinkButton } from "#components/ui/link-button";

interface NoTenantsProps {
  isNarrowed: boolean;
  isFirstPage: boolean;
  mayManage: boolean;
}

/** In place of the rows: why there are none, and what to do. */
export function NoTenants({ isNarrowed, isFirstPage, mayManage }: NoTenantsProps) {
  if (isNarrowed || !isFirstPage) {
    return (
      <EmptyState
        icon="search"
        title={isNarrowed ? "No tenant matches" : "Nothing more"}
        action={
          <LinkButton href="/admin/tenants?view=all" variant="secondary">
            Show all tenants
          </LinkButton>
        }
      >
        {isNarrowed ? "Remove a filter above, or search for something else." : "There is nothing more on this page of the list."}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="building-complex"
      title="No tenants yet"
      action={mayManage ? <LinkButton href="/admin/tenants/new">Create the first tenant</LinkButton> : null}
    >
      A tenant is a client business or a brand, with its own people, data and portal.
    </EmptyState>
  );
}
