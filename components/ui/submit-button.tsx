"use client";
import type { ComponentProps } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "./button.tsx";

/** Sends the form it stands in, shows that it is under way, and takes no second click meanwhile. */
export function SubmitButton({ pendingLabel, children, ...rest }: ComponentProps<typeof Button> & { pendingLabel?: string }) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" isLoading={pending} onClick={pending ? (event) => event.preventDefault() : undefined} {...rest}>
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
