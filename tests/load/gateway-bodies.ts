/**
 * `npm run bench gateway-bodies [MiB]`: a body of 1 GiB (or so many MiB) down and up, directly and through the gateway, and both ways at once to
 * somebody who reads slowly: how fast it goes, what CPU it takes, and how much memory the gateway's process needs for it. Prints figures and judges
 * nothing. Memory is read from /proc, so it is unknown elsewhere than on Linux.
 */
import { type ChildProcess, fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { request as httpRequest } from "node:http";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { cpuSeconds } from "./measure.ts";
import { prepareGateway } from "./prepare-gateway.ts";

const MIB = 1_024 * 1_024;
const BYTES = Number(process.argv[3] ?? 1_024) * MIB;
const SLOW_MIB_PER_SECOND = 64;
const PIECE = Buffer.alloc(64 * 1_024, 7);

interface Place {
  name: string;
  port: number;
  pid: number;
  headers: Record<string, string>;
}

const children: ChildProcess[] = [];
const backend = await start("bodies");
const { appUrl, authSecret, cookie, stop } = await prepareGateway(`http://127.0.0.1:${backend.port}`, {
  maxBodyKib: 104_857_600,
  totalTimeoutMs: null,
});
try {
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  const direct = { name: "direct", headers, ...backend };
  const gateway = { name: "the gateway", headers, ...(await start("ours", appUrl, authSecret)) };
  // What a process takes once it has compiled its code and filled its buffers.
  for (const place of [direct, gateway]) await Promise.all([down(place, 16 * MIB), up(place, 16 * MIB)]);
  console.log(`${BYTES / MIB} MiB each; memory of the process that stands between (of the backend, where nothing does)`);
  console.log(`${"".padEnd(34)}${["seconds", "MiB/s", "CPU s", "before MiB", "most MiB"].map((head) => head.padStart(12)).join("")}`);
  for (const place of [direct, gateway]) {
    await measured(`${place.name}, down`, place, () => down(place, BYTES));
    await measured(`${place.name}, up`, place, () => up(place, BYTES));
  }
  const slowly = Math.min(BYTES, 256 * MIB);
  await measured(`the gateway, ${slowly / MIB} MiB down, slowly`, gateway, () => down(gateway, slowly, SLOW_MIB_PER_SECOND), slowly);
} finally {
  for (const child of children) child.disconnect();
  await stop();
}

async function measured(name: string, { pid }: Place, run: () => Promise<number>, expected = BYTES): Promise<void> {
  const before = residentMib(pid);
  let most = before ?? 0;
  const timer = setInterval(() => {
    most = Math.max(most, residentMib(pid) ?? 0);
  }, 20);
  const cpu = cpuSeconds(pid);
  const begin = performance.now();
  const bytes = await run();
  const seconds = (performance.now() - begin) / 1_000;
  const used = cpuSeconds(pid);
  clearInterval(timer);
  if (bytes !== expected) throw new Error(`${name}: ${bytes} of ${expected} bytes arrived`);
  const figure = (value: number | null, digits: number) => (value === null ? "–" : value.toFixed(digits)).padStart(12);
  const figures = [
    figure(seconds, 2),
    figure(bytes / MIB / seconds, 0),
    figure(cpu === null || used === null ? null : used - cpu, 2),
    figure(before, 0),
    figure(before === null ? null : most, 0),
  ];
  console.log(name.padEnd(34) + figures.join(""));
}

/** @returns how many bytes arrived */
function down({ port, headers }: Place, bytes: number, mibPerSecond = Number.POSITIVE_INFINITY): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest({ host: "127.0.0.1", port, path: `/api/brain/bench/down?bytes=${bytes}`, headers }, (response) => {
      void (async () => {
        if (response.statusCode !== 200) throw new Error(`answered ${response.statusCode}`);
        const begin = performance.now();
        let arrived = 0;
        for await (const piece of response) {
          arrived += piece.length;
          const early = (arrived / MIB / mibPerSecond) * 1_000 - (performance.now() - begin);
          if (early > 5) await delay(early);
        }
        return arrived;
      })().then(resolve, reject);
    })
      .on("error", reject)
      .end();
  });
}

/** @returns how many bytes arrived */
function up({ port, headers }: Place, bytes: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = {
      host: "127.0.0.1",
      port,
      path: "/api/brain/bench/up",
      method: "POST",
      headers: { ...headers, "content-length": String(bytes) },
    };
    const request = httpRequest(options, (response) => {
      let text = "";
      response.on("data", (piece: Buffer) => {
        text += piece.toString();
      });
      response.on("end", () => (response.statusCode === 200 ? resolve(Number(text)) : reject(new Error(`answered ${response.statusCode}: ${text}`))));
    }).on("error", reject);
    let left = bytes;
    const send = () => {
      while (left > 0) {
        left -= PIECE.length;
        if (!request.write(PIECE) && left > 0) {
          request.once("drain", send);
          return;
        }
      }
      request.end();
    };
    send();
  });
}

function residentMib(pid: number): number | null {
  try {
    const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kib === undefined ? null : Number(kib) / 1_024;
  } catch {
    // No /proc on this system: the figure is unknown.
    return null;
  }
}

async function start(...args: string[]): Promise<{ port: number; pid: number }> {
  const child = fork(join(import.meta.dirname, "gateway-process.ts"), args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
  children.push(child);
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once("message", (message) => resolve(message as { port: number }));
    child.once("exit", (code) => reject(new Error(`${args[0]} ended with ${code}`)));
  });
  return { port, pid: child.pid ?? 0 };
}
