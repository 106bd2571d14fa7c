/**
 * Who works here: accounts, roles, sessions, API tokens and the audit log.
 * Promises: passwords, cookies and tokens are only kept as hashes; a disabled account and an expired session open nothing;
 * what is refused comes with a sentence. Knows nothing of broadcasts, subscribers or the inbox.
 */
export {
  may,
  type Permission,
  type Right,
  type Role,
  type StaffEnv,
  type StaffMember,
} from "./roles.ts";
export { addStaff, firstStaff, type NewStaff } from "./accounts.ts";
export { listComposers, saveApprovers, type Composer } from "./approvers.ts";
export { audit, type Actor, type AuditEntry } from "./audit.ts";
export type { AuditAction } from "./audit-words.ts";
export { addToken, findToken, firstToken, type ApiToken } from "./tokens.ts";
export { requireStaff } from "./require-staff.tsx";
export { generatePassword } from "./generated-password.ts";
