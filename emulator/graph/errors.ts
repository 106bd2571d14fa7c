/** Meta's codes: what they are called and with which HTTP status they answer (reference section 4). */
export type MetaError = {
  readonly title: string;
  readonly status: number;
  /** Whether Meta says so in the answer, or accepts the message and reports it by webhook. */
  readonly comes: "in the answer" | "by status";
};

const sync = (title: string, status = 400): MetaError => ({
  title,
  status,
  comes: "in the answer",
});
const async = (title: string, status = 400): MetaError => ({ title, status, comes: "by status" });

export const metaErrors: Readonly<Record<number, MetaError>> = {
  0: sync("AuthException", 401),
  1: sync("API Unknown"),
  2: sync("API Service", 503),
  3: sync("API Method", 500),
  4: sync("API Too Many Calls"),
  10: sync("API Permission Denied", 403),
  33: sync("Parameter value is not valid"),
  100: sync("Invalid parameter"),
  190: sync("Access token has expired", 401),
  200: sync("API Permission", 403),
  368: sync("Temporarily blocked for policies violations", 403),
  613: sync("Calls to this api have exceeded the rate limit."),
  2200: sync("Callback verification failed"),
  2500: sync("Unknown path components"),
  80007: sync("Rate limit issues"),
  130429: sync("Rate limit hit"),
  130472: async("User's number is part of an experiment"),
  130497: async("Business account is restricted from messaging users in this country.", 403),
  131000: async("Something went wrong", 500),
  131005: sync("Access denied", 403),
  131008: sync("Required parameter is missing"),
  131009: sync("Parameter value is not valid"),
  131014: async("Request for url failed"),
  131016: sync("Service unavailable", 500),
  131021: sync("Recipient cannot be sender"),
  131026: async("Message undeliverable"),
  131030: sync("Recipient phone number not in allowed list"),
  131031: sync("Account has been locked", 403),
  131037: sync("WhatsApp provided number needs display name approval before message can be sent."),
  131042: async("Business eligibility payment issue"),
  131045: async("Incorrect certificate", 500),
  131047: async("Re-engagement message"),
  131048: async("Spam rate limit hit"),
  131049: async("This message was not delivered to maintain healthy ecosystem engagement."),
  131050: async("User has stopped marketing messages from this business."),
  131051: sync("Unsupported message type"),
  131052: async("Media download error"),
  131053: async("Media upload error"),
  131055: sync("Method not allowed"),
  131056: sync("(Business Account, Consumer Account) pair rate limit hit"),
  131057: sync("Account in maintenance mode", 500),
  131059: sync("Invalid cursor"),
  131062: sync("Business-scoped user id recipients are not supported for this message."),
  131063: sync("Marketing templates are disabled on Cloud API"),
  131064: sync("Sending limited because of template misclassification"),
  132000: sync("Number of parameters does not match the expected number of params"),
  132001: sync("Template name does not exist in the translation", 404),
  132005: sync("Translated text too long"),
  132007: sync("Template format character policy violated"),
  132008: sync("Parameter format mismatch"),
  132012: sync("Parameter format does not match format in the created template"),
  132015: async("Template is paused"),
  132016: sync("Template is disabled"),
  132018: sync("There is an issue with the parameters in your template"),
  132068: sync("Flow is blocked"),
  132069: sync("Flow is throttled"),
  133000: sync("Incomplete deregistration", 500),
  133004: sync("Server temporarily unavailable", 503),
  133005: sync("Two step verification PIN mismatch"),
  133006: sync("Phone number re-verification needed"),
  133010: sync("Phone number not registered"),
  133015: sync("Please wait a few minutes before attempting to register this phone number"),
  135000: sync("Generic user error"),
  137000: sync("Recipient identity key hash mismatch"),
  139000: sync("Blocked by integrity"),
  139001: sync("Updating Flow failed"),
  139003: sync("Deprecating Flow failed"),
  139002: sync("Publishing Flow failed"),
  139004: sync("Deleting Flow failed"),
};

/** Why a call is refused. `message` replaces the code's own title where Meta words it differently. */
export type Refusal = {
  readonly code: number;
  readonly details?: string;
  readonly message?: string;
  readonly type?: string;
  readonly subcode?: number;
  readonly status?: number;
  readonly userTitle?: string;
  readonly userMessage?: string;
};

const helpPage =
  "https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes";

export function httpStatusOf(refusal: Refusal): number {
  return refusal.status ?? metaErrors[refusal.code]?.status ?? 400;
}

/** The body of an answer that refuses, in Meta's shape. */
export function errorBody(refusal: Refusal, traceId: string): Record<string, unknown> {
  const title = refusal.message ?? metaErrors[refusal.code]?.title ?? "Unknown error";
  const error: Record<string, unknown> = {
    message: refusal.message === undefined ? `(#${refusal.code}) ${title}` : title,
    type: refusal.type ?? "OAuthException",
    code: refusal.code,
  };
  if (refusal.details !== undefined)
    error["error_data"] = { messaging_product: "whatsapp", details: refusal.details };
  if (refusal.subcode !== undefined) error["error_subcode"] = refusal.subcode;
  if (refusal.userTitle !== undefined)
    Object.assign(error, { is_transient: false, error_user_title: refusal.userTitle });
  if (refusal.userMessage !== undefined) error["error_user_msg"] = refusal.userMessage;
  error["fbtrace_id"] = traceId;
  return { error };
}

/** An element of `statuses[].errors[]`. */
export function statusError(code: number, details?: string): Record<string, unknown> {
  const title = metaErrors[code]?.title ?? "Unknown error";
  return {
    code,
    title,
    message: title,
    error_data: { details: details ?? `${title}.` },
    href: helpPage,
  };
}

/** "Unsupported post request…": how Graph says that there is no such object, or none for this token. */
export function noSuchObject(method: string, id: string): Refusal {
  return {
    code: 100,
    subcode: 33,
    type: "GraphMethodException",
    message:
      `Unsupported ${method.toLowerCase()} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, ` +
      "or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api",
  };
}

/** A refusal of content: code 100 with a subcode of its own and words for whoever wrote the template. */
export function contentRefusal(subcode: number, userTitle: string, userMessage: string): Refusal {
  return { code: 100, message: "Invalid parameter", subcode, userTitle, userMessage };
}
