import type { reportPage as english } from "../en/report-page.ts";
import type { Same } from "../same.ts";

export const reportPage: Same<typeof english> = {
  unknownLink: "Dieser Link führt nirgendwohin",
  unknownLinkNote: "Er ist abgelaufen, wurde zurückgenommen oder nicht ganz kopiert. Bitten Sie den, der ihn Ihnen gab, um einen neuen.",
  locked: "Dieser Bericht braucht ein Passwort",
  lockedNote: "Wer Ihnen den Link gab, hat auch das Passwort.",
  password: "Passwort",
  wrongPassword: "Das ist nicht das Passwort. Versuchen Sie es noch einmal.",
  open: "Bericht öffnen",
  couldNot: "Das hat nicht geklappt",
  asPdf: "Als PDF speichern",
  asTable: "Als Tabelle zeigen",
  live: "Diese Zahlen sind aktuell: Sie werden bei jedem Öffnen der Seite neu gelesen.",
  endTitle: "Mails mit dem Bericht „{name}“",
  endNote: "Sie bekommen diesen Bericht von {tenant} per Mail. Hier können Sie das beenden.",
  end: "Mails beenden",
  ended: "Sie bekommen keine dieser Mails mehr.",
};
