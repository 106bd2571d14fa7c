/** Which addresses the public can reach. Pure. */
import ipaddr from "ipaddr.js";

/**
 * False for this machine, its own network, link-local and cloud-metadata addresses, carriers' networks, multicast, and
 * whatever else is no ordinary address of the internet; IPv4 inside of IPv6 counts as what it means.
 */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  return ipaddr.process(address).range() === "unicast";
}

/** Where a cloud tells its machines their secrets; nobody's calendar lies there. */
export function isLinkLocal(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "linkLocal";
}
