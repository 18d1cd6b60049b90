import type { Metadata } from "next";
import { BrandingForm } from "#components/branding/branding-form";
import { Callout } from "#components/ui/callout";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { brandingOfTenant } from "#lib/branding";
import { getRuntime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { readById, staffPage } from "#lib/web";
import { changeTenantBrandingAction } from "./actions.ts";

export const metadata: Metadata = { title: "Branding" };

export default async function TenantBrandingPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const path = `/admin/tenants/${encodeURIComponent(id)}`;
  const context = await staffPage(`${path}/branding`);
  const branding = await readById(id, () => brandingOfTenant(context, id));
  const { product, limits } = await installationSettings(getRuntime());
  return (
    <div className="grid gap-6">
      <PageHeader
        title="Branding"
        note={`How the portal of ${branding.tenantName} looks to its people.`}
        breadcrumbs={[{ label: "Tenants", href: "/admin/tenants" }, { label: branding.tenantName, href: path }, { label: "Branding" }]}
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
        <Callout title="You may see tenants, but not change them">
          Ask a super-admin for the permission to create, change and suspend tenants.
        </Callout>
      )}
    </div>
  );
}
