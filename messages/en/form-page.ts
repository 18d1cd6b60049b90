/** The page of a web form, and what its script says. */
export const formPage = {
  optional: "optional",
  leaveEmpty: "Leave this empty",
  sending: "Sending…",
  couldNotSend: "This could not be sent. Your words are still here: please try again in a moment.",
  pleaseCorrect: "What you wrote has arrived. Please look at the marked fields, so that we can answer you, and send it again.",
  isOff: "This form takes nothing at the moment.",
  goOn: "Go on",
  couldNot: "This did not work",
  timelineNow: "As soon as possible",
  timelineQuarter: "Within three months",
  timelineHalfYear: "Within half a year",
  timelineYear: "Within a year",
  timelineUnknown: "Not sure yet",
} as const;
