import type {
  CallResult,
  Channel,
  ChannelAccount,
  FileContent,
  TemplateRecord,
} from "../channels.ts";
import type { Api } from "./api/api.ts";
import { asElements, asRecord, asText, type JsonRecord } from "../../lib/json-values.ts";

const fields = "id,name,language,status,category,components,rejected_reason";
const pageSize = 100;
/** 6,000 templates are the most an account may have. */
const mostPages = 60;

/** All templates of the account, page by page. */
export async function listTemplates(
  api: Api,
  account: ChannelAccount,
): Promise<CallResult<readonly TemplateRecord[]>> {
  const found: TemplateRecord[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await api.call(account, {
      method: "GET",
      path: [account.businessAccountId, "message_templates"],
      query: { fields, limit: String(pageSize), ...(after === undefined ? {} : { after }) },
    });
    if (answer.kind !== "done") return answer;
    found.push(...asElements(answer.value["data"]).flatMap(readTemplate));
    const next = cursorOf(answer.value);
    if (next === undefined || next === after) break;
    after = next;
  }
  return { kind: "done", value: found };
}

/** Graph names a cursor on the last page, too; only `next` says that there is more. The cursor spares foreign addresses. */
function cursorOf(answer: JsonRecord): string | undefined {
  const paging = asRecord(answer["paging"]);
  return asText(paging["next"]) === undefined
    ? undefined
    : asText(asRecord(paging["cursors"])["after"]);
}

function readTemplate(wire: unknown): TemplateRecord[] {
  const template = asRecord(wire);
  const [providerId, name, language] = [
    asText(template["id"]),
    asText(template["name"]),
    asText(template["language"]),
  ];
  if (providerId === undefined || name === undefined || language === undefined) return [];
  const reason = asText(template["rejected_reason"]);
  return [
    {
      providerId,
      name,
      language,
      status: asText(template["status"]) ?? "UNKNOWN",
      category: asText(template["category"]) ?? "UNKNOWN",
      components: template["components"] ?? [],
      ...(reason === undefined || reason === "NONE" ? {} : { rejectedReason: reason }),
    },
  ];
}

/**
 * Hands a template in for review. Its variables have names. Meta may set another category than asked for; the answer
 * tells. Meta's counting of clicks is switched off: whom a link interests is nobody else's business.
 */
export async function createTemplate(
  api: Api,
  account: ChannelAccount,
  template: Parameters<Channel["createTemplate"]>[1],
): Promise<CallResult<{ providerId: string; status: string; category: string }>> {
  const answer = await api.call(account, {
    method: "POST",
    path: [account.businessAccountId, "message_templates"],
    json: JSON.stringify({
      ...template,
      parameter_format: "NAMED",
      cta_url_link_tracking_opted_out: true,
    }),
  });
  if (answer.kind !== "done") return answer;
  const providerId = asText(answer.value["id"]);
  if (providerId === undefined)
    return { kind: "unanswered", cause: "an answer without a template id" };
  return {
    kind: "done",
    value: {
      providerId,
      status: asText(answer.value["status"]) ?? "PENDING",
      category: asText(answer.value["category"]) ?? template.category,
    },
  };
}

/**
 * Uploads the sample picture that the review of a template with a picture wants. The value is the `header_handle`, which is
 * no media id. `app` stands for the app that the token belongs to. The bytes want `OAuth` before the token.
 */
export async function uploadSample(
  api: Api,
  account: ChannelAccount,
  file: FileContent,
): Promise<CallResult<string>> {
  const session = await api.call(account, {
    method: "POST",
    path: ["app", "uploads"],
    query: {
      file_name: file.fileName ?? "beispiel",
      file_length: String(file.bytes.byteLength),
      file_type: file.mimeType,
    },
  });
  if (session.kind !== "done") return session;
  const [id, signature] = (asText(session.value["id"]) ?? "").split("?");
  if (id === undefined || id === "")
    return { kind: "unanswered", cause: "an answer without an upload id" };
  const answer = await api.call(account, {
    method: "POST",
    path: [id],
    query: Object.fromEntries(new URLSearchParams(signature)),
    headers: {
      authorization: `OAuth ${account.accessToken}`,
      file_offset: "0",
      "content-type": file.mimeType,
    },
    body: file.bytes,
  });
  if (answer.kind !== "done") return answer;
  const handle = asText(answer.value["h"]);
  return handle === undefined
    ? { kind: "unanswered", cause: "an answer without a handle" }
    : { kind: "done", value: handle };
}
