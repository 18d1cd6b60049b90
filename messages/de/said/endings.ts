/** What is told when a tenant goes: by mail and in the portal. */
export const endings = {
  "The contract of {tenant} has ended": "Der Vertrag von {tenant} ist beendet",
  "Its data is kept. Administrators can look at all of it and take it along; nobody else can sign in to it. Reason: {reason}":
    "Die Daten bleiben erhalten. Administratoren können alles ansehen und mitnehmen; niemand sonst kann sich dort anmelden. Grund: {reason}",
  "{tenant} is to be deleted": "{tenant} wird gelöscht",
  "All its data is deleted for good on {moment}. Until then nothing is gone: you can sign in, look at all of it and take it along. If you object, or want all of it as one archive, write to {contact} before then: the deletion can be called off until it begins.":
    "Alle Daten werden am {moment} endgültig gelöscht. Bis dahin ist nichts verloren: Sie können sich anmelden, alles ansehen und mitnehmen. Wenn Sie widersprechen oder alles als ein Archiv haben möchten, schreiben Sie vorher an {contact}: Bis die Löschung beginnt, kann sie abgebrochen werden.",
  "All its data is deleted for good on {moment}. Until then nothing is gone: you can sign in, look at all of it and take it along. If you object, or want all of it as one archive, tell those who run the portal before then: the deletion can be called off until it begins.":
    "Alle Daten werden am {moment} endgültig gelöscht. Bis dahin ist nichts verloren: Sie können sich anmelden, alles ansehen und mitnehmen. Wenn Sie widersprechen oder alles als ein Archiv haben möchten, sagen Sie es vorher den Betreibern des Portals: Bis die Löschung beginnt, kann sie abgebrochen werden.",
  "One of your administrators asked for it. All its data is deleted for good on {moment}. Until then everything works as before, and each administrator can call it off in the settings, under “Your data”. If none of you asked for it, call it off and change your passwords.":
    "Jemand aus Ihrer Administration hat es verlangt. Alle Daten werden am {moment} endgültig gelöscht. Bis dahin geht alles wie bisher, und alle aus der Administration können es in den Einstellungen unter „Ihre Daten“ abbrechen. Wenn es niemand von Ihnen war, brechen Sie es ab und ändern Sie Ihre Passwörter.",
  "Its own administrators asked for it. It is due on {moment}, and can be called off until it begins.":
    "Die eigene Administration hat es verlangt. Fällig ist es am {moment}; bis es beginnt, kann es abgebrochen werden.",
  "It is due on {moment}, and can be called off until it begins.": "Fällig ist es am {moment}; bis es beginnt, kann es abgebrochen werden.",
  "{tenant} is not deleted": "{tenant} wird nicht gelöscht",
  "Its deletion was called off. Nothing of its data is gone.": "Die Löschung wurde abgebrochen. Von den Daten ist nichts verloren.",
} as const;
