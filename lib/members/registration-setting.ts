import { AppError } from "#lib/platform/errors";
import type { Runtime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";

type Services = Pick<Runtime, "rooms" | "db">;

/** Whether anybody may open a portal for their company, or only people who were invited come in. */
export const isRegistrationOpen = async (services: Services): Promise<boolean> => (await installationSettings(services)).registration.isOpen;

/** @throws `forbidden` with the reason `invitation_required` */
export async function requireOpenRegistration(services: Services): Promise<void> {
  if (await isRegistrationOpen(services)) return;
  throw new AppError("forbidden", "New people are invited here. Ask an administrator of your company’s portal, or your agency, for an invitation.", {
    reason: "invitation_required",
  });
}
