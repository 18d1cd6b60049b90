import type { PersonalData } from "#lib/platform/personal-data";

export const outboxPersonalData: PersonalData = {
  label: "Mail",
  rows: [
    {
      table: "mail_message",
      what: "Mail to you",
      why: "To send it, and to see whether it went out.",
      belongs: "recipient = ANY(:addresses::text[])",
      personal: ["recipient"],
      exported: ["recipient", "subject", "text", "status", "created_at", "sent_at"],
      erasure: { how: "delete" },
    },
    {
      table: "mail_message",
      what: "Mail to others that names your address",
      why: "To send it, and to see whether it went out.",
      belongs: `recipient <> ALL(:addresses::text[])
        AND EXISTS (SELECT FROM unnest(:addresses::text[]) address WHERE strpos(lower(subject || text || coalesce(html, '')), address) > 0)`,
      personal: [],
      // It is theirs.
      exported: [],
      erasure: {
        how: "change",
        because: "It is theirs. Your address is taken out of it.",
        set: {
          subject: "without_person(subject, :addresses::text[], :pseudonym)",
          text: "without_person(text, :addresses::text[], :pseudonym)",
          html: "without_person(html, :addresses::text[], :pseudonym)",
        },
      },
    },
  ],
  notPersonal: { "mail_file.name": "the name of a document" },
};
