import { domainToASCII } from "node:url";
import { z } from "zod";
import { trimmedText } from "#lib/platform/text";

/** Of any alphabet. What is told by more than its letters is left alone: Node reads a domain as the host of an address, and drops what follows. */
const INTERNATIONAL = /^(?=.*[^ -~])[\p{L}\p{M}\p{N}.-]+$/u;

/** A domain as DNS and mail write it: `münchen.example` is `xn--mnchen-3ya.example` there (RFC 5891). What is none stays as it is. */
export const asciiDomain = (domain: string): string => (INTERNATIONAL.test(domain) && domainToASCII(domain)) || domain;

/** An e-mail address, in small letters, its domain as mail writes it. */
export const emailAddress = trimmedText()
  .toLowerCase()
  .overwrite((typed) => typed.replace(/@([^@]+)$/, (_, domain: string) => `@${asciiDomain(domain)}`))
  .min(1, "Enter your e-mail address.")
  .max(254, "This address is too long.")
  .pipe(z.email("Enter an address such as name@company.com."));

/** A box that a form leaves out when it is not ticked, and JSON sends as true or false. */
export const checkbox = z.union([z.boolean(), z.literal("on").transform(() => true)]);
