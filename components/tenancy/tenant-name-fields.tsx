"use client";
import { type InputEvent, useRef } from "react";
import { suggestSlug } from "#lib/tenancy/schema";
import { TextField } from "../ui/text-field.tsx";

/** Name and address of a new tenant. The address follows the name until somebody types one; without script it is typed. */
export function TenantNameFields() {
  const isOwnSlug = useRef(false);
  const follow = (event: InputEvent<HTMLInputElement>) => {
    const slug = event.currentTarget.form?.elements.namedItem("slug");
    if (!isOwnSlug.current && slug instanceof HTMLInputElement) slug.value = suggestSlug(event.currentTarget.value);
  };
  return (
    <>
      <TextField name="name" label="Name" autoComplete="off" maxLength={120} onInput={follow} />
      <TextField
        name="slug"
        label="Address"
        hint="Letters a–z, digits and hyphens. It names the tenant in addresses."
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={63}
        onInput={(event: InputEvent<HTMLInputElement>) => {
          isOwnSlug.current = event.currentTarget.value !== "";
        }}
      />
    </>
  );
}
