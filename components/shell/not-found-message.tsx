"use client";
import { LinkButton } from "../ui/link-button.tsx";
import { MessagePage } from "./message-page.tsx";

interface NotFoundMessageProps {
  title: string;
  says: string;
  links: { href: string; label: string }[];
}

/** That there is no such page. A client component because every page is sent with it, in case: its words alone, not its markup. */
export function NotFoundMessage({ title, says, links }: NotFoundMessageProps) {
  return (
    <MessagePage
      kicker="404"
      title={title}
      actions={links.map(({ href, label }, index) => (
        <LinkButton key={href} href={href} variant={index === 0 ? "primary" : "secondary"}>
          {label}
        </LinkButton>
      ))}
    >
      {says}
    </MessagePage>
  );
}
