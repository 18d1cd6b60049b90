"use client";
import { createContext, type ReactNode, useContext } from "react";
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

/** Tells the client components below how the reader reads. The root layout has one; its words are all that a browser gets. */
export function ReaderProvider({ reader, children }: { reader: Reader; children: ReactNode }) {
  return <CurrentReader value={reader}>{children}</CurrentReader>;
}

/** Locale and time zone of the reader, in the browser. */
export function useReader(): Reader {
  const reader = useContext(CurrentReader);
  if (!reader) throw new Error("There is no ReaderProvider above.");
  return reader;
}
