import { createSocket } from "node:dgram";
import { once } from "node:events";

/** What a name is answered with: its TXT values, a refusal, or nothing at all. A name that is not here does not exist. */
export type DnsAnswer = string[] | "servfail" | "silence";

export interface DnsServer {
  /** "127.0.0.1:port", for `DNS_SERVERS`. */
  address: string;
  answers: Map<string, DnsAnswer>;
  /** Every name that was asked for, in order. */
  asked: string[];
  close(): Promise<void>;
}

const TXT = 16;
const CLASS_IN = 1;
const [NO_ERROR, SERVER_FAILURE, NAME_ERROR] = [0, 2, 3];
const HEADER_BYTES = 12;
const LONGEST_PART = 255;

/** A small name server that speaks DNS over UDP (RFC 1035) and knows TXT records alone. */
export async function startDnsServer(): Promise<DnsServer> {
  const socket = createSocket("udp4");
  const answers = new Map<string, DnsAnswer>();
  const asked: string[] = [];
  socket.on("message", (query, from) => {
    const { name, type, end } = questionOf(query);
    asked.push(name);
    const answer = answers.get(name);
    if (answer === "silence") return;
    const values = Array.isArray(answer) && type === TXT ? answer : [];
    const code = answer === "servfail" ? SERVER_FAILURE : answer === undefined ? NAME_ERROR : NO_ERROR;
    socket.send(answerTo(query.subarray(0, end), code, values), from.port, from.address);
  });
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return {
    address: `127.0.0.1:${socket.address().port}`,
    answers,
    asked,
    async close() {
      const closed = once(socket, "close");
      socket.close();
      await closed;
    },
  };
}

/** The one question of a query: labels, each after its length, up to the empty one; then type and class. */
function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join(".").toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

function answerTo(question: Buffer, code: number, values: string[]): Buffer {
  const header = Buffer.from(question);
  header.writeUInt16BE(0x8180 | code, 2); // an answer; recursion asked for and there
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(values.length, 6);
  header.writeUInt16BE(0, 8);
  header.writeUInt16BE(0, 10); // without the additional record of EDNS
  return Buffer.concat([header, ...values.map(recordOf)]);
}

function recordOf(value: string): Buffer {
  const bytes = Buffer.from(value, "utf8");
  const parts: Buffer[] = [];
  for (let at = 0; at === 0 || at < bytes.length; at += LONGEST_PART) {
    const part = bytes.subarray(at, at + LONGEST_PART);
    parts.push(Buffer.from([part.length]), part);
  }
  const data = Buffer.concat(parts);
  const head = Buffer.alloc(HEADER_BYTES);
  head.writeUInt16BE(0xc00c, 0); // the name of the question
  head.writeUInt16BE(TXT, 2);
  head.writeUInt16BE(CLASS_IN, 4);
  head.writeUInt32BE(0, 6); // lives for no time
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
