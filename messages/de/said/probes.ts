/** What the probes of services refuse. */
export const probes: Record<string, string> = {
  "Enter something.": "Geben Sie etwas ein.",
  "From {least} to {most}.": "Von {least} bis {most}.",
  "Use small letters and digits, with hyphens between them.": "Verwenden Sie Kleinbuchstaben und Ziffern, dazwischen Bindestriche.",
  "This is no name of a header.": "So heißt keine Kopfzeile.",
  "Begin with a slash, and use no spaces.": "Beginnen Sie mit einem Schrägstrich, ohne Leerzeichen.",
  "Write a status such as 204, or some such as 200-299.": "Schreiben Sie einen Status wie 204, oder mehrere wie 200-299.",
  "A pointer begins with a slash, such as /status.": "Ein Zeiger beginnt mit einem Schrägstrich, etwa /status.",
  "This is no name in DNS.": "Das ist kein Name im DNS.",
  "Write an address such as 192.0.2.53 or 192.0.2.53:5353.": "Schreiben Sie eine Adresse wie 192.0.2.53 oder 192.0.2.53:5353.",
  "The timeout is longer than the interval.": "Die Zeitgrenze ist länger als der Abstand.",
  "Two probes have the same name.": "Zwei Proben heißen gleich.",
  "A header’s value is one line of plain characters.": "Der Wert einer Kopfzeile ist eine Zeile aus einfachen Zeichen.",
  "Send a password or headers.": "Schicken Sie ein Kennwort oder Kopfzeilen.",
};
