import { useWords } from "#components/format/words";
import type { TenantDetail } from "#lib/tenancy/schema";
import { ActionForm, type FormAction } from "../ui/action-form.tsx";
import { buttonStyle } from "../ui/button-style.tsx";
import { Callout } from "../ui/callout.tsx";
import { CloseGlyph } from "../ui/close-glyph.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { SubmitButton } from "../ui/submit-button.tsx";
import { TextField } from "../ui/text-field.tsx";
import { TextLink } from "../ui/text-link.tsx";
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
    <aside
      aria-labelledby="preview-title"
      className="fixed inset-y-0 end-0 z-40 flex w-full max-w-md flex-col border-s bg-raised shadow-dialog motion-safe:animate-[appear_180ms_ease-out] print:hidden"
    >
      <header className="flex items-start justify-between gap-4 border-b px-6 py-5">
        <div className="grid min-w-0 gap-1">
          <h2 id="preview-title" tabIndex={-1} dir="auto" className="font-semibold text-ink text-lg wrap-anywhere">
            {tenant.name}
          </h2>
          <span>
            <TenantStatusBadge status={tenant.status} />
          </span>
        </div>
        <TextLink href={closeHref} scroll={false} data-close-preview="" aria-label={t("closeThePreview")} className={buttonStyle("ghost", "icon-sm")}>
          <CloseGlyph />
        </TextLink>
      </header>
      <div className="grid grow content-start gap-6 overflow-y-auto px-6 py-5">
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
      </div>
      <footer className="border-t px-6 py-4">
        <LinkButton href={`/admin/tenants/${tenant.id}`}>{t("openTenant")}</LinkButton>
      </footer>
    </aside>
  );
}
