import type { mail as english } from "../en/mail.ts";
import type { Same } from "../same.ts";

export const mail: Same<typeof english> = {
  thePlatform: "Die Plattform",
  tenant: "Mandant",
  written: "Verfasst",
  sent: "Gesendet",
  attempts: "Versuche",
  attached: "Angehängt",
  nothingAttached: "Nichts",
  removedOn: "Entfernt am {day}. Was eine Datei enthält, wird sieben Tage aufbewahrt.",
  whatTheMailServerSaid: "Was der Mailserver sagte",
  mailOutbox: "Postausgang",
  everyMailThePortalWantsTo: "Jede E-Mail, die das Portal senden will, und was aus ihr wurde.",
  noMailServerIsConfiguredSo: "Kein Mailserver ist eingerichtet, deshalb werden E-Mails hier zurückgehalten",
  readThemHereAndPassThem:
    "Lesen Sie sie hier und geben Sie sie von Hand weiter. Setzen Sie <code>SMTP_URL</code> und starten Sie das Portal neu, damit neue E-Mails gesendet werden; zurückgehaltene können Sie dann von hier senden.",
  noMailYet: "Noch keine E-Mails",
  invitationsConfirmationsAndOtherMailsAppear: "Einladungen, Bestätigungen und andere E-Mails erscheinen hier, sobald das Portal eine verfasst.",
  recipient: "An",
  sendAgain: "Noch einmal senden",
  sending: "Wird gesendet…",
  sendingAgain: "Sende noch einmal",
  sentAgain: "wieder unterwegs",
  onlyThoseThatWereNotSent: "Nur fehlgeschlagene oder zurückgehaltene E-Mails gehen noch einmal hinaus. Was gesendet wurde, bleibt, wie es ist.",
  addressOrSubject: "Adresse oder Betreff",
  whichMails: "Welche E-Mails",
  noMailHere: "Hier ist keine E-Mail",
  showAllMails: "Alle E-Mails zeigen",
  noMailFitsWhatIsAsked: "Keine E-Mail passt zu dem, was gefragt ist.",
  thereIsNothingMoreOnThis: "Auf dieser Seite ist nichts weiter.",
};
