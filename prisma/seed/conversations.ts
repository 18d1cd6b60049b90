type Who = "admin" | "manager" | "member" | "support" | "super";

/** What somebody wrote, or noted for the staff alone, so many hours after what was before it. */
export interface DemoEntry {
  by: Who;
  afterHours: number;
  text: string;
  isNote?: true;
  /** A file that goes with it. */
  file?: { name: string; text: string } | { name: string; bands: readonly (readonly [number, number, number])[] };
}

/** A conversation of the demonstration. Whoever writes first opens it. */
export interface DemoConversation {
  subject: string;
  daysAgo: number;
  /** The key of the campaign that it is about. */
  about?: string;
  entries: readonly DemoEntry[];
  isResolved?: true;
}

export const DEMO_CONVERSATIONS: Readonly<Record<string, readonly DemoConversation[]>> = {
  "harbor-dental": [
    {
      ...{ subject: "Appointments cannot be booked on phones", daysAgo: 190, about: "new-patients-summer", isResolved: true },
      entries: [
        {
          ...{ by: "manager", afterHours: 0, file: { name: "bookings-may.csv", text: "week,bookings\n18,61\n19,14\n20,12\n21,13\n" } },
          text: "Since the beginning of May hardly anybody books online any more, and the calls say that the form does nothing on a phone.",
        },
        { by: "support", afterHours: 2, text: "Clicks are as before, conversions a fifth. It is the page, not the advertisement.", isNote: true },
        {
          by: "support",
          afterHours: 1,
          text: "We see it as well: people arrive, and the form does not send. We have told whoever looks after your page.",
        },
        { by: "manager", afterHours: 40, text: "It works again, and today there were eleven. Thank you." },
      ],
    },
    {
      ...{ subject: "Words for the January check-ups", daysAgo: 6, about: "january-check-ups-2027" },
      entries: [
        { by: "admin", afterHours: 0, text: "Could January speak of the evening hours, too? We are open until eight on Thursdays." },
        { by: "support", afterHours: 5, text: "Yes. @Dr. Grace Whitman, there is a banner with it that waits for your approval." },
      ],
    },
    {
      ...{ subject: "What does the credit note mean?", daysAgo: 120, isResolved: true },
      entries: [
        { by: "admin", afterHours: 0, text: "There is a credit note over 59 dollars in our list. Do we have to do anything?" },
        {
          by: "super",
          afterHours: 20,
          text: "Nothing at all: it is for the days on which your reports could not be opened, and it pays a part of the next invoice.",
        },
      ],
    },
    {
      ...{ subject: "Four lines of our import were not taken", daysAgo: 0.7, about: "new-patients-local" },
      entries: [
        { by: "manager", afterHours: 0, text: "Week 47 is in, but four lines could not be imported. Is it our export?" },
        { by: "manager", afterHours: 1, text: "One of them says 31 November, so it seems that somebody edited the file." },
      ],
    },
    {
      ...{ subject: "Reminders in Spanish", daysAgo: 20, about: "recall-reminders" },
      entries: [
        { by: "member", afterHours: 0, text: "Many of our patients would rather read their reminder in Spanish. Can that be done?" },
        { by: "support", afterHours: 7, text: "It can. Which of the three reminders should come first?" },
        { by: "support", afterHours: 0.1, text: "@Sasha Ortega, they have about 400 such patients. Is this in their plan?", isNote: true },
        { by: "member", afterHours: 30, text: "The first one, six months after the visit." },
      ],
    },
  ],
  "summit-outdoor": [
    {
      ...{ subject: "Clicks cost almost twice as much", daysAgo: 255, about: "spring-trails", isResolved: true },
      entries: [
        {
          ...{ by: "manager", afterHours: 0, file: { name: "cost-per-click.csv", text: "week,cost per click\n8,0.61\n9,0.66\n10,1.19\n11,1.22\n" } },
          text: "Spring trails has spent more in two weeks than we had planned for four. What happened?",
        },
        {
          by: "support",
          afterHours: 3,
          text: "A large competitor bids on the same words. People still buy as often as before: it is the price alone.",
        },
        { by: "support", afterHours: 0.2, text: "@Sasha Ortega, I would move a third of it to Instagram until April.", isNote: true },
        { by: "manager", afterHours: 25, text: "Then please lower the bids, and keep the tents." },
        { by: "support", afterHours: 4, text: "Done. It is back to seventy cents since yesterday." },
      ],
    },
    {
      ...{ subject: "The rope on the poster", daysAgo: 64, about: "winter-gear-launch", isResolved: true },
      entries: [
        {
          ...{ by: "admin", afterHours: 0, text: "This is how it has to be tied." },
          file: {
            name: "how-it-is-tied.png",
            bands: [
              [196, 84, 44],
              [245, 240, 228],
              [31, 66, 46],
            ],
          },
        },
        { by: "support", afterHours: 6, text: "Thank you. The second version has it so." },
      ],
    },
    {
      ...{ subject: "Touring days: which lodges?", daysAgo: 4, about: "ski-touring-2027" },
      entries: [
        { by: "member", afterHours: 0, text: "We have three lodges for the touring days now. Should each have a page of its own?" },
        { by: "support", afterHours: 22, text: "One page with three parts would do, and needs one campaign. Shall we draw it up?" },
      ],
    },
    {
      ...{ subject: "Budget of the Trail Club", daysAgo: 12, about: "trail-club-emails" },
      entries: [
        { by: "manager", afterHours: 0, text: "@Leah Sandoval would like to know whether the e-mails can go on like this until March." },
        { by: "super", afterHours: 9, text: "At the pace of the last weeks the budget lasts until the end of January." },
        { by: "manager", afterHours: 50, text: "Then we have to speak about it. What would two thirds of the e-mails cost?" },
      ],
    },
    {
      ...{ subject: "Schools ask for an offer", daysAgo: 1 },
      entries: [{ by: "member", afterHours: 0, text: "Two schools asked for sixty pairs of snowshoes. Where do we write down such a lead?" }],
    },
  ],
  "verde-kitchen": [
    {
      ...{ subject: "Zahlen vom letzten Jahr", daysAgo: 11, isResolved: true },
      entries: [
        { by: "admin", afterHours: 0, text: "Können wir die Zahlen der letzten zwölf Monate mitbringen?" },
        { by: "support", afterHours: 4, text: "Ja, als Dateien aus den Werbekonten, Monat für Monat. Wir haben sie heute eingelesen." },
      ],
    },
    {
      ...{ subject: "Buchungen im Juni", daysAgo: 8, about: "table-bookings", isResolved: true },
      entries: [
        { by: "manager", afterHours: 0, text: "Der Juni sieht schlecht aus, dabei war die Terrasse voll." },
        { by: "support", afterHours: 20, text: "Geklickt wurde wie immer, gebucht kaum: Die Seite für Buchungen zeigte damals einen Fehler." },
        { by: "support", afterHours: 0.2, text: "Worth a note in the next review, @Sasha Ortega.", isNote: true },
      ],
    },
    {
      ...{ subject: "Menü zum neuen Jahr", daysAgo: 2, about: "new-year-menu-2027" },
      entries: [
        {
          ...{ by: "manager", afterHours: 0, text: "Hier ist die Karte. Reicht das bis Montag?" },
          file: { name: "karte-januar.txt", text: "Rote Bete, Meerrettich\nSellerie aus dem Ofen\nBirne, Haselnuss\n" },
        },
        { by: "support", afterHours: 5, text: "Das reicht. @Matteo Ricci, es fehlt nur noch der Preis." },
      ],
    },
    {
      ...{ subject: "Lieferung am Samstag", daysAgo: 0.5, about: "catering-offices" },
      entries: [{ by: "member", afterHours: 0, text: "Ein Büro möchte Catering am Samstag. Können wir das in der Anzeige sagen?" }],
    },
  ],
};
