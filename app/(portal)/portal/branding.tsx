import { cache, type ReactNode } from "react";
import { BrandLogo } from "#components/shell/brand-logo";
import { requireTenant } from "#lib/access";
import { brandingOf } from "#lib/branding";
import { type Branding, logoAddress, RAMP_VERSION } from "#lib/branding/schema";
import { pageContext } from "#lib/web";
import type { Words } from "#words";

/** How the portal looks that is being rendered; read once per request. Null outside any. */
export const portalBranding = cache(async (): Promise<Branding | null> => {
  const context = await pageContext();
  return context.tenant ? brandingOf(requireTenant(context)) : null;
});

interface Dress {
  product: string;
  /** Below the name, where ours has to stay. */
  productNote: string | null;
  /** In place of our mark. */
  mark: ReactNode;
}

/** What of a tenant's branding the frame shows. `product` is what ours is called. */
export function dressOf(branding: Branding, product: string, t: Words<"branding">): Dress {
  const { productName, isWhiteLabel } = branding;
  const logo = logoAddress(branding);
  return {
    product: productName ?? product,
    productNote: productName && !isWhiteLabel ? t("onProduct", { product }) : null,
    mark: logo ? <BrandLogo src={logo} /> : null,
  };
}

/**
 * The tenant's colours, around everything that wears them. A style sheet of our own, which React waits for before it shows
 * anything: no flash, and nothing that the policy would have to make an exception for. It speaks only of pages that name the
 * colour, so that it may stay when its reader goes on to another area.
 */
export function BrandColours({ colour, children }: { colour: string | null; children: ReactNode }) {
  if (!colour) return children;
  const name = colour.slice(1);
  return (
    <div data-brand={name} className="contents">
      <link rel="stylesheet" href={`/branding/colours/${RAMP_VERSION}-${name}.css`} precedence="brand" />
      {children}
    </div>
  );
}
