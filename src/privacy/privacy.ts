/**
 * The rights of the person: access (AUSKUNFT) and erasure (LÖSCHEN), and the privacy notice in its versions.
 * Promises: a request is a row, written with the message that asked, and is carried out once; after erasure no
 * address, name, message, media or raw webhook of the person is left, while counts and the consent chain stay.
 */
export { askForAccess, askForErasure } from "./requests.ts";
export { privacyLoop, type PrivacyContext } from "./carry-out.ts";
export { type PersonRecord } from "./access.ts";
export { erasedAmong } from "./erased.ts";
export { currentNotice, publishNotice, type Notice } from "./notice.ts";
export { firstNotice } from "./first-notice.ts";
export { retentionLoop } from "./retention.ts";
