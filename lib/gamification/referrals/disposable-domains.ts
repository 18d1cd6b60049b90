import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** Of the package `disposable-email-domains` (MIT): some 120,000 domains, and those all of whose subdomains are meant. */
const PACKAGE = join(process.cwd(), "node_modules/disposable-email-domains");

let known: Promise<Set<string>> | null = null;

/** Whether a domain, or one above it, lends addresses out. The list is read once, when it is first asked for. */
export async function disposableDomains(): Promise<(domain: string) => boolean> {
  known ??= load();
  const domains = await known;
  return (domain) => {
    const labels = domain.split(".");
    return labels.some((_, index) => domains.has(labels.slice(index).join(".")));
  };
}

async function load(): Promise<Set<string>> {
  const read = async (file: string) => z.array(z.string()).parse(JSON.parse(await readFile(join(PACKAGE, file), "utf8")));
  const [exact, wildcards] = await Promise.all([read("index.json"), read("wildcard.json")]);
  return new Set([...exact, ...wildcards]);
}
