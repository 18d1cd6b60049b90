import type { client } from "./en/client.ts";

/** The words that are sent to every browser, as finished text: what our client components say. Types only. */
export type ClientWords = Record<keyof typeof client, string>;
