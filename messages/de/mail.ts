import type { mail as english } from "../en/mail.ts";
import type { Same } from "../same.ts";

export const mail: Same<typeof english> = {
  thePlatform: "Die Plattform",
  to: "An <bdi></bdi>",
  tenant: "Mandant",
  written: "Verfasst",
  sent: "Gesendet",
  attempts: "Versuche",
  whatTheMailServerSaid: "Was der Mailserver sagte",
  mailOutbox: "Postausgang",
  everyMailThePortalWantsTo: "Jede E-Mail, die das Portal senden will, die neueste zuerst. Zeiten in UTC.",
  noMailServerIsConfiguredSo: "Kein Mailserver ist eingerichtet, deshalb werden E-Mails hier zurückgehalten",
  readThemHereAndPassThem:
    "Lesen Sie sie hier und geben Sie sie von Hand weiter. Setzen Sie <code>SMTP_URL</code> und starten Sie das Portal neu, damit neue E-Mails gesendet werden; zurückgehaltene bleiben zurückgehalten.",
  noMailYet: "Noch keine E-Mails",
  invitationsConfirmationsAndOtherMailsAppear: "Einladungen, Bestätigungen und andere E-Mails erscheinen hier, sobald das Portal eine verfasst.",
  pagesOfMails: "Seiten der E-Mails",
};
