/** Mails about unpaid bills, to administrators of the tenant. They say what rows say, and what is unknown as unknown. */
export const dunningMails = {
  unpaidTitle: "{tenant}: a payment is due",
  lastNoticeTitle: "{tenant}: last notice of a payment that is due",
  suspendedTitle: "{tenant} is suspended",
  hello: "Hello {name},",
  owed: "the monthly price of {amount} for {tenant} has been due since {since}. We have no payment on record.",
  owedUnknown:
    "a payment for {tenant} has been due since {since}. How much it is our records do not say: please ask us. We have no payment on record.",
  whatIsClosed:
    "Until it is paid you can see everything and go on working, but nothing can be started that costs money or reaches the outside, such as running campaigns.",
  nextReminder: "If it stays unpaid, we remind you again on {date}.",
  nextFinalNotice: "If it stays unpaid, we send you a last notice on {date}.",
  nextDecision:
    "If it stays unpaid, we decide on {date} whether the portal is suspended. In a suspended portal nobody can sign in; all data is kept.",
  nextSuspension: "If it stays unpaid, the portal is suspended on {date}: nobody can sign in then. All data is kept.",
  nextNothing: "This is the last mail about it that is sent by itself. Our staff decide what follows.",
  isSuspended: "The portal is suspended from now on: nobody can sign in. All data is kept.",
  opensAgain: "As soon as the payment is on record, we open it again.",
  openThePortal: "Open the portal",
  alreadyPaid: "Have you paid already? Then this mail and your payment have crossed. Tell us, and we put it right.",
} as const;
