import { type ClientHttp2Session, connect, constants, type IncomingHttpHeaders } from "node:http2";
import { connect as connectTcp } from "node:net";
import { connect as connectTls } from "node:tls";
import { type Endpoint, endpointOf, nameForTls } from "../endpoint.ts";
import { answered, LookFailure, type LookOptions, type ProbeResult, short } from "../look.ts";
import type { ProbeOf } from "../shapes.ts";
import { checkRequest, SERVING_STATUSES, servingStatusOf } from "./grpc-message.ts";

const MOST_ANSWER_BYTES = 4_096;

/**
 * Asks the health service of gRPC (grpc.health.v1.Health/Check, https://github.com/grpc/grpc/blob/master/doc/health-checking.md) for a service.
 * Over TLS for addresses with `https:` or `grpcs:`.
 */
export async function lookByGrpc({ service, slowAfterMs }: ProbeOf<"grpc">, options: LookOptions): Promise<ProbeResult> {
  const endpoint = await endpointOf(options.address, options);
  const begin = performance.now();
  const session = open(endpoint);
  const cut = () => session.destroy();
  options.signal.addEventListener("abort", cut, { once: true });
  try {
    const { grpcStatus, body } = await call(session, service, options.secret?.headers ?? {});
    const latencyMs = performance.now() - begin;
    if (grpcStatus !== 0)
      throw new LookFailure(grpcStatus === 5 || grpcStatus === 12 ? "wrong" : "error", `gRPC status ${grpcStatus}.`, { latencyMs });
    const status = servingStatusOf(body);
    if (status !== 1) throw new LookFailure("error", short(`It is ${SERVING_STATUSES[status] ?? "in no known state"}.`), { latencyMs });
    return answered(latencyMs, slowAfterMs);
  } finally {
    options.signal.removeEventListener("abort", cut);
    session.destroy();
  }
}

const isTls = ({ protocol }: Endpoint) => protocol === "https:" || protocol === "grpcs:";

function open(endpoint: Endpoint): ClientHttp2Session {
  const { ip, port, host } = endpoint;
  const authority = `${host.includes(":") ? `[${host}]` : host}:${port}`;
  return connect(`${isTls(endpoint) ? "https" : "http"}://${authority}`, {
    createConnection: () =>
      isTls(endpoint) ? connectTls({ host: ip, port, ALPNProtocols: ["h2"], ...nameForTls(endpoint) }) : connectTcp({ host: ip, port }),
  });
}

function call(session: ClientHttp2Session, service: string, secret: Record<string, string>): Promise<{ grpcStatus: number; body: Buffer }> {
  return new Promise((resolve, reject) => {
    session.once("error", reject);
    session.once("close", () => reject(Object.assign(new Error("closed"), { code: "ECONNRESET" })));
    const stream = session.request({
      ...secret,
      [constants.HTTP2_HEADER_METHOD]: "POST",
      [constants.HTTP2_HEADER_PATH]: "/grpc.health.v1.Health/Check",
      "content-type": "application/grpc",
      te: "trailers",
    });
    const parts: Buffer[] = [];
    let size = 0;
    let last: IncomingHttpHeaders = {};
    const note = (headers: IncomingHttpHeaders) => {
      last = { ...last, ...headers };
    };
    stream.on("response", note);
    stream.on("trailers", note);
    stream.on("data", (part: Buffer) => {
      size += part.length;
      if (size > MOST_ANSWER_BYTES) return stream.destroy(new LookFailure("wrong", "The answer is too large."));
      parts.push(part);
    });
    stream.once("error", reject);
    stream.once("end", () => {
      if (last[":status"] !== undefined && Number(last[":status"]) !== 200)
        return reject(new LookFailure("wrong", `HTTP status ${last[":status"]}.`));
      if (last["grpc-status"] === undefined) return reject(new LookFailure("wrong", "It does not answer as gRPC does."));
      resolve({ grpcStatus: Number(last["grpc-status"]), body: Buffer.concat(parts) });
    });
    stream.end(checkRequest(service));
  });
}
