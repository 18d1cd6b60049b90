import type { PlatformRole, TenantRole, TenantStatus } from "#lib/access";

/** Somebody who can sign in to the demonstration. `tenant` is a slug, null for the operator's staff. */
export interface DemoAccount {
  email: string;
  name: string;
  role: PlatformRole | TenantRole;
  tenant: string | null;
}

interface DemoTenant {
  slug: string;
  name: string;
  kind: "client" | "brand";
  status: TenantStatus;
  planKey: string;
  timeZone: string;
  currency: string;
  locale: string;
  /** How long it has been with the agency: its first figures are of about then. */
  daysAgo: number;
  /** Admin, manager, member, viewer. */
  people: readonly [string, string, string, string];
}

export const DEMO_TENANTS: readonly DemoTenant[] = [
  {
    slug: "bizoholic",
    name: "Bizoholic",
    kind: "brand",
    status: "active",
    planKey: "enterprise",
    timeZone: "Asia/Kolkata",
    currency: "USD",
    locale: "en-IN",
    daysAgo: 420,
    people: ["Ananya Rao", "Vikram Mehta", "Priya Nair", "Arjun Das"],
  },
  {
    slug: "coreldove",
    name: "CoreLDove",
    kind: "brand",
    status: "active",
    planKey: "professional",
    timeZone: "America/Los_Angeles",
    currency: "USD",
    locale: "en-US",
    daysAgo: 400,
    people: ["Camila Torres", "Ethan Brooks", "Mei Lin", "Noah Patel"],
  },
  {
    slug: "harbor-dental",
    name: "Harbor Dental",
    kind: "client",
    status: "active",
    planKey: "professional",
    timeZone: "America/New_York",
    currency: "USD",
    locale: "en-US",
    daysAgo: 390,
    people: ["Dr. Grace Whitman", "Marcus Bell", "Sofia Reyes", "Owen Clarke"],
  },
  {
    slug: "summit-outdoor",
    name: "Summit Outdoor",
    kind: "client",
    status: "active",
    planKey: "enterprise",
    timeZone: "America/Denver",
    currency: "USD",
    locale: "en-US",
    daysAgo: 370,
    people: ["Leah Sandoval", "Caleb Frost", "Naomi Whitehorse", "Jonas Berg"],
  },
  {
    slug: "lumen-legal",
    name: "Lumen Legal",
    kind: "client",
    status: "active",
    planKey: "starter",
    timeZone: "Europe/London",
    currency: "GBP",
    locale: "en-GB",
    daysAgo: 130,
    people: ["Imogen Hart", "Tariq Hussain", "Fiona MacLeod", "Rhys Evans"],
  },
  {
    slug: "verde-kitchen",
    name: "Verde Kitchen",
    kind: "client",
    status: "trial",
    planKey: "starter",
    timeZone: "Europe/Berlin",
    currency: "EUR",
    locale: "de-DE",
    daysAgo: 12,
    people: ["Lena Hoffmann", "Matteo Ricci", "Yusuf Kaya", "Clara Weiss"],
  },
];

const STAFF: readonly DemoAccount[] = [
  { email: "super@demo.bizosaas.example", name: "Sasha Ortega", role: "super_admin", tenant: null },
  { email: "support@demo.bizosaas.example", name: "Devon Okafor", role: "support", tenant: null },
];

/** Everybody who can sign in to the demonstration, all with the same password. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [...STAFF, ...DEMO_TENANTS.flatMap(accountsOf)];

/** People who belong to a second tenant, beside the one they are in after signing in. */
export const DEMO_SECOND_PLACES: readonly { email: string; tenant: string; role: TenantRole }[] = [
  { email: "manager@bizoholic.example", tenant: "coreldove", role: "manager" },
];

function accountsOf({ slug, people }: DemoTenant): DemoAccount[] {
  const [admin, manager, member, viewer] = people;
  return [
    { email: `admin@${slug}.example`, name: admin, role: "tenant_admin", tenant: slug },
    { email: `manager@${slug}.example`, name: manager, role: "manager", tenant: slug },
    { email: `member@${slug}.example`, name: member, role: "member", tenant: slug },
    { email: `viewer@${slug}.example`, name: viewer, role: "viewer", tenant: slug },
  ];
}
