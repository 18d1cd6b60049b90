import { lookByDns } from "./kinds/dns.ts";
import { lookByGrpc } from "./kinds/grpc.ts";
import type { Beat } from "./kinds/heartbeat.ts";
import { lookByHeartbeat } from "./kinds/heartbeat.ts";
import { lookByHttp } from "./kinds/http.ts";
import { lookByPostgres } from "./kinds/postgres.ts";
import { lookByRedis } from "./kinds/redis.ts";
import { lookByTcp } from "./kinds/tcp.ts";
import { failed, type LookOptions, type ProbeResult } from "./look.ts";
import type { ProbeSecret, ServiceProbe } from "./shapes.ts";

export interface Look {
  probe: ServiceProbe;
  /** The instance's address; empty where the probe has a target of its own. */
  address: string;
  isPlatform: boolean;
  secret: ProbeSecret | null;
  /** What a job reported last. */
  beat: Beat | null;
  now: Date;
}

/** Takes one look. It ends when its time is over, whatever the other side does, and never throws. */
export async function takeLook({ probe, address, isPlatform, secret, beat, now }: Look): Promise<ProbeResult> {
  if (probe.kind === "heartbeat") return lookByHeartbeat(probe, beat, now);
  const { timeoutMs } = probe;
  const over = new AbortController();
  const outOfTime = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    over.abort();
    outOfTime.reject(new Error("out of time"));
  }, timeoutMs);
  const options: LookOptions = { address: ("target" in probe && probe.target) || address, isPlatform, secret, timeoutMs, now, signal: over.signal };
  const looking = lookOf(probe, options);
  // Whichever comes second must not count as an unhandled failure.
  looking.catch(() => undefined);
  try {
    return await Promise.race([looking, outOfTime.promise]);
  } catch (error) {
    return failed(error, over.signal.aborted, timeoutMs);
  } finally {
    clearTimeout(timer);
    over.abort();
  }
}

async function lookOf(probe: Exclude<ServiceProbe, { kind: "heartbeat" }>, options: LookOptions): Promise<ProbeResult> {
  switch (probe.kind) {
    case "http":
      return lookByHttp(probe, options);
    case "tcp":
      return lookByTcp(probe, options);
    case "postgres":
      return lookByPostgres(probe, options);
    case "redis":
      return lookByRedis(probe, options);
    case "grpc":
      return lookByGrpc(probe, options);
    case "dns":
      return lookByDns(probe, options);
  }
}
