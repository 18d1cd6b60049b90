import { BrandingForm } from "#components/branding/branding-form";
import { getWords, pageTitle } from "#components/format/words";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { brandingOfTenant } from "#lib/branding";
import { getRuntime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { readById, staffPage } from "#lib/web";
import { changeTenantBrandingAction } from "./actions.ts";

export const generateMetadata = pageTitle("tenancy", "branding");

export default async function TenantBrandingPage({ params }: { params: Promise<{ id: string }> }) {
  const t = await getWords("tenancy");
  const { id } = await params;
  const path = `/admin/tenants/${encodeURIComponent(id)}`;
  const context = await staffPage(`${path}/branding`);
  const branding = await readById(id, () => brandingOfTenant(context, id));
  const { product, limits } = await installationSettings(getRuntime());
  return (
    <div className="grid gap-6">
      <PageHeader
        title={t("branding")}
        note={t("howThePortalOfTenantnameLooks", { tenantName: branding.tenantName })}
        breadcrumbs={[{ label: t("tenants"), href: "/admin/tenants" }, { label: branding.tenantName, href: path }, { label: t("branding") }]}
      />
      {can(context, "tenant.manage") ? (
        <Card className="max-w-3xl">
          <BrandingForm
            branding={branding}
            product={product.name}
            mostKilobytes={limits.logoKilobytes}
            action={changeTenantBrandingAction}
            hidden={{ tenantId: branding.tenantId }}
          />
        </Card>
      ) : (
        <Callout title={t("youMaySeeTenantsButNot3")}>{t("askASuperAdminForThe")}</Callout>
      )}
    </div>
  );
}
