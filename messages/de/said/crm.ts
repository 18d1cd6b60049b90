/** Leads and deals: what is kept of people, events, acts, refusals and results. */
export const crm: Record<string, string> = {
  "Leads and deals": "Leads und Abschlüsse",
  "Leads that are yours to work": "Leads, die Sie bearbeiten",
  "Contacts that are yours to look after": "Kontakte, die Sie betreuen",
  "Companies that are yours to look after": "Unternehmen, die Sie betreuen",
  "Deals that are yours to win": "Abschlüsse, die Sie betreuen",
  "Deals that you moved": "Abschlüsse, die Sie bewegt haben",
  "To show how business went.": "Um zu zeigen, wie das Geschäft lief.",
  "The company’s figures stay right. It has no name, only the number of your stub.":
    "Die Zahlen des Unternehmens bleiben richtig. Es steht kein Name darin, nur die Nummer Ihres Platzhalters.",
  "Calls, mails, meetings, notes and tasks that you wrote down": "Anrufe, Mails, Treffen, Notizen und Aufgaben, die Sie festgehalten haben",
  "To show what was done, and by whom.": "Um zu zeigen, was getan wurde und von wem.",
  "Tasks that are yours to do": "Aufgaben, die Sie erledigen",
  "To remind you of them.": "Um Sie daran zu erinnern.",
  "Something of a lead changed": "Etwas an einem Lead hat sich geändert",
  "A lead was lost": "Ein Lead ging verloren",
  "Something that was done with a lead was written down": "Etwas, das mit einem Lead getan wurde, wurde festgehalten",
  "A deal was won": "Ein Abschluss wurde gewonnen",
  "A deal was lost": "Ein Abschluss ging verloren",
};
