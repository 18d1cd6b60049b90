import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * When a process was started, as a text that is the same for the same process and differs when its number was used again;
 * null when there is no such process.
 */
export function startTimeOf(pid: number): string | null {
  if (process.platform !== "linux") {
    const { stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
    return stdout?.trim() || null;
  }
  try {
    // proc(5): field 22, in clock ticks since boot. The name before it may hold spaces and brackets; a zombie has ended.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    if (fields[0] === "Z" || fields[0] === "X") return null;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    return `${boot}:${fields[19]}`;
  } catch {
    // No entry, no process.
    return null;
  }
}
