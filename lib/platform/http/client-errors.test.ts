import { createServer, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMetrics } from "#lib/platform/metrics";
import { refuseAmbiguous } from "./index.ts";

const metrics = createMetrics();
const log = { info: () => undefined } as never;
let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (!refuseAmbiguous(request, response, { log, metrics })) response.end("taken");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
});

function ask(target: string, more = "", method = "GET"): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () =>
      socket.write(`${method} ${target} HTTP/1.1\r\nHost: portal.example\r\n${more}Connection: close\r\n\r\n`),
    );
    socket.on("data", (data) => (answer += data.toString()));
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
  });
}

test.each([
  ["two hosts", "/login", "Host: evil.example\r\n", "GET"],
  ["two hosts in other letters", "/login", "hOST: portal.example\r\n", "GET"],
  ["the target of a proxy", "http://evil.example/login", "", "GET"],
  ["no path", "*", "", "OPTIONS"],
  ["a path that is no UTF-8", "/portfolio/%ff%fe", "", "GET"],
  ["a path with a NUL", "/portfolio/%00", "", "GET"],
  ["a path with half an escape", "/portfolio/%E0%A4%A", "", "GET"],
])("%s is refused", async (_name, target, more, method) => {
  const answer = await ask(target, more, method);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain("application/problem+json");
});

test.each(["/", "/login?next=%2Fportal", "/portfolio/caf%C3%A9", "/search?q=100%", "//portal"])("%s is taken", async (target) => {
  expect(await ask(target, "X-Host: evil.example\r\n")).toMatch(/^HTTP\/1\.1 200 /);
});
