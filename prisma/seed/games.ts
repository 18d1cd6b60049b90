import type { TenantIndustry } from "#lib/tenancy/schema";

/** A referral of the demonstration, as its company reports it. Times are before the moment of writing. */
interface DemoReferral {
  email: string;
  kind: "signup" | "trial" | "subscription" | "upgrade" | "purchase";
  /** When it was, and how long before that the link was followed. */
  daysAgo: number;
  hoursAfterVisit: number;
  source: string;
  amountMinor?: number;
  /** Two of one device are for a person to look at. */
  device?: string;
}

export interface DemoGames {
  slug: string;
  industry: TenantIndustry;
  choice: "name" | "anonymous";
  /** Whose code it is: an account's address before its company's. */
  referrer: "admin" | "manager" | "member" | null;
  /** Oldest first. */
  referrals: readonly DemoReferral[];
  /** Visits of the code's page by where its link stood. */
  visits: readonly { source: string; daysAgo: number; visits: number; consents: number }[];
  /** Who is in which team; nobody where there are none. */
  teams?: readonly { name: string; people: readonly ("admin" | "manager" | "member" | "viewer")[] }[];
}

export const DEMO_GAMES: readonly DemoGames[] = [
  {
    slug: "bizoholic",
    industry: "professional_services",
    choice: "name",
    teams: [
      { name: "Clients", people: ["admin", "viewer"] },
      { name: "Campaigns", people: ["manager", "member"] },
    ],
    referrer: "member",
    referrals: [
      { email: "hello@saffron-studio.example", kind: "signup", daysAgo: 74, hoursAfterVisit: 50, source: "linkedin" },
      { email: "ravi@northgate-foods.example", kind: "signup", daysAgo: 61, hoursAfterVisit: 20, source: "mail" },
      { email: "hello@saffron-studio.example", kind: "subscription", daysAgo: 58, hoursAfterVisit: 430, source: "linkedin" },
      { email: "office@kestrel-films.example", kind: "trial", daysAgo: 33, hoursAfterVisit: 5, source: "whatsapp" },
      { email: "meera@lotus-yoga.example", kind: "signup", daysAgo: 19, hoursAfterVisit: 71, source: "linkedin" },
      { email: "win4821@mailinator.com", kind: "signup", daysAgo: 12, hoursAfterVisit: 0, source: "x" },
      { email: "asha@banyan-books.example", kind: "signup", daysAgo: 4, hoursAfterVisit: 30, source: "mail", device: "demo-tablet" },
      { email: "team@banyan-press.example", kind: "signup", daysAgo: 2, hoursAfterVisit: 9, source: "mail", device: "demo-tablet" },
    ],
    visits: [
      { source: "linkedin", daysAgo: 70, visits: 34, consents: 9 },
      { source: "mail", daysAgo: 60, visits: 21, consents: 8 },
      { source: "whatsapp", daysAgo: 34, visits: 12, consents: 3 },
      { source: "x", daysAgo: 12, visits: 17, consents: 1 },
    ],
  },
  { slug: "coreldove", industry: "retail", choice: "name", referrer: null, referrals: [], visits: [] },
  {
    slug: "harbor-dental",
    industry: "health",
    choice: "name",
    referrer: "admin",
    referrals: [
      { email: "frontdesk@pier-orthodontics.example", kind: "signup", daysAgo: 88, hoursAfterVisit: 26, source: "mail" },
      { email: "frontdesk@pier-orthodontics.example", kind: "subscription", daysAgo: 57, hoursAfterVisit: 770, source: "mail" },
      { email: "dr.lam@bayview-vets.example", kind: "signup", daysAgo: 41, hoursAfterVisit: 90, source: "linkedin" },
      { email: "hello@lighthouse-physio.example", kind: "signup", daysAgo: 26, hoursAfterVisit: 12, source: "mail" },
      { email: "hello@lighthouse-physio.example", kind: "purchase", daysAgo: 15, hoursAfterVisit: 280, source: "mail", amountMinor: 24_000 },
      { email: "info@cove-opticians.example", kind: "signup", daysAgo: 3, hoursAfterVisit: 40, source: "facebook" },
    ],
    visits: [
      { source: "mail", daysAgo: 85, visits: 27, consents: 11 },
      { source: "linkedin", daysAgo: 43, visits: 14, consents: 4 },
      { source: "facebook", daysAgo: 5, visits: 9, consents: 2 },
    ],
  },
  { slug: "summit-outdoor", industry: "retail", choice: "anonymous", referrer: null, referrals: [], visits: [] },
  { slug: "lumen-legal", industry: "professional_services", choice: "name", referrer: null, referrals: [], visits: [] },
  {
    slug: "verde-kitchen",
    industry: "food",
    choice: "name",
    referrer: "manager",
    referrals: [
      { email: "post@hofladen-brandt.example", kind: "signup", daysAgo: 20, hoursAfterVisit: 48, source: "mail" },
      { email: "kontakt@cafe-morgenrot.example", kind: "signup", daysAgo: 9, hoursAfterVisit: 16, source: "whatsapp" },
      { email: "kontakt@cafe-morgenrot.example", kind: "trial", daysAgo: 6, hoursAfterVisit: 90, source: "whatsapp" },
    ],
    visits: [
      { source: "mail", daysAgo: 21, visits: 11, consents: 4 },
      { source: "whatsapp", daysAgo: 9, visits: 8, consents: 3 },
    ],
  },
];
