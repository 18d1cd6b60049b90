import { connect, type Socket } from "node:net";
import { describe, expect, test } from "vitest";
import { sendRaw } from "../support/gateway.ts";
import { gatewayTests } from "../support/gateway-tests.ts";

const PROBLEM = "application/problem+json";
const HOST = "Host: portal.example";

const { shared, backend, raw, opened } = gatewayTests();

/** A backend that writes down what it is asked, request by request. */
async function notes() {
  const asked: string[] = [];
  const { address } = await backend((request, response) => {
    let body = "";
    request.on("data", (piece) => {
      body += piece;
    });
    request.on("end", () => {
      asked.push(`${request.method} ${request.url} ${body}`.trim());
      response.end("ok");
    });
  });
  const { service } = await opened([address], { retries: 0 });
  return { asked, path: `/api/brain/${service}/x` };
}
const refusedByParser = async () => {
  const text = await shared.runtime.metrics.registry.getSingleMetricAsString("http_requests_refused_total");
  return [...text.matchAll(/^[^#].*? (\d+)$/gm)].reduce((sum, [, value]) => sum + Number(value), 0);
};
const chunked = "Transfer-Encoding: chunked";
const inner = "GET /admin HTTP/1.1\r\nHost: x\r\n\r\n";

describe("a request that hides another is refused whole", () => {
  test.each<[string, (path: string) => string]>([
    ["a list of lengths", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\nContent-Length: 5, 6\r\n\r\nhello${inner}`],
    ["a list of the same length", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\nContent-Length: 5, 5\r\n\r\nhello${inner}`],
    ["a length below zero", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\nContent-Length: -1\r\n\r\n${inner}`],
    ["a hexadecimal length", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\nContent-Length: 0x5\r\n\r\nhello${inner}`],
    ["a length without digits", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\nContent-Length:\r\n\r\n${inner}`],
    ["a length beyond counting", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\nContent-Length: 99999999999999999999\r\n\r\n${inner}`],
    ["chunks said twice", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\n${chunked}\r\n${chunked}\r\n\r\n0\r\n\r\n${inner}`],
    [
      "chunks and another encoding in two lines",
      (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\n${chunked}\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n${inner}`,
    ],
    ["chunks after a vertical tab", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\nTransfer-Encoding:\x0bchunked\r\n\r\n0\r\n\r\n${inner}`],
    ["a chunk's size that overflows", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\n${chunked}\r\n\r\nfffffffffffffffff\r\nx\r\n0\r\n\r\n${inner}`],
    ["a chunk longer than it says", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\n${chunked}\r\n\r\n2\r\nhello\r\n0\r\n\r\n${inner}`],
    ["a chunk's size that ends in a bare line feed", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\n${chunked}\r\n\r\n5\nhello\r\n0\r\n\r\n${inner}`],
    [
      "a bare line feed within a chunk's extension",
      (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\n${chunked}\r\n\r\n5;a\nb\r\nhello\r\n0\r\n\r\n${inner}`,
    ],
    ["a whole head with bare line feeds", (path) => `GET ${path} HTTP/1.1\n${HOST}\n\n`],
    ["a head that ends in a bare line feed", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\nContent-Length: 5\n\nhello${inner}`],
    ["a header without a name", (path) => `GET ${path} HTTP/1.1\r\n${HOST}\r\n: empty\r\n\r\n`],
    ["a folded length", (path) => `POST ${path} HTTP/1.1\r\n${HOST}\r\nContent-Length:\r\n 5\r\n\r\nhello${inner}`],
    ["a space before the first header", (path) => `GET ${path} HTTP/1.1\r\n ${HOST}\r\n\r\n`],
    ["a version that there is not", (path) => `GET ${path} HTTP/1.7\r\n${HOST}\r\n\r\n`],
    ["a method that there is not", (path) => `GE\tT ${path} HTTP/1.1\r\n${HOST}\r\n\r\n`],
    ["no host", (path) => `GET ${path} HTTP/1.1\r\nAccept: */*\r\n\r\n`],
    ["no host for a WebSocket", (path) => `GET ${path} HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`],
  ])("%s", async (_name, bytes) => {
    const { asked, path } = await notes();
    const before = (await refusedByParser()) + shared.gateway.lines.length;
    const answer = await sendRaw(shared.gateway.port, bytes(path));
    expect(answer).not.toMatch(/HTTP\/1\.1 [235]/);
    expect(asked.filter((each) => each.includes("/admin"))).toEqual([]);
    const [, ...more] = answer.match(/HTTP\/1\.1 4\d\d/g) ?? [];
    expect(more).toEqual([]);
    expect(answer).toContain(PROBLEM);
    expect((await refusedByParser()) + shared.gateway.lines.length).toBeGreaterThan(before);
  });
});

describe("what is allowed arrives as it was meant", () => {
  test("a body that looks like a request is a body", async () => {
    const { asked, path } = await notes();
    const answer = await sendRaw(
      shared.gateway.port,
      `GET ${path} HTTP/1.1\r\n${HOST}\r\nContent-Length: ${inner.length}\r\nConnection: close\r\n\r\n${inner}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(asked).toEqual([`GET /x ${inner}`.trim()]);
  });

  test.each(["Content-Length", "Transfer-Encoding", "Host", "Content-Type, Content-Length"])(
    "naming %s in Connection does not part a body from its length",
    async (named) => {
      const { asked, path } = await notes();
      const body = named.startsWith("Transfer") ? `${inner.length.toString(16)}\r\n${inner}\r\n0\r\n\r\n` : inner;
      const length = named.startsWith("Transfer") ? chunked : `Content-Length: ${inner.length}`;
      const answer = await sendRaw(
        shared.gateway.port,
        `POST ${path} HTTP/1.1\r\n${HOST}\r\nConnection: close, ${named}\r\n${length}\r\n\r\n${body}`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(asked).toEqual([`POST /x ${inner}`.trim()]);
    },
  );

  test("requests one behind the other are answered in turn, each once", async () => {
    const { asked, path } = await notes();
    const one = (n: number) => `POST ${path}?${n} HTTP/1.1\r\n${HOST}\r\nContent-Length: 1\r\n\r\n${n}`;
    const answer = await sendRaw(shared.gateway.port, `${one(1)}${one(2)}${one(3)}`);
    expect(answer.match(/HTTP\/1\.1 200/g)).toHaveLength(3);
    expect(asked.toSorted()).toEqual(["POST /x?1 1", "POST /x?2 2", "POST /x?3 3"]);
  });

  test("the target of a proxy is none of the gateway's, and HTTP/1.0 needs no host", async () => {
    const { asked, path } = await notes();
    expect(await sendRaw(shared.gateway.port, `GET http://evil.example${path} HTTP/1.1\r\n${HOST}\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 418 /,
    );
    expect(asked).toEqual([]);
    expect(await sendRaw(shared.gateway.port, `GET ${path} HTTP/1.0\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
    expect(asked).toEqual(["GET /x"]);
  });
});

describe("a backend that", () => {
  const quick = { connectTimeoutMs: 300, firstByteTimeoutMs: 400, idleTimeoutMs: 400, retries: 0 };
  const behind = async (onRequest: (socket: Socket, head: string) => void, over: Record<string, unknown> = {}) => {
    const { address } = await raw(onRequest);
    const { service } = await opened([address], { ...quick, ...over });
    return `${shared.gateway.url}/${service}`;
  };
  const problem = async (answer: Response) => ({ status: answer.status, type: answer.headers.get("content-type"), outcome: lineOf(answer)?.outcome });
  const lineOf = (answer: Response) => shared.gateway.lines.find(({ requestId }) => requestId === answer.headers.get("x-request-id"));

  test.each<[string, string]>([
    ["a length below zero", "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello"],
    ["a length that is none", "HTTP/1.1 200 OK\r\nContent-Length: five\r\n\r\nhello"],
    ["a list of lengths", "HTTP/1.1 200 OK\r\nContent-Length: 5, 6\r\n\r\nhello!"],
    ["a folded header", "HTTP/1.1 200 OK\r\nX-A: one\r\n two\r\nContent-Length: 2\r\n\r\nhi"],
    ["a bare carriage return in a header", "HTTP/1.1 200 OK\r\nX-A: one\rX-B: two\r\nContent-Length: 2\r\n\r\nhi"],
    ["a NUL in a header", "HTTP/1.1 200 OK\r\nX-A: one\0two\r\nContent-Length: 2\r\n\r\nhi"],
    ["a status that is none", "HTTP/1.1 20 OK\r\nContent-Length: 2\r\n\r\nhi"],
    ["a status out of range", "HTTP/1.1 999 No\r\nContent-Length: 2\r\n\r\nhi"],
    ["HTTP/2 in clear text", "\0\0\x12\x04\0\0\0\0\0\0\x03\0\0\0\x80\0\x04\0\x01\0\0\0\x05\0\xff\xff"],
  ])("answers with %s is not believed", async (_name, bytes) => {
    const url = await behind((socket) => void socket.end(Buffer.from(bytes, "latin1")));
    const answer = await fetch(url);
    expect(await problem(answer)).toEqual({ status: 502, type: PROBLEM, outcome: expect.stringMatching(/garbage|reset/) });
  });

  test("lets its head drip is left after the time for the first byte of an answer", async () => {
    const url = await behind((socket) => {
      socket.write("HTTP/1.1 200 OK\r\nX-A: ");
      const timer = setInterval(() => socket.write("a"), 20);
      socket.on("close", () => clearInterval(timer));
    });
    expect(await problem(await fetch(url))).toEqual({ status: 504, type: PROBLEM, outcome: "timeout" });
  });

  test("gives word after word that an answer will follow is left, too", async () => {
    const url = await behind((socket) => {
      const timer = setInterval(() => socket.write("HTTP/1.1 102 Processing\r\n\r\n"), 20);
      socket.on("close", () => clearInterval(timer));
    });
    expect(await problem(await fetch(url))).toEqual({ status: 504, type: PROBLEM, outcome: "timeout" });
  });

  test("reads nothing of an upload is left when nothing goes on", async () => {
    const url = await behind((socket) => void socket.pause(), { maxBodyKib: 100_000 });
    const answer = await fetch(url, { method: "POST", body: Buffer.alloc(32 * 1024 * 1024) }).then(problem, () => null);
    // Who is still sending may find the connection closed before the answer is read.
    if (answer) expect(answer).toEqual({ status: 504, type: PROBLEM, outcome: "timeout" });
    await expect.poll(() => shared.gateway.lines.at(-1)?.outcome, { timeout: 8_000 }).toBe("timeout");
  });

  test.each<[string, string, string]>([
    ["a chunk whose length is none", "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n", "GET"],
    ["chunks that do not end", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", "GET"],
  ])("sends %s has its answer broken off", async (_name, rest, method) => {
    const url = await behind((socket) => void socket.end(`HTTP/1.1 200 OK\r\n${rest}`));
    await expect(fetch(url, { method }).then((answer) => answer.text())).rejects.toThrow();
    await expect.poll(() => shared.gateway.lines.at(-1)?.outcome, { timeout: 8_000 }).toMatch(/truncated|garbage|timeout/);
  });

  test("adds a body where there is none poisons nobody else's answer", async () => {
    const url = await behind((socket, head) => {
      const isFirst = head.includes("first");
      socket.write(
        isFirst
          ? "HTTP/1.1 204 No Content\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil"
          : "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood",
      );
    });
    expect((await fetch(`${url}?first`)).status).toBe(204);
    for (let n = 0; n < 5; n++) {
      const answer = await fetch(`${url}?${n}`);
      expect([answer.status, await answer.text()]).toSatisfy(([status, text]) => (status === 200 ? text === "good" : status === 502));
    }
  });
});

test("a connection that says nothing after its request keeps nothing of the gateway", async () => {
  const { asked, path } = await notes();
  const socket = connect(shared.gateway.port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(`POST ${path} HTTP/1.1\r\n${HOST}\r\nContent-Length: 10\r\n\r\nhalf`);
  await expect.poll(() => shared.gateway.underWay()).toBe(1);
  socket.resetAndDestroy();
  await expect.poll(() => shared.gateway.lines.at(-1)?.outcome, { timeout: 8_000 }).toBe("client_left");
  expect(asked).toEqual([]);
});
