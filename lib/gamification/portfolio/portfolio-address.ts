import type { StoredPortfolio } from "./portfolio-rows.ts";

/** Where everybody reads it, or whoever has the link; null while nobody may. */
export function addressOfPortfolio({ status, slug, unlisted_token }: Pick<StoredPortfolio, "status" | "slug" | "unlisted_token">): string | null {
  if (status === "published") return `/portfolio/${slug}`;
  return status === "unlisted" ? `/portfolio/${unlisted_token}` : null;
}
