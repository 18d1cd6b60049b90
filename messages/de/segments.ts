export const segments = {
  segments: "Segmente",
  note: "Leads und Kontakte, die Ihre Bedingungen erfüllen, unter einem Namen. Jedes öffnet sich als Liste, mit der Sie arbeiten oder die Sie exportieren.",
  none: "Noch kein Segment",
  noneNote:
    "Grenzen Sie die Liste der Leads oder Kontakte mit ihren Filtern ein und speichern Sie sie als Ansicht. Teilen Sie sie, dann hat auch Ihr Team sie hier.",
  toLeads: "Zu den Leads",
  name: "Segment",
  of: "Von",
  ofLeads: "Leads",
  ofContacts: "Kontakte",
  count: "Wie viele jetzt",
  moreThan: "mehr als {count}",
  whose: "Für",
  shared: "Alle hier",
  mine: "Mich",
  savedBy: "Gespeichert von",
} as const;
