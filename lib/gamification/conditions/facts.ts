import type { EventName } from "#lib/events";

/** What a field of an event holds. Money is in minor units; `choice` is one of the named values. */
export type FactField =
  | { kind: "count" | "money"; label: string }
  | { kind: "flag"; label: string }
  | { kind: "choice"; label: string; options: readonly string[] };
interface Fact {
  label: string;
  fields: Record<string, FactField>;
}

const rating: FactField = { kind: "count", label: "Stars" };
const hours: FactField = { kind: "count", label: "Hours until then" };
const amount: FactField = { kind: "money", label: "Amount" };

/** The events that conditions can ask for, with those of their fields that they may read. A test holds them against the catalogue of events. */
export const FACTS = {
  "campaign.figures_imported": { label: "Figures imported", fields: {} },
  "campaign.launched": { label: "Campaigns launched", fields: {} },
  "campaign.completed": { label: "Campaigns completed", fields: {} },
  "content.published": {
    label: "Content published",
    fields: { kind: { kind: "choice", label: "Kind", options: ["post", "page", "case_study", "video", "newsletter"] } },
  },
  "lead.captured": { label: "Leads captured", fields: { hasConsent: { kind: "flag", label: "With consent" } } },
  "lead.converted": { label: "Leads converted", fields: { amountMinor: amount } },
  "audience.counted": { label: "Followers counted", fields: { followers: { kind: "count", label: "Followers" } } },
  "product.published": { label: "Products published", fields: { hasPicture: { kind: "flag", label: "With a picture" } } },
  "product.reviewed": { label: "Products reviewed", fields: { rating } },
  "order.paid": {
    label: "Orders paid",
    fields: {
      totalMinor: amount,
      itemCount: { kind: "count", label: "Items" },
      isReturningCustomer: { kind: "flag", label: "By a customer who came back" },
    },
  },
  "order.shipped": { label: "Orders shipped", fields: { hoursToShip: hours } },
  "order.refunded": { label: "Orders refunded", fields: { amountMinor: amount } },
  "listing.published": { label: "Listings published", fields: { photoCount: { kind: "count", label: "Photos" } } },
  "listing.claimed": { label: "Listings claimed", fields: {} },
  "listing.offer_published": { label: "Offers published", fields: {} },
  "review.approved": { label: "Reviews approved", fields: { rating } },
  "review.answered": { label: "Reviews answered", fields: { hoursToAnswer: hours } },
  "enquiry.received": { label: "Enquiries received", fields: {} },
  "enquiry.answered": { label: "Enquiries answered", fields: { hoursToAnswer: hours } },
  "member.joined": { label: "Members joined", fields: {} },
  "api_key.created": { label: "API keys made", fields: {} },
  "webhook_endpoint.created": { label: "Webhook endpoints set up", fields: {} },
  "saved_view.created": { label: "Views saved", fields: {} },
  "branding.changed": { label: "Branding changed", fields: { hasLogo: { kind: "flag", label: "With a logo" } } },
  "tenant_domain.verified": { label: "Domains verified", fields: {} },
  "second_factor.added": { label: "Second factors set up", fields: { factor: { kind: "choice", label: "Kind", options: ["totp", "passkey"] } } },
  "session.opened": { label: "Sign-ins to the portal", fields: {} },
  "referral.converted": {
    label: "Referrals approved",
    fields: {
      kind: { kind: "choice", label: "Kind", options: ["signup", "trial", "subscription", "upgrade", "purchase"] },
      points: { kind: "count", label: "Points" },
    },
  },
  "achievement.awarded": { label: "Achievements earned", fields: { points: { kind: "count", label: "Points" } } },
} as const satisfies Partial<Record<EventName, Fact>>;

export type FactName = keyof typeof FACTS;
export const FACT_NAMES = Object.keys(FACTS) as [FactName, ...FactName[]];

/** The fields of an event that conditions may read, by name. */
export const fieldsOf = (name: FactName): Readonly<Record<string, FactField>> => FACTS[name].fields;
