import type { ReactNode } from "react";
import { useWords } from "#components/format/words";
import { installationNotices } from "#components/settings/installation-notices";
import { TextLink } from "#components/ui/text-link";
import type { Context } from "#lib/access";
import { getRuntime } from "#lib/platform/runtime";
import { installationSettings } from "#lib/settings";
import type { Settings } from "#lib/settings/schema";

interface Installation {
  /** What the product is called. */
  product: string;
  /** What holds for everybody at the moment; null for nothing. */
  notices: ReactNode;
  /** Where people find help; null where the operator has not said. */
  support: ReactNode;
}

/** What the operator's settings say to every page. `context` is null where it is not known who looks. */
export async function installationFor(context: Context | null): Promise<Installation> {
  const settings = await installationSettings(getRuntime());
  const notices = installationNotices(settings, {
    now: context?.clock.now() ?? getRuntime().clock.now(),
    timeZone: context?.tenant?.timeZone ?? "UTC",
    isStaff: context?.actor.kind === "user",
  });
  return { product: settings.product.name, notices, support: supportLink(settings.product) };
}

function supportLink({ supportUrl, supportEmail }: Settings["product"]): ReactNode {
  const href = supportUrl ?? (supportEmail ? `mailto:${supportEmail}` : null);
  return href ? <SupportLink href={href} /> : null;
}

function SupportLink({ href }: { href: string }) {
  const t = useWords("shell");
  return <TextLink href={href}>{t("helpAndSupport")}</TextLink>;
}
