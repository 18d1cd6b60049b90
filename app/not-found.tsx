import type { Metadata } from "next";
import { MessagePage } from "#components/shell/message-page";
import { LinkButton } from "#components/ui/link-button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage
      kicker="404"
      title="This page is not here"
      actions={
        <>
          <LinkButton href="/">Go to the start page</LinkButton>
          <LinkButton href="/status" variant="secondary">
            Check the status
          </LinkButton>
        </>
      }
    >
      The address may be mistyped, what it led to may be gone, or your account may not see it.
    </MessagePage>
  );
}
