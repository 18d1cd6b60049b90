import type { Client } from "pg";

/** How far a work upon a backup is: counts of what is done, and what it is at now. */
export interface Progress {
  /** A table, or a step. */
  at: string;
  /** 0 while nobody knows. */
  tablesTotal: number;
  tablesDone: number;
  rowsDone: number;
  bytesDone: number;
}

/**
 * Has a connection break as soon as somebody ends the work, also while it waits for a lock. @returns what undoes it
 */
export function breakOff(client: Client, signal: AbortSignal | undefined): () => void {
  const end = () => void client.end();
  signal?.addEventListener("abort", end, { once: true });
  return () => signal?.removeEventListener("abort", end);
}

/** By whom a work is watched and ended. */
export interface Watch {
  signal?: AbortSignal | undefined;
  /** Called often: it must cost nothing. */
  onProgress?: ((progress: Progress) => void) | undefined;
}
