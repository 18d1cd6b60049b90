import { Resolver } from "node:dns/promises";
import { addressOfHost } from "#lib/platform/outbound";
import { answered, LookFailure, type LookOptions, type ProbeResult, short } from "../look.ts";
import type { ProbeOf } from "../shapes.ts";

const NO_SUCH_NAME = new Set(["ENOTFOUND", "ENODATA"]);

/** Asks DNS for a record, and whether the values are among its answers that should be. */
export async function lookByDns({ record, type, values, server, slowAfterMs }: ProbeOf<"dns">, options: LookOptions): Promise<ProbeResult> {
  const resolver = new Resolver({ timeout: options.timeoutMs, tries: 1 });
  if (server !== null) {
    // A tenant's probe asks name servers on the public internet alone.
    if (!options.isPlatform)
      await addressOfHost(server.startsWith("[") ? server.replace(/\].*$/, "]") : server.replace(/:\d+$/, ""), { allowLoopback: false });
    resolver.setServers([server]);
  }
  const cut = () => resolver.cancel();
  options.signal.addEventListener("abort", cut, { once: true });
  const begin = performance.now();
  try {
    const found = await resolved(resolver, record, type);
    const latencyMs = performance.now() - begin;
    const missing = values.filter((value) => !found.includes(value.toLowerCase().replace(/\.$/, "")));
    if (missing.length > 0) throw new LookFailure("wrong", short(`Missing: ${missing.join(", ")}.`), { latencyMs });
    return answered(latencyMs, slowAfterMs, short(`${found.length} found.`));
  } catch (error) {
    const { code } = error as { code?: string };
    if (code !== undefined && NO_SUCH_NAME.has(code)) throw new LookFailure("name", "There is no such record.");
    if (code === "ETIMEOUT" || code === "ECANCELLED") throw new LookFailure("timeout", `No answer within ${options.timeoutMs} ms.`);
    throw error;
  } finally {
    options.signal.removeEventListener("abort", cut);
    resolver.cancel();
  }
}

/** The values as text, in small letters and without the last dot of names; of an MX record its server. */
async function resolved(resolver: Resolver, record: string, type: ProbeOf<"dns">["type"]): Promise<string[]> {
  const answers = await answersOf(resolver, record, type);
  return answers.map((answer) => answer.toLowerCase().replace(/\.$/, ""));
}

async function answersOf(resolver: Resolver, record: string, type: ProbeOf<"dns">["type"]): Promise<string[]> {
  switch (type) {
    case "A":
      return resolver.resolve4(record);
    case "AAAA":
      return resolver.resolve6(record);
    case "CNAME":
      return resolver.resolveCname(record);
    case "NS":
      return resolver.resolveNs(record);
    case "MX":
      return (await resolver.resolveMx(record)).map(({ exchange }) => exchange);
    case "TXT":
      return (await resolver.resolveTxt(record)).map((parts) => parts.join(""));
  }
}
