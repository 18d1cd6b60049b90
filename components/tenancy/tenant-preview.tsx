import { useWords } from "#components/format/words";
import type { TenantDetail } from "#lib/tenancy/schema";
import { PreviewPane } from "../table/preview-pane.tsx";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { Callout } from "../ui/callout.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TenantFacts } from "./tenant-facts.tsx";
import { TenantStatusBadge } from "./tenant-status-badge.tsx";

interface TenantPreviewProps {
  tenant: TenantDetail;
  /** The list without the preview. */
  closeHref: string;
  /** For those who may change its name. */
  rename: FormAction | null;
}

/** A tenant beside the list: what it is, its name to be changed, and the way to its page. The list stays as it is. */
export function TenantPreview({ tenant, closeHref, rename }: TenantPreviewProps) {
  const t = useWords("tenancy");
  return (
    <PreviewPane
      title={tenant.name}
      mark={<TenantStatusBadge status={tenant.status} />}
      closeHref={closeHref}
      footer={<LinkButton href={`/admin/tenants/${tenant.id}`}>{t("openTenant")}</LinkButton>}
    >
      {tenant.status === "suspended" ? (
        <Callout tone="bad" title={t("suspendedItsPeopleAreLockedOut")}>
          {tenant.suspendedReason}
        </Callout>
      ) : null}
      {rename ? (
        <ActionForm
          key={tenant.id}
          action={rename}
          label={t("renameName", { name: tenant.name })}
          className="grid gap-3"
          fields={["name"]}
          hidden={{ id: tenant.id, version: String(tenant.version) }}
        >
          <TextField name="name" label={t("name")} defaultValue={tenant.name} maxLength={120} autoComplete="off" />
          <SubmitButton size="sm" variant="secondary" className="justify-self-start" pendingLabel={t("saving")}>
            {t("saveName")}
          </SubmitButton>
        </ActionForm>
      ) : null}
      <TenantFacts tenant={tenant} columns={1} />
    </PreviewPane>
  );
}
