import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WORKER_ARGUMENTS } from "#scripts/start/worker-arguments";

const ROOT = join(import.meta.dirname, "../..");

/** What every process of the product is given here. */
const COMMON = {
  PATH: process.env.PATH ?? "",
  NODE_ENV: "production" as const,
  LOG_LEVEL: "warn",
  ...(process.env.NODE_COMPILE_CACHE && { NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE }),
};

/** A running web server (and worker) of the product on a test's own database. */
export interface Portal {
  url: string;
  web: ChildProcess;
  worker: ChildProcess | null;
  /** What both processes printed. */
  output(): string;
  stop(): Promise<void>;
}

interface PortalOptions {
  /** As the app role. */
  appUrl: string;
  authSecret: string;
  redisUrl?: string;
  withWorker?: boolean;
  port?: number;
  env?: Record<string, string>;
}

/** Starts `server.ts` from the production build, as the supervisor would, and resolves when it says it is ready. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const port = options.port ?? (await freePort());
  // Of its own: what one portal stores for bad days is not another's.
  const dataDir = await mkdtemp(join(tmpdir(), "bizosaas-portal-"));
  const env = {
    ...COMMON,
    HOST: "127.0.0.1",
    PORT: String(port),
    DATABASE_APP_URL: options.appUrl,
    AUTH_SECRET: options.authSecret,
    BIZOSAAS_DATA_DIR: dataDir,
    ...(options.redisUrl && { REDIS_URL: options.redisUrl }),
    ...options.env,
  };
  let printed = "";
  const start = (args: string[]) => startProcess(args, env, (text) => (printed += text));
  const web = await start(["server.ts"]);
  const worker = options.withWorker ? await start(["worker.ts"]) : null;
  return {
    url: `http://127.0.0.1:${port}`,
    web,
    worker,
    output: () => printed,
    async stop() {
      await Promise.all([web, worker].map(endChild));
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** Starts a job worker as the supervisor would, and resolves when it says that it is ready. */
export function startWorker(
  options: Pick<PortalOptions, "appUrl" | "authSecret" | "redisUrl" | "env">,
  onPrint: (text: string) => void,
): Promise<ChildProcess> {
  const env = {
    ...COMMON,
    DATABASE_APP_URL: options.appUrl,
    AUTH_SECRET: options.authSecret,
    PUBLIC_URL: "http://127.0.0.1:3000",
    ...(options.redisUrl && { REDIS_URL: options.redisUrl }),
    ...options.env,
  };
  return startProcess([...WORKER_ARGUMENTS, "worker.ts"], env, onPrint);
}

async function startProcess(args: string[], env: NodeJS.ProcessEnv, onPrint: (text: string) => void): Promise<ChildProcess> {
  let printed = "";
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe", "ipc"] });
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      onPrint(chunk.toString());
    });
  await ready(child, args.at(-1) ?? "", () => printed);
  return child;
}

function ready(child: ChildProcess, file: string, printed: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.on("message", (message: { type: string; message?: string }) => {
      if (message.type === "ready") resolve();
      if (message.type === "failed") reject(new Error(`${file}: ${message.message}`));
    });
    child.once("exit", (code, signal) => reject(new Error(`${file} ended (${code ?? signal}) before it was ready:\n${printed()}`)));
  });
}

/** Ends a child as the supervisor does, and by force if it does not obey in 15 s. */
export async function endChild(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const force = setTimeout(() => child.kill("SIGKILL"), 15_000);
  await ended;
  clearTimeout(force);
}

/** Below the ports that systems give away by themselves: one that is free now is not taken by a connection or a database that starts meanwhile. */
const PORTS = { first: 20_000, count: 12_000 };

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = PORTS.first + Math.floor(Math.random() * PORTS.count);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", () => resolve(false));
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
  });
}

/** A signed-in (or anonymous) client of the JSON API that carries its cookies and CSRF token. */
export interface ApiClient {
  cookies: Map<string, string>;
  /** Sends a request; `json` is sent as JSON with the CSRF token unless `csrf` is false. */
  request(
    method: string,
    path: string,
    options?: { json?: unknown; headers?: Record<string, string>; body?: BodyInit; csrf?: boolean },
  ): Promise<Response>;
}

export function apiClient(url: string): ApiClient {
  const cookies = new Map<string, string>();
  const client: ApiClient = {
    cookies,
    async request(method, path, { json, headers = {}, body, csrf = true } = {}) {
      const isWrite = method !== "GET" && method !== "HEAD";
      const response = await fetch(url + path, {
        method,
        redirect: "manual",
        headers: {
          cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
          ...(isWrite && csrf && { "x-csrf-token": decodeURIComponent(cookies.get("next-auth.csrf-token") ?? "").split("|")[0] ?? "" }),
          ...(json !== undefined && { "content-type": "application/json" }),
          ...headers,
        },
        body: json !== undefined ? JSON.stringify(json) : body,
      });
      for (const cookie of response.headers.getSetCookie()) {
        const [pair = ""] = cookie.split(";");
        const at = pair.indexOf("=");
        const value = pair.slice(at + 1);
        if (value === "") cookies.delete(pair.slice(0, at));
        else cookies.set(pair.slice(0, at), value);
      }
      return response;
    },
  };
  return client;
}

/** Signs in through NextAuth's own credentials route. @throws when no session cookie comes back */
export async function signInClient(url: string, email: string, password: string): Promise<ApiClient> {
  const client = apiClient(url);
  const { csrfToken } = (await (await client.request("GET", "/api/auth/csrf")).json()) as { csrfToken: string };
  const form = new URLSearchParams({ csrfToken, email, password, json: "true" });
  const response = await client.request("POST", "/api/auth/callback/credentials", {
    body: form.toString(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
  });
  if (!client.cookies.has("next-auth.session-token")) throw new Error(`Sign-in of ${email} failed: ${response.status} ${await response.text()}`);
  return client;
}
