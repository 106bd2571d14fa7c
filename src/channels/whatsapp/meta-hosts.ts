const hosts = /^(lookaside\.fbsbx\.com|([a-z0-9-]+\.)+(whatsapp\.net|fbcdn\.net))$/;

/**
 * True for the addresses that may be asked with our token: Meta's file servers over https, and the configured API
 * itself. Everything else could be a trap that looks into the county's own network.
 */
export function isMetaHost(address: string, apiUrl: string): boolean {
  if (!URL.canParse(address) || !URL.canParse(apiUrl)) return false;
  const url = new URL(address);
  if (url.username !== "" || url.password !== "") return false;
  if (url.origin === new URL(apiUrl).origin) return true;
  return url.protocol === "https:" && url.port === "" && hosts.test(url.hostname);
}
