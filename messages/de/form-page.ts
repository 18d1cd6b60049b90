/** Die Seite eines Web-Formulars und was ihr Skript sagt. */
export const formPage = {
  optional: "freiwillig",
  leaveEmpty: "Bitte leer lassen",
  sending: "Wird gesendet …",
  couldNotSend: "Das konnte nicht gesendet werden. Ihr Text ist noch da: Bitte versuchen Sie es gleich noch einmal.",
  pleaseCorrect:
    "Was Sie geschrieben haben, ist angekommen. Bitte sehen Sie sich die markierten Felder an, damit wir antworten können, und senden Sie es noch einmal.",
  isOff: "Dieses Formular nimmt zurzeit nichts an.",
  goOn: "Weiter",
  couldNot: "Das hat nicht geklappt",
  timelineNow: "So bald wie möglich",
  timelineQuarter: "In drei Monaten",
  timelineHalfYear: "In einem halben Jahr",
  timelineYear: "In einem Jahr",
  timelineUnknown: "Noch nicht sicher",
} as const;
