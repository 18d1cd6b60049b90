import type { IconName } from "#components/ui/icon";
import { type Context, can, type Permission, type TenantContext } from "#lib/access";
import { isOwnAdmin } from "#lib/lifecycle";

/** One part of a portal's settings: what it is called, what is done there, and who may open it. */
export interface SettingsArea {
  label: string;
  says: string;
  href: string;
  icon: IconName;
  needs: Permission | "administrator";
}

interface AreaGroup {
  label: string;
  areas: SettingsArea[];
}

const AREAS: AreaGroup[] = [
  {
    label: "Plan and money",
    areas: [
      {
        label: "Plan and invoices",
        says: "See your plan and what it costs, change it, and download invoices.",
        href: "/portal/settings/billing",
        icon: "receipt",
        needs: "billing.manage",
      },
      {
        label: "Usage",
        says: "See how much of your plan you use, and how often the API is called.",
        href: "/portal/settings/usage",
        icon: "gauge",
        needs: "billing.manage",
      },
    ],
  },
  {
    label: "People and access",
    areas: [
      {
        label: "Team",
        says: "Invite people, give them roles, and remove those who leave.",
        href: "/portal/team",
        icon: "users",
        needs: "user.read",
      },
      {
        label: "Sign-in rules",
        says: "Ask for a second factor, and say how long people stay signed in.",
        href: "/portal/settings/security",
        icon: "shield",
        needs: "security.manage",
      },
      {
        label: "Sign-in providers",
        says: "Let people sign in with the account of your company.",
        href: "/portal/settings/sign-in",
        icon: "log-in",
        needs: "security.manage",
      },
      {
        label: "Directory",
        says: "Let your company’s directory add people and take them away.",
        href: "/portal/settings/directory",
        icon: "server",
        needs: "security.manage",
      },
      {
        label: "Support access",
        says: "Decide whether our support may look into your portal.",
        href: "/portal/settings/support",
        icon: "life-buoy",
        needs: "security.manage",
      },
    ],
  },
  {
    label: "Connections",
    areas: [
      {
        label: "Integrations",
        says: "See what is connected to your portal, and when it was last used.",
        href: "/portal/settings/integrations",
        icon: "plug",
        needs: "integration.read",
      },
      {
        label: "API keys",
        says: "Make keys for programs that use the API, and take them back.",
        href: "/portal/settings/keys",
        icon: "key-round",
        needs: "api_key.manage",
      },
      {
        label: "Webhooks",
        says: "Have your own programs told of what happens here.",
        href: "/portal/settings/webhooks",
        icon: "webhook",
        needs: "integration.read",
      },
    ],
  },
  {
    label: "Your portal",
    areas: [
      {
        label: "Branding",
        says: "Set the logo, the name and the colour of your portal.",
        href: "/portal/settings/branding",
        icon: "sparkles",
        needs: "branding.manage",
      },
      {
        label: "Domains",
        says: "See the domains of yours, and the record that proves each.",
        href: "/portal/settings/domains",
        icon: "globe",
        needs: "security.manage",
      },
      {
        label: "Your data",
        says: "Take everything along, or delete the portal.",
        href: "/portal/settings/data",
        icon: "database",
        needs: "administrator",
      },
      {
        label: "Audit trail",
        says: "Look up who did what, and when.",
        href: "/portal/audit",
        icon: "scroll-text",
        needs: "audit.read",
      },
    ],
  },
];

/** The parts of the settings that somebody may open, in their groups; groups without one are left out. */
export function settingsFor(context: Context): AreaGroup[] {
  return AREAS.map(({ label, areas }) => ({ label, areas: areas.filter(({ needs }) => mayOpen(context, needs)) })).filter(
    ({ areas }) => areas.length > 0,
  );
}

function mayOpen(context: Context, needs: SettingsArea["needs"]): boolean {
  if (needs === "administrator") return context.tenant !== null && isOwnAdmin(context as TenantContext);
  return can(context, needs);
}
