import { BrandingForm } from "#components/branding/branding-form";
import { getWords, pageTitle } from "#components/format/words";
import { Card } from "#components/ui/card";
import { PageHeader } from "#components/ui/page-header";
import { can } from "#lib/access";
import { getRuntime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import { tenantPage } from "#lib/web";
import { portalBranding } from "../../branding.tsx";
import { MissingPermission } from "../../missing-permission.tsx";
import { changeBrandingAction } from "./actions.ts";

export const generateMetadata = pageTitle("branding", "branding");

export default async function BrandingPage() {
  const t = await getWords("branding");
  const context = await tenantPage("/portal/settings/branding");
  if (!can(context, "branding.manage")) return <MissingPermission title={t("branding")} permission="branding.manage" />;
  const [branding, { product, limits }] = await Promise.all([portalBranding(), installationSettings(getRuntime())]);
  if (!branding) return null;
  return (
    <div className="grid max-w-3xl gap-6">
      <PageHeader title={t("branding")} note={t("howThisPortalLooks")} />
      <Card>
        <BrandingForm branding={branding} product={product.name} mostKilobytes={limits.logoKilobytes} action={changeBrandingAction} />
      </Card>
    </div>
  );
}
