import type { Config } from "#lib/platform/config";
import { appDatabaseUrl } from "#lib/platform/database";

/** The addresses and the secret that the processes of one installation share. */
export interface Installation {
  /** As the owner of the schema; null where only the app role is known. */
  ownerUrl: string | null;
  appUrl: string;
  authSecret: string;
}

export function installationOf(config: Config, ownerUrl: string | null, authSecret: string): Installation {
  const appUrl = config.DATABASE_APP_URL ?? (ownerUrl ? appDatabaseUrl(ownerUrl, authSecret) : null);
  if (!appUrl) throw new Error("An installation needs the owner's address or the app role's");
  return { ownerUrl, appUrl, authSecret };
}

/** The password of the app role that we manage; null when an administrator manages it (DATABASE_APP_URL). */
export function managedAppPassword(config: Config, { appUrl }: Installation): string | null {
  return config.DATABASE_APP_URL ? null : decodeURIComponent(new URL(appUrl).password);
}

/**
 * The environment of a process of the portal: ours, with what was found out, and without what it has no use for (the demo
 * password; the owner's address, but for the worker, which rehearses restoring). Empty means unset, also against a `.env` file.
 */
export function environmentOf(kind: "web" | "worker", environment: NodeJS.ProcessEnv, { ownerUrl, appUrl, authSecret }: Installation) {
  const known = kind === "worker" ? (ownerUrl ?? "") : "";
  return { ...environment, DATABASE_APP_URL: appUrl, AUTH_SECRET: authSecret, DATABASE_URL: known, DEMO_PASSWORD: "" };
}
