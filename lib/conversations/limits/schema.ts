/** How much a message may hold, for browsers: nothing here brings zod along, as the room's own `schema` does. */

/** How large and how many a message's files may be; a file's size in bytes. */
export const ATTACHMENT_LIMITS = { fileBytes: 10_000_000, perMessage: 10, unsentPerPerson: 30, nameCharacters: 120 };
export const MESSAGE_CHARACTERS = 10_000;
