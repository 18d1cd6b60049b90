import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { randomToken } from "#lib/platform/crypto";
import { makeDataDirectory } from "#lib/platform/embedded-postgres";
import { StepError } from "../launch/steps.mjs";
import { startTimeOf } from "./process-start-time.ts";

const holderShape = z.object({ pid: z.int().positive(), startTime: z.string().nullable(), purpose: z.string() });
type Holder = z.infer<typeof holderShape>;

/**
 * Takes the data directory for this process alone. A lock whose process is gone, even if its number is in use again, is
 * taken over.
 * @param purpose what the holder does, as the next one will be told: "npm start"
 * @returns how to give it back
 * @throws StepError when another process holds it
 */
export function lockDataDirectory(dataDir: string, purpose: string): () => void {
  makeDataDirectory(dataDir);
  const path = join(dataDir, "start.lock");
  const own: Holder = { pid: process.pid, startTime: startTimeOf(process.pid), purpose };
  const draft = `${path}.${randomToken(6)}`;
  try {
    // Inside, since on a full disk the file is made and stays empty.
    writeFileSync(draft, JSON.stringify(own), { mode: 0o600 });
    for (;;) {
      try {
        // Of two at once only one can make the link, and it has its content from the first moment.
        linkSync(draft, path);
        return () => {
          if (holderOf(path)?.pid === process.pid) rmSync(path, { force: true });
        };
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const holder = holderOf(path);
      if (holder && isAtWork(holder)) {
        throw new StepError(
          `The data directory ${dataDir} is in use: ${holder.purpose} runs there as process ${holder.pid}. It was left alone.`,
          "Use that one, stop it first (Ctrl-C, or kill its process), or set BIZOSAAS_DATA_DIR and PORT to start another beside it.",
        );
      }
      removeStale(path, holder);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The process that holds the data directory, if one is at work there. */
export function findHolder(dataDir: string): { pid: number; purpose: string } | null {
  const holder = holderOf(join(dataDir, "start.lock"));
  return holder && isAtWork(holder) ? holder : null;
}

function holderOf(path: string): Holder | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    throw new StepError(`${path} cannot be read (${code}).`, "Run this as the user who starts the portal.", error);
  }
  try {
    return holderShape.parse(JSON.parse(text));
  } catch {
    // Written by a machine that lost power in the middle: nobody's.
    return null;
  }
}

function isAtWork({ pid, startTime }: Holder): boolean {
  const current = startTimeOf(pid);
  return current !== null && (startTime === null || startTime === current);
}

function removeStale(path: string, stale: Holder | null): void {
  const aside = `${path}.${randomToken(6)}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return; // another start was faster
    throw error;
  }
  const taken = holderOf(aside);
  // Between our look and our rename another start may have taken it over: give it back.
  if (taken && taken.pid !== stale?.pid && isAtWork(taken)) {
    try {
      linkSync(aside, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  rmSync(aside, { force: true });
}
