import { useWords } from "#components/format/words";
import { buttonStyle } from "../ui/button-style.tsx";
import { Icon } from "../ui/icon.tsx";

/** Takes along what is shown, as files. Not `Link`: nothing is to be fetched before it is asked for. */
export function ExportLinks({ csv, jsonLines }: { csv: string; jsonLines: string }) {
  const t = useWords("trail");
  return (
    <>
      <a href={csv} download className={buttonStyle("secondary", "sm")}>
        <Icon name="download" /> CSV
      </a>
      <a href={jsonLines} download className={buttonStyle("secondary", "sm")}>
        <Icon name="download" /> {t("jsonLines")}
      </a>
    </>
  );
}
