import { COMFORTABLE_BYTES, diskSpace, type HealthCheck, LEAST_BYTES, readiness } from "#lib/platform/health";
import type { Runtime } from "#lib/platform/runtime";
import type { ProcessSign } from "#lib/services";
import type { DoctorCheck } from "./schema.ts";

/** What `npm run doctor` checks, as far as a portal that runs can tell of itself, asked now. */
export async function examine(runtime: Runtime, processes: ProcessSign[], hasBuild: boolean): Promise<DoctorCheck[]> {
  const [{ checks }, disk] = await Promise.all([readiness(runtime, runtime.expectedMigrations), checkDataDirectory(runtime.config.dataDir)]);
  const measured = (name: string, key: string, say: (check: HealthCheck) => string): DoctorCheck => {
    const [check] = checks[key] ?? [];
    if (!check) return { name, verdict: "warn", detail: "Not measured." };
    return { name, verdict: check.status, detail: check.output ?? say(check) };
  };
  const answered = ({ observedValue }: HealthCheck) => `Answers in ${observedValue} ms.`;
  const { config } = runtime;
  return [
    measured("PostgreSQL", "database:responseTime", (check) => `${config.isEmbeddedDatabase ? "Embedded. " : ""}${answered(check)}`),
    measured("Migrations", "migrations:pending", () => "None pending."),
    measured(runtime.store.kind === "redis" ? "Redis" : "Key-value store", "store:responseTime", answered),
    measured("Job queue", "queue:waiting", ({ observedValue }) => (observedValue === 1 ? "1 job waits." : `${observedValue} jobs wait.`)),
    checkWorker(processes),
    config.SMTP_URL === undefined
      ? { name: "Mail", verdict: "warn", detail: "SMTP_URL is not set: mail is held in the outbox, where staff can read it." }
      : { name: "Mail", verdict: "pass", detail: `Goes out by ${new URL(config.SMTP_URL).host}.` },
    disk,
    hasBuild
      ? { name: "Build", verdict: "pass", detail: "Made for production." }
      : { name: "Build", verdict: "warn", detail: "None: this portal runs for development." },
    checkAddress(config.publicUrl),
  ];
}

function checkWorker(processes: ProcessSign[]): DoctorCheck {
  const workers = processes.filter(({ kind, isAlive }) => kind === "worker" && isAlive).length;
  if (workers === 0)
    return { name: "Worker", verdict: "fail", detail: "None reports. Start one: npm start, or npm run worker beside a portal that runs." };
  return { name: "Worker", verdict: "pass", detail: workers === 1 ? "1 reports." : `${workers} report.` };
}

/** Only of this machine can be told what its disk holds. */
async function checkDataDirectory(dataDir: string): Promise<DoctorCheck> {
  const name = "Data directory";
  const { place, isWritable, freeBytes } = await diskSpace(dataDir);
  const free = `${(freeBytes / 1e9).toFixed(1)} GB free`;
  if (!isWritable) return { name, verdict: "fail", detail: `${place} cannot be written. Give its user write access.` };
  if (freeBytes < LEAST_BYTES) return { name, verdict: "fail", detail: `The disk is nearly full: ${free}. Free some space; 1 GB is comfortable.` };
  if (freeBytes < COMFORTABLE_BYTES) return { name, verdict: "warn", detail: `${free}; 1 GB is comfortable.` };
  return { name, verdict: "pass", detail: `${free}.` };
}

/** Cookies and passkeys need an encrypted way, except on the machine itself. */
function checkAddress(publicUrl: string): DoctorCheck {
  const { protocol, hostname } = new URL(publicUrl);
  const isLocal = hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
  if (protocol === "https:" || isLocal) return { name: "Address", verdict: "pass", detail: publicUrl };
  return {
    name: "Address",
    verdict: "warn",
    detail: `${publicUrl} is not encrypted. Put TLS before the portal and set PUBLIC_URL to its https address.`,
  };
}
