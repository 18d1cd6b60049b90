/** What a portal's own settings say: their names, what is done there, and refusals. */
export const settings = {
  "All settings": "Alle Einstellungen",
  "Plan and money": "Tarif und Geld",
  "People and access": "Personen und Zugang",
  Connections: "Verbindungen",
  "Your portal": "Ihr Portal",
  Usage: "Nutzung",
  Integrations: "Integrationen",
  Webhooks: "Webhooks",
  Domains: "Domains",
  "See your plan and what it costs, change it, and download invoices.": "Tarif und Kosten ansehen, den Tarif wechseln, Rechnungen herunterladen.",
  "See how much of your plan you use, and how often the API is called.":
    "Sehen, wie viel vom Tarif genutzt wird und wie oft die API aufgerufen wird.",
  "Invite people, give them roles, and remove those who leave.": "Personen einladen, ihnen Rollen geben und entfernen, wer geht.",
  "Ask for a second factor, and say how long people stay signed in.":
    "Einen zweiten Faktor verlangen und festlegen, wie lange man angemeldet bleibt.",
  "Let people sign in with the account of your company.": "Die Anmeldung mit dem Konto Ihrer Firma erlauben.",
  "Let your company’s directory add people and take them away.": "Das Verzeichnis Ihrer Firma Personen hinzufügen und entfernen lassen.",
  "Decide whether our support may look into your portal.": "Entscheiden, ob unser Support in Ihr Portal schauen darf.",
  "See what is connected to your portal, and when it was last used.": "Sehen, was mit Ihrem Portal verbunden ist und wann es zuletzt benutzt wurde.",
  "Make keys for programs that use the API, and take them back.": "Schlüssel für Programme erstellen, die die API nutzen, und sie zurücknehmen.",
  "Have your own programs told of what happens here.": "Eigenen Programmen melden lassen, was hier geschieht.",
  "Set the logo, the name and the colour of your portal.": "Logo, Namen und Farbe Ihres Portals festlegen.",
  "See the domains of yours, and the record that proves each.": "Eigene Domains sehen und den Eintrag, der jede beweist.",
  "Take everything along, or delete the portal.": "Alles mitnehmen oder das Portal löschen.",
  "Look up who did what, and when.": "Nachsehen, wer was wann getan hat.",
  "Only administrators of {name} can do this.": "Das kann nur die Administration von {name}.",
  "An export is being made already. Wait for it, or call it off.": "Ein Export wird bereits erstellt. Warten Sie darauf, oder brechen Sie ihn ab.",
  "There is no deletion that you can call off: it has begun, or none of you asked for it.":
    "Es gibt keine Löschung, die Sie abbrechen können: Sie hat begonnen, oder niemand von Ihnen hat sie verlangt.",
  "The portal will be deleted in {days} days. Until then everything works as before.":
    "Das Portal wird in {days} Tagen gelöscht. Bis dahin geht alles wie bisher.",
  "The deletion is called off. Nothing is gone.": "Die Löschung ist abgebrochen. Nichts ist verloren.",
} as const;
