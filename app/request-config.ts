import { getRequestConfig } from "next-intl/server";
import { pageReader } from "#lib/web";

/** next-intl's idea of a request. Its messages are kept by `#words` for all requests, and not handed over for each. */
export default getRequestConfig(async () => {
  const { formatLocale, timeZone } = await pageReader();
  return { locale: formatLocale, timeZone };
});
