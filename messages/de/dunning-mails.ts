import type { dunningMails as english } from "../en/dunning-mails.ts";
import type { Same } from "../same.ts";

/** Mails über unbezahlte Rechnungen, an die Administration des Mandanten. */
export const dunningMails: Same<typeof english> = {
  unpaidTitle: "{tenant}: Eine Zahlung ist fällig",
  lastNoticeTitle: "{tenant}: Letzte Mahnung zu einer fälligen Zahlung",
  suspendedTitle: "{tenant} ist gesperrt",
  hello: "Guten Tag {name},",
  owed: "der Monatspreis von {amount} für {tenant} ist seit dem {since} fällig. Wir haben keinen Zahlungseingang verzeichnet.",
  owedUnknown:
    "eine Zahlung für {tenant} ist seit dem {since} fällig. Wie hoch sie ist, steht nicht in unseren Unterlagen: Bitte fragen Sie uns. Wir haben keinen Zahlungseingang verzeichnet.",
  whatIsClosed:
    "Bis zur Zahlung können Sie alles sehen und weiterarbeiten, aber nichts starten, was Geld kostet oder nach außen wirkt, etwa Kampagnen ausspielen.",
  nextReminder: "Geht keine Zahlung ein, erinnern wir Sie am {date} noch einmal.",
  nextFinalNotice: "Geht keine Zahlung ein, senden wir Ihnen am {date} eine letzte Mahnung.",
  nextDecision:
    "Geht keine Zahlung ein, entscheiden wir am {date}, ob das Portal gesperrt wird. In einem gesperrten Portal kann sich niemand anmelden; alle Daten bleiben erhalten.",
  nextSuspension: "Geht keine Zahlung ein, wird das Portal am {date} gesperrt: Dann kann sich niemand mehr anmelden. Alle Daten bleiben erhalten.",
  nextNothing: "Dies ist die letzte Nachricht dazu, die von selbst gesendet wird. Über das Weitere entscheidet unser Team.",
  isSuspended: "Das Portal ist ab sofort gesperrt: Niemand kann sich anmelden. Alle Daten bleiben erhalten.",
  opensAgain: "Sobald die Zahlung verzeichnet ist, öffnen wir es wieder.",
  openThePortal: "Portal öffnen",
  alreadyPaid:
    "Haben Sie schon bezahlt? Dann haben sich diese Nachricht und Ihre Zahlung überschnitten. Sagen Sie uns Bescheid, und wir bringen es in Ordnung.",
};
