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
 * The environment of the portal's processes: ours, with what was found out, and without what they have no use for (the
 * owner's password, the demo password). Empty means unset, also against a `.env` file.
 */
export function environmentOfProcesses(environment: NodeJS.ProcessEnv, { appUrl, authSecret }: Installation): NodeJS.ProcessEnv {
  return { ...environment, DATABASE_APP_URL: appUrl, AUTH_SECRET: authSecret, DATABASE_URL: "", DEMO_PASSWORD: "" };
}
