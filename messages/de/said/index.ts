import { achievements } from "./achievements.ts";
import { campaigns } from "./campaigns.ts";
import { companies } from "./companies.ts";
import { consequences } from "./consequences.ts";
import { conversations } from "./conversations.ts";
import { crm } from "./crm.ts";
import { crmFields } from "./crm-fields.ts";
import { crmImports } from "./crm-imports.ts";
import { crmMails } from "./crm-mails.ts";
import { devices } from "./devices.ts";
import { disturbances } from "./disturbances.ts";
import { dunning } from "./dunning.ts";
import { endings } from "./endings.ts";
import { fields } from "./fields.ts";
import { figures } from "./figures.ts";
import { gateway } from "./gateway.ts";
import { imports } from "./imports.ts";
import { invoices } from "./invoices.ts";
import { labels } from "./labels.ts";
import { leadForms } from "./lead-forms.ts";
import { mails } from "./mails.ts";
import { notifications } from "./notifications.ts";
import { operator } from "./operator.ts";
import { personalData } from "./personal-data.ts";
import { platform } from "./platform.ts";
import { platformRefusals } from "./platform-refusals.ts";
import { points } from "./points.ts";
import { portfolios } from "./portfolios.ts";
import { probes } from "./probes.ts";
import { referrals } from "./referrals.ts";
import { refusals } from "./refusals.ts";
import { reports } from "./reports.ts";
import { results } from "./results.ts";
import { rooms } from "./rooms.ts";
import { seasons } from "./seasons.ts";
import { services } from "./services.ts";
import { settings } from "./settings.ts";
import { teams } from "./teams.ts";
import { tenants } from "./tenants.ts";
import { trail } from "./trail.ts";

/** What rooms and tables of constants say, by their English. */
export const said: Record<string, string> = {
  // First: where a sentence or a label is the same word, it stands as that says it.
  ...fields,
  ...rooms,
  ...services,
  ...probes,
  ...portfolios,
  ...crm,
  ...crmImports,
  ...crmMails,
  ...crmFields,
  ...disturbances,
  ...figures,
  ...imports,
  ...gateway,
  ...platform,
  ...points,
  ...seasons,
  ...settings,
  ...campaigns,
  ...companies,
  ...achievements,
  ...consequences,
  ...devices,
  ...mails,
  ...notifications,
  ...platformRefusals,
  ...labels,
  ...invoices,
  ...results,
  ...leadForms,
  ...referrals,
  ...reports,
  ...conversations,
  ...refusals,
  ...personalData,
  ...teams,
  ...tenants,
  ...operator,
  ...trail,
  ...dunning,
  ...endings,
};
