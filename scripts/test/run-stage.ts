import { spawn } from "node:child_process";
import { join } from "node:path";

const ROOT = join(import.meta.dirname, "../..");

/**
 * Runs a program of the dependencies on this Node, its output as it comes.
 * @returns its exit code; null when a signal ended it
 */
export function runStage(program: string, args: string[], environment: Record<string, string> = {}): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(join(ROOT, "node_modules/.bin", program), args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...environment } });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code));
  });
}
