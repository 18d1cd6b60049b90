import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { productName } from "#lib/settings/schema";
import { BRAND_COLOUR } from "./colours/schema.ts";

export { GROUNDS, LEAST_CONTRAST, RAMP_VERSION } from "./ramp.ts";

/** How wide and high a logo may be, in pixels. It is shown 32 high. */
export const LOGO_SIDE = { least: 32, most: 1024 } as const;

export const brandColour = trimmedText().toLowerCase().regex(BRAND_COLOUR, "Enter a colour such as #465fff.");

const orNothing = (shape: z.ZodType<string>) =>
  z
    .union([z.null(), z.literal(""), shape])
    .default("")
    .transform((value) => (!value ? null : String(value)));

export const brandingInput = z.strictObject({
  version: z.coerce.number().int().min(0),
  productName: orNothing(productName),
  colour: orNothing(brandColour),
  isLogoRemoved: z.literal("on").optional(),
});
/** Without the logo, which is a file and stays as it is. */
export const changeBrandingCall = brandingInput.omit({ isLogoRemoved: true });
export type BrandingInput = z.infer<typeof brandingInput>;

/** A tenant's logo, without its bytes. */
export interface Logo {
  hash: string;
  width: number;
  height: number;
}

/** What a change answers: the version that the next one is made from. */
export const changedBranding = z.object({ tenantId: z.uuid(), productName: z.string().nullable(), colour: z.string().nullable(), version: z.int() });

/** How a tenant's portal looks. `version` is 0 while nobody has ever changed it. */
export interface Branding {
  tenantId: string;
  tenantName: string;
  productName: string | null;
  /** "#rrggbb" */
  colour: string | null;
  logo: Logo | null;
  /** The plan lets the tenant's name take the place of ours. */
  isWhiteLabel: boolean;
  version: number;
}

/** Where a tenant's logo is: whoever may not see it finds nothing there. */
export const logoAddress = ({ tenantId, logo }: Pick<Branding, "tenantId" | "logo">): string | null =>
  logo ? `/branding/logo/${tenantId}/${logo.hash}` : null;
