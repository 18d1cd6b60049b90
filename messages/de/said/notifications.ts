/** What people are told of. Kept in English with each notification, so an entry outlives its sentence by half a year. */
export const notifications: Record<string, string> = {
  "Open the portal": "Portal öffnen",
  "You can choose what you are told by mail: {url}/account/notifications":
    "Sie können wählen, worüber Sie per E-Mail informiert werden: {url}/account/notifications",
  "{tenant} is suspended": "{tenant} ist gesperrt",
  "Reason: {reason}": "Grund: {reason}",
  "Reason: {reason} Its data is kept.": "Grund: {reason} Die Daten bleiben erhalten.",
  "{tenant} is open again": "{tenant} ist wieder offen",
  "Its people can sign in and work as before.": "Die Personen dort können sich wie bisher anmelden und arbeiten.",
  "The record of {domain} is gone": "Der Eintrag von {domain} ist verschwunden",
  "The DNS record that proves that {domain} belongs to {tenant} is no longer there. The domain still counts; find out whose it is now.":
    "Der DNS-Eintrag, der belegt, dass {domain} zu {tenant} gehört, ist nicht mehr da. Die Domain gilt weiterhin; klären Sie, wem sie jetzt gehört.",
  "Your role at {tenant} is now {role}": "Ihre Rolle bei {tenant} ist jetzt {role}",
  "An administrator changed your role. It counts at once.": "Ein Administrator hat Ihre Rolle geändert. Sie gilt sofort.",
  "You earned a privilege at {tenant}": "Sie haben bei {tenant} ein Recht erworben",
  "You can now: {what}.": "Sie können jetzt: {what}.",
  "A privilege at {tenant} ended": "Ein Recht bei {tenant} ist erloschen",
  "You can no longer: {what}. What opened it no longer holds.": "Sie können nicht mehr: {what}. Die Voraussetzung dafür ist nicht mehr erfüllt.",
  "Achievement: {name}": "Erfolg: {name}",
  "Achievement taken back: {name}": "Erfolg zurückgenommen: {name}",
  "What it stood on at {tenant} was taken back, such as an order that was refunded.":
    "Worauf er bei {tenant} beruhte, wurde zurückgenommen, etwa weil eine Bestellung erstattet wurde.",
  "What it stood on at {tenant} was taken back, such as an order that was refunded. Its {points} points went back, too.":
    "Worauf er bei {tenant} beruhte, wurde zurückgenommen, etwa weil eine Bestellung erstattet wurde. Die {points} Punkte gingen mit zurück.",
  "The figures that it stood on at {tenant} were corrected.": "Die Zahlen, auf denen er bei {tenant} beruhte, wurden berichtigt.",
  "The figures that it stood on at {tenant} were corrected. Its {points} points went back, too.":
    "Die Zahlen, auf denen er bei {tenant} beruhte, wurden berichtigt. Die {points} Punkte gingen mit zurück.",
  "The operator took its points at {tenant} back.": "Der Betreiber hat die Punkte dafür bei {tenant} zurückgenommen.",
  "The operator took its points at {tenant} back. Its {points} points went back, too.":
    "Der Betreiber hat die {points} Punkte dafür bei {tenant} zurückgenommen.",
  "A portfolio no longer shows: {name}": "Ein Portfolio zeigt nicht mehr: {name}",
  "The achievement was taken back, so it is gone from the page “{page}” of {tenant}. Choose its badges anew.":
    "Der Erfolg wurde zurückgenommen; auf der Seite „{page}“ von {tenant} ist er nicht mehr zu sehen. Wählen Sie ihre Auszeichnungen neu.",
  "{points} points for your work at {tenant}.": "{points} Punkte für Ihre Arbeit bei {tenant}.",
  "Support acts as you": "Der Support handelt als Sie",
  "A member of the operator’s staff acts as you at {tenant}. They may make changes.":
    "Ein Mitglied des Betreiberteams handelt bei {tenant} als Sie. Änderungen sind erlaubt.",
  "A member of the operator’s staff acts as you at {tenant}. They may only look.":
    "Ein Mitglied des Betreiberteams handelt bei {tenant} als Sie. Nur Ansehen ist erlaubt.",
  "Support acts as a member of {tenant}": "Der Support handelt als Mitglied von {tenant}",
  "The list of support access says who, as whom and why. They may make changes.":
    "Die Liste der Supportzugänge sagt, wer, als wer und warum. Änderungen sind erlaubt.",
  "The list of support access says who, as whom and why. They may only look.":
    "Die Liste der Supportzugänge sagt, wer, als wer und warum. Nur Ansehen ist erlaubt.",
  "A sign-in provider was set up": "Ein Anmeldeanbieter wurde eingerichtet",
  "A sign-in provider was changed": "Ein Anmeldeanbieter wurde geändert",
  "A sign-in provider was opened": "Ein Anmeldeanbieter wurde eingeschaltet",
  "A sign-in provider was closed": "Ein Anmeldeanbieter wurde ausgeschaltet",
  "A sign-in provider was deleted": "Ein Anmeldeanbieter wurde gelöscht",
  "It is one of the whole platform.": "Er gehört zur ganzen Plattform.",
  "It decides how people sign in to {tenant}. Look at it if you did not expect this.":
    "Er bestimmt, wie man sich bei {tenant} anmeldet. Sehen Sie nach, wenn Sie das nicht erwartet haben.",
  "A backup failed": "Eine Sicherung ist fehlgeschlagen",
  "Verifying a backup failed": "Die Prüfung einer Sicherung ist fehlgeschlagen",
  "A restore rehearsal failed": "Eine Wiederherstellungsprobe ist fehlgeschlagen",
  "A backup is overdue": "Eine Sicherung ist überfällig",
  "It was due on {due}. There is no good one yet.": "Sie war am {due} fällig. Es gibt noch keine gute.",
  "It was due on {due}. The last good one is of {last}.": "Sie war am {due} fällig. Die letzte gute ist vom {last}.",
  "{used} of {limit} calls by API keys were made in this hour. Beyond the limit they are refused until the next hour begins.":
    "In dieser Stunde wurden {used} von {limit} Aufrufen mit API-Schlüsseln gemacht. Darüber hinaus werden sie abgelehnt, bis die nächste Stunde beginnt.",
  "{tenant} comes near to its API limit": "{tenant} nähert sich der API-Grenze",
  "Every message to it failed for days. Mend the receiver, switch the endpoint on, and send what failed again.":
    "Seit Tagen scheitert jede Nachricht an ihn. Bringen Sie den Empfänger in Ordnung, schalten Sie den Endpunkt ein und senden Sie Gescheitertes erneut.",
  "The webhook to {host} is switched off": "Der Webhook an {host} ist ausgeschaltet",
  "The webhook to {host} is switched off at {tenant}": "Der Webhook an {host} ist bei {tenant} ausgeschaltet",
};
