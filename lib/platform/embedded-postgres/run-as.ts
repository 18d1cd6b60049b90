import { execFile, spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { stat } from "node:fs/promises";
import { EmbeddedPostgresError } from "./embedded-postgres-error.ts";

/** The user as whom PostgreSQL runs when we are root; null when it simply runs as ourselves. */
export interface UnprivilegedUser {
  uid: number;
  gid: number;
}

const SYSTEM_USER = "bizosaas";

/**
 * PostgreSQL refuses to run as root, and rightly so. As root we run it as the user who already owns the cluster, else as
 * the system user `bizosaas` (made on first use), else as `nobody`.
 * @param clusterDir the cluster's directory, which need not exist yet
 */
export async function chooseUser(clusterDir: string): Promise<UnprivilegedUser | null> {
  if (process.getuid?.() !== 0) return null;
  if (process.platform !== "linux" || !canUse("/proc/self/cwd")) {
    throw new EmbeddedPostgresError(
      "PostgreSQL does not run as root, and on this system the portal cannot give it another user.",
      "Start the portal as an ordinary user, or set DATABASE_URL to a PostgreSQL server of your own.",
    );
  }
  const owner = await stat(clusterDir).catch(() => null);
  if (owner !== null && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user = lookUp(SYSTEM_USER) ?? (createSystemUser() ? lookUp(SYSTEM_USER) : null) ?? lookUp("nobody");
  if (user === null) {
    throw new EmbeddedPostgresError(
      "PostgreSQL does not run as root, and there is no other user to run it as.",
      `Create a system user named ${SYSTEM_USER}, or start the portal as an ordinary user.`,
    );
  }
  return user;
}

/** Runs a command to its end. Never throws: a command that cannot be started has the code null. */
export function runToEnd(command: string, args: string[], options: { user: UnprivilegedUser | null; cwd: string }) {
  return new Promise<{ code: number | null; output: string }>((resolve) => {
    execFile(command, args, { ...options.user, cwd: options.cwd, timeout: 30_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === "number" ? error.code : null;
      resolve({ code, output: `${stdout}${stderr}${error !== null && code === null ? error.message : ""}`.trim() });
    });
  });
}

function lookUp(name: string): UnprivilegedUser | null {
  const [uid, gid] = ["-u", "-g"].map((flag) => Number.parseInt(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout ?? "", 10));
  return uid !== undefined && gid !== undefined && uid > 0 && gid >= 0 ? { uid, gid } : null;
}

function createSystemUser(): boolean {
  const ways: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SYSTEM_USER]],
    // Alpine and other BusyBox systems.
    ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", SYSTEM_USER]],
  ];
  return ways.some(([command, args]) => spawnSync(command, args, { stdio: "ignore" }).status === 0);
}

function canUse(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
