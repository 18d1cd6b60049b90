import { Resolver } from "node:dns/promises";

/** Longest wait for one answer, and how often it is asked. */
const TIMEOUT_MS = 3_000;
const TRIES = 2;
/** A name with more records than this is not ours to read. */
const MOST_RECORDS = 100;

/** What DNS says of a name's TXT records. `no_answer` says nothing about the name: nobody who should know answered. */
export type TxtAnswer = { kind: "records"; values: string[] } | { kind: "no_record" } | { kind: "no_name" } | { kind: "no_answer" };

/**
 * Looks up the TXT records of a name, anew and without a cache of our own. A record in several parts is one value, as RFC 7208 § 3.3 has it.
 * @param servers "192.0.2.1" or "192.0.2.1:5353"; those of the machine when there are none
 */
export async function findTxt(name: string, servers: readonly string[] = []): Promise<TxtAnswer> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  try {
    const records = await resolver.resolveTxt(name);
    return { kind: "records", values: records.slice(0, MOST_RECORDS).map((parts) => parts.join("")) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "ENODATA") return { kind: "no_record" };
    if (code === "ENOTFOUND") return { kind: "no_name" };
    return { kind: "no_answer" };
  } finally {
    resolver.cancel();
  }
}
