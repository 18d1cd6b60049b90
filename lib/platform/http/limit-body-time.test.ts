import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { limitBodyTime } from "./index.ts";

let server: Server;
afterEach(() => void server.close());

async function answered(bytes: string, ms: number): Promise<string> {
  server = createServer((request, response) => {
    limitBodyTime(request, response, ms);
    request.on("end", () => response.end("whole")).resume();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return new Promise((resolve, reject) => {
    let text = "";
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (piece) => {
      text += piece.toString();
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });
}

const head = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\n\r\n";

test("a body that does not arrive in time is refused, and its connection closed", async () => {
  expect(await answered(`${head}he`, 50)).toMatch(/^HTTP\/1\.1 408 [\s\S]*Connection: close/);
});

test("one that arrives is answered", async () => {
  expect(await answered(`${head}hello`, 10_000)).toMatch(/^HTTP\/1\.1 200 [\s\S]*whole$/);
});
