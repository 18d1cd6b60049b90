import type { ActionState } from "./action-form.tsx";

/** In this time a sentence is read; what stood for less was hardly seen. */
const READ_MS = 5_000;

/** The newest answer to a form, as long as it might have to be told elsewhere. */
export interface OpenAnswer {
  answer: ActionState;
  /** The path of the page that asked. */
  path: string;
  /** Since when it stands in the form, by `performance.now()`; null while it does not. */
  drawnAtMs: number | null;
}

interface Leaving {
  nowMs: number;
  path: string;
  /** Whether its reader shut the dialog that the form was in. */
  isShut: boolean;
}

/** What is told of an answer whose form is gone. */
export interface Told {
  message: string | null;
  tone: "good" | "bad";
  /** Where the answer leads, for who is still where they asked. */
  goTo: string | null;
}

/**
 * What an answer still has to say when its form goes away: all of it where it was not drawn yet, and where it was swept away before anybody could
 * read it. Nothing where its reader left the page or shut the dialog after it was drawn. Pure.
 */
export function leftToTell({ answer, path, drawnAtMs }: OpenAnswer, now: Leaving): Told | null {
  const told: Told = { message: answer.message, tone: answer.status === "error" ? "bad" : "good", goTo: null };
  if (drawnAtMs === null) {
    const goTo = path === now.path ? (answer.goTo ?? null) : null;
    return told.message === null && goTo === null ? null : { ...told, goTo };
  }
  const wasRead = now.isShut || path !== now.path || now.nowMs - drawnAtMs >= READ_MS;
  return wasRead || told.message === null ? null : told;
}
