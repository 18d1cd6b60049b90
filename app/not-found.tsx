import { pageTitle, useWords } from "#components/format/words";
import { MessagePage } from "#components/shell/message-page";
import { LinkButton } from "#components/ui/link-button";

export const generateMetadata = pageTitle("shell", "notFound");

export default function NotFound() {
  const t = useWords("shell");
  return (
    <MessagePage
      kicker="404"
      title={t("thisPageIsNotHere")}
      actions={
        <>
          <LinkButton href="/">{t("goToTheStartPage")}</LinkButton>
          <LinkButton href="/status" variant="secondary">
            {t("checkTheStatus")}
          </LinkButton>
        </>
      }
    >
      {t("theAddressMayBeMistypedWhat")}
    </MessagePage>
  );
}
