import type { Metadata } from "next";
import { BrandingForm } from "#components/branding/branding-form";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getRuntime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { tenantPage } from "#lib/web";
import { portalBranding } from "../../branding.tsx";
import { MissingPermission } from "../../missing-permission.tsx";
import { changeBrandingAction } from "./actions.ts";

export const metadata: Metadata = { title: "Branding" };

export default async function BrandingPage() {
  const context = await tenantPage("/portal/settings/branding");
  if (!can(context, "branding.manage")) return <MissingPermission title="Branding" permission="branding.manage" />;
  const [branding, { product, limits }] = await Promise.all([portalBranding(), installationSettings(getRuntime())]);
  if (!branding) return null;
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader title="Branding" note="How this portal looks to everybody in it." />
      <Card>
        <BrandingForm branding={branding} product={product.name} mostKilobytes={limits.logoKilobytes} action={changeBrandingAction} />
      </Card>
    </div>
  );
}
