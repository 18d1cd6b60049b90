import { pageTitle, useWords } from "#components/format/words";
import { NotFoundMessage } from "#components/shell/not-found-message";

export const generateMetadata = pageTitle("shell", "notFound");

export default function NotFound() {
  const t = useWords("shell");
  return (
    <NotFoundMessage
      title={t("thisPageIsNotHere")}
      says={t("theAddressMayBeMistypedWhat")}
      links={[
        { href: "/", label: t("goToTheStartPage") },
        { href: "/status", label: t("checkTheStatus") },
      ]}
    />
  );
}
