import { LookFailure } from "../look.ts";

/** `HealthCheckResponse.ServingStatus`, by its number. */
export const SERVING_STATUSES = ["UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"] as const;

const PREFIX_BYTES = 5;
/** Field 1 with a length before it, and field 1 as a whole number (protobuf wire types 2 and 0). */
const [SERVICE_TAG, STATUS_TAG] = [0x0a, 0x08];

/** `HealthCheckRequest { string service = 1; }` as one message of gRPC: not compressed, its length, its bytes. */
export function checkRequest(service: string): Buffer {
  const name = Buffer.from(service, "utf8");
  const message = name.length === 0 ? Buffer.alloc(0) : Buffer.concat([Buffer.from([SERVICE_TAG]), varint(name.length), name]);
  const prefix = Buffer.alloc(PREFIX_BYTES);
  prefix.writeUInt32BE(message.length, 1);
  return Buffer.concat([prefix, message]);
}

/** The status in a `HealthCheckResponse { ServingStatus status = 1; }`; 0 where it is left out. @throws {LookFailure} for what is none */
export function servingStatusOf(body: Buffer): number {
  if (body.length < PREFIX_BYTES || body[0] !== 0 || body.readUInt32BE(1) !== body.length - PREFIX_BYTES)
    throw new LookFailure("wrong", "It does not answer as gRPC does.");
  const message = body.subarray(PREFIX_BYTES);
  if (message.length === 0) return 0;
  const [tag, status] = message;
  if (tag !== STATUS_TAG || status === undefined || status > 0x7f) throw new LookFailure("wrong", "Its answer is not about its health.");
  return status;
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...bytes, rest]);
    bytes.push((rest & 0x7f) | 0x80);
  }
}
