import type { ComponentProps } from "react";
import { useWords } from "../format/words.tsx";
import { TenantNameInputs } from "./tenant-name-inputs.tsx";

/** Name and address of a new tenant, in the reader's language. */
export function TenantNameFields(props: Omit<ComponentProps<typeof TenantNameInputs>, "words">) {
  const t = useWords("tenancy");
  return <TenantNameInputs words={{ name: t("name"), address: t("address"), addressHint: t("addressHint") }} {...props} />;
}
