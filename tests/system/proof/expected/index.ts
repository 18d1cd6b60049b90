import { achievements } from "./achievements.ts";
import { assignment } from "./assignment.ts";
import { audit } from "./audit.ts";
import { backups } from "./backups.ts";
import { billing } from "./billing.ts";
import { campaigns } from "./campaigns.ts";
import { care } from "./care.ts";
import { companyBoards } from "./company-boards.ts";
import { conversations } from "./conversations.ts";
import { crm } from "./crm.ts";
import { crmFields } from "./crm-fields.ts";
import { crmImports } from "./crm-imports.ts";
import { crmMails } from "./crm-mails.ts";
import { design } from "./design.ts";
import { dunning } from "./dunning.ts";
import { factors } from "./factors.ts";
import { figures } from "./figures.ts";
import { flags } from "./flags.ts";
import { gateway } from "./gateway.ts";
import { groundFloor } from "./ground-floor.ts";
import { impersonation } from "./impersonation.ts";
import { incidents } from "./incidents.ts";
import { invoices } from "./invoices.ts";
import { keys } from "./keys.ts";
import { leadScores } from "./lead-scores.ts";
import { lifecycle } from "./lifecycle.ts";
import { members } from "./members.ts";
import { notifications } from "./notifications.ts";
import { operations } from "./operations.ts";
import { people } from "./people.ts";
import { points } from "./points.ts";
import { portfolios } from "./portfolios.ts";
import { privacy } from "./privacy.ts";
import { providers } from "./providers.ts";
import { referrals } from "./referrals.ts";
import { reports } from "./reports.ts";
import { scim } from "./scim.ts";
import { search } from "./search.ts";
import { seasons } from "./seasons.ts";
import { services } from "./services.ts";
import { lastOfAll, sessions } from "./sessions.ts";
import { settings } from "./settings.ts";
import type { Area } from "./shared.ts";
import { signIn } from "./sign-in.ts";
import { tables } from "./tables.ts";
import { tenantSettings } from "./tenant-settings.ts";
import { usage } from "./usage.ts";
import { webForms } from "./web-forms.ts";
import { webhooks } from "./webhooks.ts";

/** Every area; what ends the sessions of the walk comes last. */
const AREAS: Area[] = [
  achievements,
  signIn,
  factors,
  providers,
  members,
  people,
  points,
  campaigns,
  referrals,
  conversations,
  figures,
  leadScores,
  assignment,
  webForms,
  seasons,
  companyBoards,
  crm,
  crmImports,
  crmMails,
  crmFields,
  sessions,
  impersonation,
  keys,
  scim,
  audit,
  privacy,
  billing,
  invoices,
  dunning,
  care,
  operations,
  backups,
  design,
  flags,
  settings,
  notifications,
  search,
  tables,
  lifecycle,
  tenantSettings,
  usage,
  webhooks,
  portfolios,
  reports,
  services,
  incidents,
  gateway,
  groundFloor,
  lastOfAll,
];

/** Everything that can be reached, and what everybody gets there. What is not here fails the walk. */
export const EXPECTED: Area = {
  routes: Object.assign({}, ...AREAS.map((area) => area.routes)),
  pages: Object.assign({}, ...AREAS.map((area) => area.pages)),
  actions: Object.assign({}, ...AREAS.map((area) => area.actions)),
  writes: Object.assign({}, ...AREAS.map((area) => area.writes)),
};
