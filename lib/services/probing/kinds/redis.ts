import { Redis, type RedisOptions } from "ioredis";
import { endpointOf, nameForTls } from "../endpoint.ts";
import { answered, LookFailure, type LookOptions, type ProbeResult, short } from "../look.ts";
import type { ProbeOf } from "../shapes.ts";

/** Connects to Redis, pings it and asks which role it has. */
export async function lookByRedis(probe: ProbeOf<"redis">, options: LookOptions): Promise<ProbeResult> {
  const { timeoutMs, signal, secret } = options;
  const endpoint = await endpointOf(options.address, options, 6379);
  const begin = performance.now();
  const redis = new Redis(redisOptions());
  let broke: Error | null = null;
  redis.on("error", (error: Error) => {
    broke ??= error;
  });
  const cut = () => redis.disconnect();
  signal.addEventListener("abort", cut, { once: true });
  try {
    await redis.connect();
    // Asked by ourselves: the library goes on without, where a server lets strangers in, too.
    if (secret?.password !== undefined) await redis.call("AUTH", ...(probe.user === null ? [] : [probe.user]), secret.password);
    const [pong, role] = await Promise.all([redis.ping(), redis.role()]);
    const latencyMs = performance.now() - begin;
    if (pong !== "PONG") throw new LookFailure("wrong", "It answers PING with something else.", { latencyMs });
    const [is] = role as unknown[];
    if (probe.role !== null && is !== probe.role)
      throw new LookFailure("wrong", short(`Its role is ${String(is)}, not ${probe.role}.`), { latencyMs });
    return answered(latencyMs, probe.slowAfterMs, `Role ${short(String(is))}.`);
  } catch (error) {
    if (error instanceof LookFailure) throw error;
    const { name, message } = error as Error;
    // The first word of a refusal is its code: WRONGPASS, NOAUTH, LOADING.
    if (name === "ReplyError") throw new LookFailure("error", short(`Redis: ${message.split(" ")[0]}.`));
    throw broke ?? error;
  } finally {
    signal.removeEventListener("abort", cut);
    redis.disconnect();
  }

  function redisOptions(): RedisOptions {
    return {
      host: endpoint.ip,
      port: endpoint.port,
      ...(endpoint.protocol === "rediss:" && { tls: { rejectUnauthorized: true, ...nameForTls(endpoint) } }),
      lazyConnect: true,
      enableReadyCheck: false,
      enableOfflineQueue: false,
      disableClientInfo: true,
      retryStrategy: () => null,
      maxRetriesPerRequest: 0,
      connectTimeout: timeoutMs,
      commandTimeout: timeoutMs,
    };
  }
}
