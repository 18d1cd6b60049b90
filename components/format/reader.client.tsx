"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { ClientWords } from "#words/client";
import type { ActionState } from "../ui/action-form.tsx";

/** How the reader reads, for what runs in the browser. */
export interface Reader {
  /** BCP 47, for numbers and dates. */
  locale: string;
  /** IANA name. */
  timeZone: string;
  words: ClientWords;
  /** The server action of the choice of language. */
  chooseLanguage: (state: ActionState, form: FormData) => Promise<ActionState>;
}

const CurrentReader = createContext<Reader | null>(null);

interface ReaderProviderProps extends Omit<Reader, "words"> {
  /** `ClientWords` as JSON: as one text they cost a page next to nothing, as an object every word is a part to be written and read. */
  words: string;
  children: ReactNode;
}

/** Words by their JSON: there are as many as languages, and a server would read the same text for each page. */
const read = new Map<string, ClientWords>();
function wordsFrom(text: string): ClientWords {
  const words: ClientWords = read.get(text) ?? JSON.parse(text);
  read.set(text, words);
  return words;
}

/** Tells the client components below how the reader reads. The root layout has one; its words are all that a browser gets. */
export function ReaderProvider({ locale, timeZone, words, chooseLanguage, children }: ReaderProviderProps) {
  const reader = useMemo<Reader>(() => ({ locale, timeZone, words: wordsFrom(words), chooseLanguage }), [locale, timeZone, words, chooseLanguage]);
  return <CurrentReader value={reader}>{children}</CurrentReader>;
}

/** Locale and time zone of the reader, in the browser. */
export function useReader(): Reader {
  const reader = useContext(CurrentReader);
  if (!reader) throw new Error("There is no ReaderProvider above.");
  return reader;
}
