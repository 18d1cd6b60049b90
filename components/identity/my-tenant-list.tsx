import { useWords } from "#components/format/words";
import type { MyTenant } from "#lib/identity/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Badge } from "../ui/badge.tsx";
import { Identity } from "../ui/identity.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";

interface MyTenantListProps {
  tenants: MyTenant[];
  /** Takes the tenant's id in the field `tenantId`. */
  switchAction: FormAction;
}

/** The portals somebody belongs to, as what, and which are open to them now. */
export function MyTenantList({ tenants, switchAction }: MyTenantListProps) {
  const t = useWords("account");
  return (
    <ul className="divide-y">
      {tenants.map((tenant) => (
        <li key={tenant.id} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4 md:px-6">
          <div className="min-w-0 flex-1 basis-56">
            <Identity name={tenant.name} detail={`${tenant.role} · ${tenant.slug}`} shape="square" />
          </div>
          {tenant.closedBecause ? (
            <p className="max-w-xs text-muted text-sm">{sayClosed(tenant)}</p>
          ) : tenant.isCurrent ? (
            <Badge tone="good">{t("youAreHere")}</Badge>
          ) : (
            <ActionForm
              action={switchAction}
              hidden={{ tenantId: tenant.id }}
              label={t("switchToName", { name: tenant.name })}
              className="grid gap-2"
            >
              <SubmitButton variant="secondary" size="sm" pendingLabel={t("switching")} aria-label={t("switchToName", { name: tenant.name })}>
                {t("switch")}
              </SubmitButton>
            </ActionForm>
          )}
        </li>
      ))}
    </ul>
  );
}

function sayClosed({ closedBecause, status }: MyTenant): string {
  if (closedBecause === "second_factor") return "Asks for a second factor. Set one up in your account, or sign in with it.";
  if (closedBecause === "method") return "Does not accept the way you signed in. Sign in another way.";
  return status === "cancelled" ? "Closed: this portal was cancelled." : "Closed for now: this portal is suspended.";
}
