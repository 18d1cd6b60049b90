import { healthResponse, readiness } from "#lib/platform/health";
import { getRuntime } from "#lib/platform/runtime";

export async function GET(): Promise<Response> {
  const runtime = getRuntime();
  return healthResponse(await readiness(runtime, runtime.expectedMigrations));
}
