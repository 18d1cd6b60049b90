/** What logged mails look like in the documentation of the API; a test has the schemas accept each of them. */
const MAIL = "0199d6a2-4c10-7b6e-9a55-3f1c2d8e7b01";
const LEAD = "0199d6a2-4c10-7b6e-9a55-3f1c2d8e7b02";

const letter = {
  ...{ subject: "Question about your offer", text: "Could we talk on Monday?" },
  ...{ direction: "in", sentAt: "2026-11-24T10:00:00.000Z" },
} as const;

export const MAIL_EXAMPLES = {
  page: {
    mails: [
      {
        ...{ id: MAIL, ...letter, from: { name: "Ada Lovelace", address: "ada@engine.example" } },
        recipients: [{ field: "to", name: "Office", address: "office@agency.example" }],
        ...{ isCut: false, attachments: [{ name: "offer.pdf", sizeBytes: 48_210 }], about: [], createdAt: "2026-11-24T10:00:04.000Z" },
      },
    ],
    nextCursor: null,
  },
  logged: { id: MAIL, isNew: true, isWaiting: false, about: [{ kind: "lead", id: LEAD }] },
  write: { about: "lead", aboutId: LEAD, from: "ada@engine.example", to: "office@agency.example", ...letter, sentAt: "2026-11-24T10:00" },
  attach: { about: "lead", aboutId: LEAD },
};
