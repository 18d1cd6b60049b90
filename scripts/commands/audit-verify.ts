/**
 * `npm run audit:verify`: checks every chain of the audit trail and prints the heads, to be noted elsewhere.
 * `npm run audit:verify -- <file.jsonl>`: checks an export, without a database.
 * Ends with code 1 when something does not hold, and names the first entry that does not.
 */
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import { listChains, verifyChain, verifyExport } from "#lib/audit";
import { createDatabase } from "#lib/platform/database";
import { StepError } from "../launch/steps.mjs";
import { withInstallation } from "../start/with-installation.ts";

const [file] = process.argv.slice(2);
if (file) await verifyFile(file);
else await withInstallation("npm run audit:verify", ({ installation }) => verifyAll(installation.appUrl));

async function verifyAll(url: string): Promise<void> {
  const db = createDatabase({ url, poolSize: 2 });
  let broken = 0;
  try {
    for (const chain of await listChains(db)) {
      const { problem, checked, redacted, prunedUpTo, lastSeq, lastHash, durationMs } = await verifyChain(db, chain);
      if (problem) broken++;
      const notes = [prunedUpTo > 0 ? `${prunedUpTo} removed by retention` : "", redacted > 0 ? `${redacted} redacted` : ""].filter(Boolean);
      const size = `${checked.toLocaleString("en")} entries in ${(durationMs / 1_000).toFixed(1)} s${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
      if (problem) console.error(`✗ ${chain}  entry ${problem.seq}${problem.id ? ` (${problem.id})` : ""}: ${problem.what}`);
      else console.log(`✓ ${chain}  ${size}, head ${lastSeq} ${lastHash}`);
    }
  } finally {
    await db.close();
  }
  if (broken > 0)
    throw new StepError(
      `${broken} of the chains ${broken === 1 ? "does" : "do"} not hold.`,
      "Compare with a backup. docs/audit.md says what each finding means.",
    );
}

async function verifyFile(path: string): Promise<void> {
  if (!(await stat(path).catch(() => null))?.isFile()) {
    console.error(`${path} is no file.`);
    process.exitCode = 2;
    return;
  }
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
  const { problem, entries, chains, redacted, isWhole } = await verifyExport(lines);
  const place = problem?.chain ? `, chain ${problem.chain}, entry ${problem.seq}` : "";
  if (problem) console.error(`✗ line ${problem.line}${place}: ${problem.what}`);
  else if (!isWhole) console.error("✗ the file was cut off: its last line, which counts the entries, is missing or does not fit");
  else
    console.log(
      `✓ ${entries.toLocaleString("en")} entries of ${chains} ${chains === 1 ? "chain" : "chains"} hold${redacted > 0 ? `; ${redacted} are redacted` : ""}`,
    );
  if (problem || !isWhole) process.exitCode = 1;
}
