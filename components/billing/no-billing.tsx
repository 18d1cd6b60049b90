import { Callout } from "../ui/callout.tsx";

/** For staff who may not see money. */
export function NoBilling() {
  return <Callout title="Plans and revenue are not yours to see">Ask a super-admin for the permission “Manage billing”.</Callout>;
}
