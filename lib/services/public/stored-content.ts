import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256 } from "#lib/platform/crypto";
import type { Runtime } from "#lib/platform/runtime";
import { type PageContent, pageContent } from "./page-content.ts";

const FOLDER = "status-pages";
/** Of what changes only in when it was read. */
const AGAIN_AFTER_MS = 30_000;

interface Written {
  at: number;
  /** Of all but the time. */
  digest: string;
}

/**
 * Keeps the content of each page in a file, for a process that starts while nothing can be read. A file is whole or not there: it is written
 * beside its place and moved into it.
 */
export class StoredContents {
  readonly #folder: string;
  readonly #log: Runtime["log"];
  readonly #written = new Map<string, Written>();
  #isBroken = false;

  constructor({ config, log }: Pick<Runtime, "config" | "log">) {
    this.#folder = join(config.dataDir, FOLDER);
    this.#log = log;
  }

  /** Stores what is new, and what is as it was every half minute. Where there is no room for it the page goes on without, and the log says so once. */
  async store(host: string, content: PageContent): Promise<void> {
    const { at, ...rest } = content;
    const digest = sha256(JSON.stringify(rest));
    const last = this.#written.get(host);
    if (last && (last.at >= at.getTime() || (last.digest === digest && at.getTime() - last.at < AGAIN_AFTER_MS))) return;
    this.#written.set(host, { at: at.getTime(), digest });
    const beside = `${this.#path(host)}.${process.pid}`;
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeFile(beside, JSON.stringify(content), { mode: 0o600 });
      await rename(beside, this.#path(host));
      this.#isBroken = false;
    } catch (error) {
      if (!this.#isBroken) this.#log.warn({ err: error }, "the status page cannot be stored for the time when the database is away");
      this.#isBroken = true;
    }
  }

  /** What was stored of a page; null where nothing was, or what is there is none of ours. */
  async load(host: string): Promise<PageContent | null> {
    try {
      const parsed = pageContent.safeParse(JSON.parse(await readFile(this.#path(host), "utf8")));
      return parsed.success ? parsed.data : null;
    } catch {
      // Not there, not readable, or no JSON: the page has to say that it knows nothing.
      return null;
    }
  }

  #path(host: string): string {
    return join(this.#folder, `${sha256(host).slice(0, 32)}.json`);
  }
}
