import { z } from "zod";
import { trimmedText } from "#lib/platform/text";
import { UTM_FIELDS } from "./house-rules.ts";

export { linkNameOf, type TidiedValue, tidyUtm, UTM_FIELDS, type UtmField, type UtmValues } from "./house-rules.ts";

export const LINK_LIMITS = { perCampaign: 200, urlBytes: 2_000 } as const;

/** An address that a link may lead to: of the web, without a password in it, and of a host with a name. */
export function isLinkTarget(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "" && /[^.]\.[^.]/.test(url.hostname);
}

const value = (most = 200) => trimmedText().max(most, `Use at most ${most} characters.`);
const needed = (missing: string) => value().min(1, missing);

/** Values as they are typed: the house rules make them small letters without spaces. */
export const createLinkInput = z.strictObject({
  baseUrl: trimmedText()
    .max(500, "Use at most 500 characters.")
    .refine(isLinkTarget, "Enter the address of a page, such as https://www.example.com/sale.")
    .meta({ example: "https://www.example.com/sale" }),
  source: needed("Enter where the link stands, such as newsletter.").meta({ example: "newsletter" }),
  medium: needed("Enter what kind it is, such as email.").meta({ example: "email" }),
  /** Empty for the campaign's own. */
  campaign: value().default(""),
  term: value().default(""),
  content: value().default(""),
});
export type CreateLinkInput = z.infer<typeof createLinkInput>;

const campaignLink = z.object({
  id: z.uuid(),
  campaignId: z.uuid(),
  baseUrl: z.string(),
  source: z.string(),
  medium: z.string(),
  campaign: z.string(),
  term: z.string(),
  content: z.string(),
  /** The whole link, to be shared. */
  url: z.string(),
  madeBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
});
export type CampaignLink = z.infer<typeof campaignLink>;
export const linkList = z.object({ links: z.array(campaignLink) });
/** `changes`: what the house rules made of what was typed. */
export const madeLink = campaignLink.extend({
  changes: z.array(z.object({ field: z.enum(UTM_FIELDS), from: z.string(), to: z.string() })),
});
export type MadeLink = z.infer<typeof madeLink>;
