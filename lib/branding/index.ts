/** Branding: a tenant's own logo, name and colour in its portal, with colours that everybody can read. */
export { changeBranding, changeBrandingOfTenant } from "./change-branding.ts";
export { brandingPersonalData } from "./personal-data.ts";
export { type PublicBrand, publicBrandOf } from "./public-brand.ts";
export { brandStyles } from "./ramp.ts";
export { brandingOf, brandingOfTenant, readLogo } from "./read-branding.ts";
