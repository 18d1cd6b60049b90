"use client";
import { useEffect, useState } from "react";
import type { SearchAnswer, SearchHit } from "#lib/search/schema";

const WAIT_MS = 160;
/** As the server asks for. */
const LEAST_LENGTH = 2;

export type SearchState = { status: "idle" | "loading" | "done" | "failed"; hits: SearchHit[] };

const IDLE: SearchState = { status: "idle", hits: [] };

/**
 * What the server finds for what was typed: asked when the typing pauses, and never shown once something else was typed. While the
 * next answer is on its way, the last one stays, so that the list does not jump. `round` asks again.
 */
export function useSearch(typed: string, round: number): SearchState {
  const [state, setState] = useState<SearchState>(IDLE);
  const q = typed.trim();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks for the same again
  useEffect(() => {
    if (q.length < LEAST_LENGTH) {
      setState(IDLE);
      return;
    }
    const stale = new AbortController();
    setState(({ hits }) => ({ status: "loading", hits }));
    const timer = setTimeout(() => {
      ask(q, stale.signal).then(
        ({ hits }) => setState({ status: "done", hits }),
        () => {
          if (!stale.signal.aborted) setState({ status: "failed", hits: [] });
        },
      );
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stale.abort();
    };
  }, [q, round]);
  return state;
}

async function ask(q: string, signal: AbortSignal): Promise<SearchAnswer> {
  const response = await fetch(`/api/v1/search?q=${encodeURIComponent(q)}`, { signal });
  if (!response.ok) throw new Error(`The search answered ${response.status}`);
  // Our own route answers through its schema; a schema library would weigh more than the palette.
  return (await response.json()) as SearchAnswer;
}
