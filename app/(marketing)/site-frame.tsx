import type { ReactNode } from "react";
import { getWords } from "#components/format/words";
import { PublicShell } from "#components/shell/public-shell";
import { LinkButton } from "#components/ui/link-button";
import { installationFor } from "../installation.tsx";
import { currentVisitor } from "./visitor.ts";

/** The frame of the public pages, with the way in for whoever looks. */
export async function SiteFrame({ width, children }: { width?: "contained" | "page"; children: ReactNode }) {
  const t = await getWords("site");
  const links = [
    { label: t("status"), href: "/status" },
    { label: t("developers"), href: "/developers" },
  ];
  const visitor = await currentVisitor();
  const { product, notices } = await installationFor(visitor);
  const actor = visitor?.actor;
  const entry =
    actor?.kind !== "user"
      ? { label: t("signIn"), href: "/login" }
      : actor.platformRole
        ? { label: t("administration"), href: "/admin/tenants" }
        : { label: t("yourPortal"), href: "/portal" };
  return (
    <PublicShell
      product={product}
      notices={notices}
      width={width}
      links={links}
      footerLinks={[{ label: t("home"), href: "/" }, ...links]}
      actions={<LinkButton href={entry.href}>{entry.label}</LinkButton>}
    >
      {children}
    </PublicShell>
  );
}
