/** What follows from an act, as its dialog says it first (`ConfirmDialog`), and the choices of forms. */
export const consequences: Record<string, string> = {
  "Nobody has signed in by it yet.": "Noch hat sich niemand darüber angemeldet.",
  "1 person has signed in by it: their sessions from it end at once.": "1 Person hat sich darüber angemeldet: Ihre Sitzungen daraus enden sofort.",
  "{count} people have signed in by it: their sessions from it end at once.":
    "{count} Personen haben sich darüber angemeldet: Ihre Sitzungen daraus enden sofort.",
  "Nobody signs in by it until it is opened again.": "Niemand meldet sich darüber an, bis er wieder geöffnet wird.",
  "People can sign in by it at once.": "Man kann sich sofort darüber anmelden.",
  "Accounts stay; who has no other way to sign in asks for a link by e-mail.":
    "Konten bleiben; wer sich sonst nicht anmelden kann, fordert einen Link per E-Mail an.",
  "{staff} is back in their own account with the next click.": "{staff} ist mit dem nächsten Klick wieder im eigenen Konto.",
  "Your consent stays: they could begin again, with a new reason.": "Ihre Zustimmung bleibt: Mit einem neuen Grund könnte es wieder beginnen.",
  "It can no longer sign in as you.": "Damit kann sich niemand mehr als Sie anmelden.",
  "Delete it from the device, too: there it stays.": "Löschen Sie ihn auch vom Gerät: Dort bleibt er erhalten.",
  "All its keys stop counting at once.": "Alle seine Schlüssel gelten sofort nicht mehr.",
  "What it did stays under its name.": "Was es getan hat, bleibt unter seinem Namen.",
  "{prefix}… stops counting at once: whatever uses it is refused.": "{prefix}… gilt sofort nicht mehr: Was ihn verwendet, wird abgelehnt.",
  "This cannot be undone. Rotate it instead to change over in peace.":
    "Das lässt sich nicht rückgängig machen. Erneuern Sie ihn stattdessen, um in Ruhe umzustellen.",
  "A role that somebody has cannot be deleted: give them another first.":
    "Eine Rolle, die jemand hat, lässt sich nicht löschen: Geben Sie zuerst eine andere.",
  "Every other device and browser is signed out on its next request.":
    "Jedes andere Gerät und jeder andere Browser wird mit der nächsten Anfrage abgemeldet.",
  "You stay signed in here.": "Hier bleiben Sie angemeldet.",
  "All your sessions end, on every device and every address, this one too.":
    "Alle Ihre Sitzungen enden, auf jedem Gerät und unter jeder Adresse, auch diese.",
  "You sign in again where you want to go on.": "Sie melden sich dort wieder an, wo Sie weitermachen möchten.",
  "Its words are gone for good; the audit trail keeps only that there was a note, and of what length.":
    "Der Text ist endgültig weg; das Prüfprotokoll behält nur, dass es eine Notiz gab und wie lang sie war.",
  "Any provider that speaks OpenID Connect or OAuth 2 will do, such as Google Workspace, Microsoft Entra ID, Okta or Keycloak.":
    "Jeder Anbieter, der OpenID Connect oder OAuth 2 spricht, ist geeignet, etwa Google Workspace, Microsoft Entra ID, Okta oder Keycloak.",
  Required: "Erforderlich",
  Optional: "Freiwillig",
  "As in the whole installation": "Wie in der ganzen Installation",
  "{count} hours": "{count} Stunden",
  "An account that is gone": "Ein Konto, das es nicht mehr gibt",
  "Your account is unlocked. Sign in, or choose a new password if you have forgotten yours.":
    "Ihr Konto ist entsperrt. Melden Sie sich an, oder wählen Sie ein neues Passwort, falls Sie Ihres vergessen haben.",
};
