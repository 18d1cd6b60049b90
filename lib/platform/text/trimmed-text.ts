import { z } from "zod";

// White space, what steers the letters beside it, and the letters that Unicode has for an empty place; a name of these alone is a row without one.
const SHOWS_NOTHING = /^[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Z}\u2800]*$/u;

/**
 * A string without white space at its ends, as everything is read that people type. Where nothing of it can be seen it is empty, so that
 * `min(1)` refuses it. Within a text, and beside what is seen, invisible characters stay: emoji and some scripts are written with them.
 * @param notText what is said of anything but a string
 */
export const trimmedText = (notText?: string) => z.string(notText).overwrite((text) => (SHOWS_NOTHING.test(text) ? "" : text.trim()));
