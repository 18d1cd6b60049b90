import type { Permission } from "#lib/access";

const AREAS: Record<string, string> = {
  user: "People",
  campaign: "Campaigns",
  lead: "Leads",
  deal: "Deals",
  product: "Products",
  order: "Orders",
  listing: "Listings",
  content: "Content",
  integration: "Integrations",
  agent: "Assistants",
};
const OTHER = "Everything else";

/** What a permission is about, in the words that screens group by. */
export const areaOf = (permission: Permission): string => AREAS[permission.split(".")[0] ?? ""] ?? OTHER;
