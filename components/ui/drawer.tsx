import type { ComponentProps } from "react";
import { Dialog } from "./dialog.tsx";

/** A `Dialog` at the end side of the window, of full height: details of a row, or a form that needs the list beside it. */
export function Drawer(props: Omit<ComponentProps<typeof Dialog>, "placement">) {
  return <Dialog {...props} placement="side" />;
}
