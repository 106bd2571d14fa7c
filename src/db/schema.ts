/** The rows of the database. Written by `npm run row-types` from the migrations; not by hand. */
import type { Generated, GeneratedAlways } from "kysely";

export type Schema = {
  addresses: {
    id: GeneratedAlways<number>;
    account_id: number;
    subscriber_id: number;
    bsuid: string | null;
    phone: string | null;
    username: string | null;
    state: Generated<"active" | "replaced" | "unreachable" | "blocked">;
    undeliverable_count: Generated<number>;
    marketing_stopped_at: Date | null;
    last_inbound_at: Date | null;
    replaced_by: number | null;
    first_seen_at: Date;
    last_seen_at: Date;
  };
  api_tokens: {
    id: GeneratedAlways<number>;
    name: string;
    token_hash: string;
    may_approve: Generated<boolean>;
    created_at: Generated<Date>;
    last_used_at: Date | null;
    revoked_at: Date | null;
  };
  approval_deputies: {
    id: GeneratedAlways<number>;
    staff_id: number;
    deputy_id: number;
    starts_on: string;
    ends_on: string;
    set_by: number | null;
    set_at: Date;
    ended_at: Date | null;
  };
  audit_log: {
    id: GeneratedAlways<number>;
    at: Date;
    staff_id: number | null;
    actor: "staff" | "api" | "system" | "subscriber";
    action: string;
    subject: string | null;
    details: Generated<unknown>;
  };
  batches: {
    account_id: number;
    id: string;
    lane: "reply" | "notice" | "urgent" | "broadcast" | "digest";
    in_window: unknown;
    outside_window: unknown;
    topic_ids: Generated<number[]>;
    state: Generated<"open" | "paused" | "cancelled" | "halted">;
    halted_reason: string | null;
    created_at: Date;
    canary_ids: Generated<number[]>;
    canary_passed_at: Date | null;
    held_at: Date | null;
    repeat_uncertain: Generated<boolean>;
    ignores_budget: Generated<boolean>;
    variants: Generated<unknown>;
  };
  broadcast_corrections: {
    broadcast_id: string;
    corrected_id: string;
  };
  broadcast_reviews: {
    id: GeneratedAlways<number>;
    broadcast_id: string;
    verdict: "approved" | "rejected";
    staff_id: number | null;
    in_place_of: number | null;
    by_rule: Generated<boolean>;
    fingerprint: string;
    said: unknown;
    reason: Generated<string>;
    at: Date;
    withdrawn_at: Date | null;
    superseded_at: Date | null;
  };
  broadcast_topics: {
    broadcast_id: string;
    topic_id: number;
  };
  broadcast_versions: {
    broadcast_id: string;
    version: number;
    content: unknown;
    topic_ids: number[];
    editor_id: number | null;
    automatic: Generated<boolean>;
    form_id: string | null;
    began_at: Date;
    at: Date;
  };
  broadcast_writers: {
    broadcast_id: string;
    staff_id: number;
    covered_by: number | null;
  };
  broadcasts: {
    id: string;
    account_id: number;
    slug: string;
    state: Generated<"draft" | "in-review" | "approved" | "scheduled" | "sending" | "paused" | "sent" | "cancelled">;
    lane: Generated<"broadcast" | "urgent" | "digest">;
    title: string;
    teaser: string;
    body: string;
    link: string | null;
    image_media_id: number | null;
    image_alt: string | null;
    author_id: number | null;
    approved_by: number | null;
    approved_at: Date | null;
    send_at: Date | null;
    started_at: Date | null;
    expanded_at: Date | null;
    expanded_to: Generated<number>;
    finished_at: Date | null;
    audience: number | null;
    estimate_micros: number | null;
    currency: string | null;
    version: Generated<number>;
    created_at: Date;
    updated_at: Date;
    edited_by: number | null;
    countdown: Generated<boolean>;
    hindrance: string | null;
    repeat_uncertain: Generated<boolean>;
    expires_at: Date | null;
    over_budget_by: number | null;
    over_budget_at: Date | null;
    quiet_until: Date | null;
    blanks: Generated<string[]>;
    image_credit: string | null;
    variants: Generated<unknown>;
    is_summary: Generated<boolean>;
    choices: Generated<unknown>;
  };
  canned_answers: {
    id: GeneratedAlways<number>;
    title: string;
    text: string;
    text_en: Generated<string>;
    uses: Generated<number>;
    edited_by: number | null;
    version: Generated<number>;
    updated_at: Date;
  };
  channel_accounts: {
    id: GeneratedAlways<number>;
    channel: string;
    external_id: string;
    business_account_id: Generated<string>;
    display_number: Generated<string>;
    verified_name: Generated<string>;
    secrets_sealed: string;
    messages_per_second: Generated<number>;
    daily_recipient_limit: number | null;
    flow_id: string | null;
    health: Generated<unknown>;
    halted_at: Date | null;
    halted_reason: string | null;
    created_at: Generated<Date>;
    trouble: "not-answering" | "slowed" | null;
    trouble_since: Date | null;
    silent_since: Date | null;
    told_too_fast_at: Date | null;
  };
  charge_totals: {
    account_id: number;
    month: string;
    day: string;
    category: string;
    type: string;
    market: string;
    count: number;
  };
  consent_evidence: {
    consent_id: number;
    subscriber_id: number;
    provider_message_id: string | null;
    said: string | null;
    salt: Generated<string>;
  };
  consent_wordings: {
    hash: string;
    wording: string;
    first_used_at: Date;
  };
  consents: {
    id: number;
    subject: string;
    decision: "yes" | "no";
    topic_keys: string[];
    source: string;
    wording_hash: string;
    notice_version: string;
    evidence_hash: string;
    at: Date;
    previous_hash: string;
    hash: string;
  };
  conversations: {
    id: GeneratedAlways<number>;
    account_id: number;
    address_id: number;
    subscriber_id: number;
    state: Generated<"open" | "waiting" | "done">;
    waiting_since: Date | null;
    assignee_id: number | null;
    last_message_at: Date;
    closure_noticed_for: Date | null;
  };
  daily_recipients: {
    account_id: number;
    address_id: number;
    at: Date;
  };
  deliveries: {
    account_id: number;
    id: GeneratedAlways<number>;
    lane: "reply" | "notice" | "urgent" | "broadcast" | "digest";
    lane_rank: number;
    batch_id: string | null;
    address_id: number | null;
    subscriber_id: number | null;
    message: unknown;
    state: Generated<"queued" | "sending" | "accepted" | "held" | "sent" | "delivered" | "read" | "failed" | "withdrawn" | "expired" | "uncertain">;
    form: "free" | "template" | null;
    attempt: Generated<number>;
    not_before: Date;
    expires_at: Date | null;
    provider_message_id: string | null;
    failure_code: number | null;
    failure_class: string | null;
    charge_category: string | null;
    charge_type: string | null;
    created_at: Date;
    sending_at: Date | null;
    accepted_at: Date | null;
    sent_at: Date | null;
    delivered_at: Date | null;
    read_at: Date | null;
    failed_at: Date | null;
    unwanted_at: Date | null;
    claim_id: number | null;
    uncertain_since: GeneratedAlways<Date | null>;
    charge_market: string | null;
    variant: string | null;
  };
  delivery_claims: {
    account_id: number;
    id: number;
    owner: string;
    lease_until: Date;
    first_id: number;
    last_id: number;
  };
  delivery_provider_ids: {
    account_id: number;
    hash: string;
    delivery_id: number;
  };
  delivery_queue: {
    account_id: number;
    id: GeneratedAlways<number>;
    batch_id: string | null;
    lane_rank: number;
    not_before: Date;
    first_id: number;
    last_id: number;
    put_back: Generated<boolean>;
  };
  dialogues: {
    subscriber_id: number;
    greeted_at: Date | null;
    question: "erase" | "stop" | "renew" | "pause" | null;
    asked_at: Date | null;
    listed_topic_ids: number[] | null;
    listed_at: Date | null;
    stop_answers: Generated<number>;
    stop_answered_at: Date | null;
    listed_text: string | null;
  };
  digest_runs: {
    id: GeneratedAlways<number>;
    topic_id: number;
    day: string;
    sends_at: Date;
    state: Generated<"proposed" | "sent" | "skipped">;
    skipped_because: "no-events" | "untouched" | "too-late" | "staff" | null;
    hindrance: string | null;
    proposed_at: Date;
    edited_by: number | null;
    edited_at: Date | null;
    confirmed_by: number | null;
    confirmed_at: Date | null;
    settled_at: Date | null;
    broadcast_id: string | null;
    editors: Generated<number[]>;
  };
  digest_tips: {
    run_id: number;
    occurrence_id: number;
    position: number;
    words: Generated<string>;
    sent: unknown;
  };
  digests: {
    topic_id: number;
    weekdays: number[];
    send_time: string;
    propose_time: string;
    at_most: number;
    rules: unknown;
    if_untouched: "send" | "hold";
    cut_off_minutes: number;
    runs_from: Date;
    switched_off_at: Date | null;
  };
  erased_addresses: {
    address_hash: string;
    erased_at: Date;
  };
  event_corrections: {
    broadcast_id: string;
    occurrence_id: number;
    content_hash: string;
    said: unknown;
    noted_at: Date | null;
  };
  event_mentions: {
    id: GeneratedAlways<number>;
    occurrence_id: number;
    batch_id: string;
    content_hash: string;
    said: unknown;
    sent_at: Date;
  };
  event_questions: {
    id: GeneratedAlways<number>;
    occurrence_id: number;
    said: unknown;
    raised_at: Date;
    answer: "report" | "leave" | "settled-itself" | null;
    answered_hash: string | null;
    answered_at: Date | null;
    answered_by: number | null;
  };
  event_separations: {
    event_id: number;
    other_id: number;
  };
  events: {
    id: GeneratedAlways<number>;
    source_id: number | null;
    uid: string;
    topic_id: number | null;
    same_as: number | null;
    merged_by_staff: Generated<boolean>;
    title_key: string;
    url: string | null;
    details: unknown;
    recurrence_text: string | null;
    digest: string;
    outside_rules: Generated<boolean>;
    editor_state: Generated<"new" | "picked" | "hidden">;
    wording: unknown;
    wording_base: unknown;
    first_seen_at: Date;
    changed_at: Date;
    vanished_at: Date | null;
  };
  failure_reasons: {
    code: number;
    class: string;
    reason: string;
  };
  forgotten_provider_ids: {
    account_id: number;
    up_to: number;
  };
  media: {
    id: GeneratedAlways<number>;
    sha256: string;
    mime_type: string;
    file_name: string | null;
    bytes: number;
    path: string;
    width: number | null;
    height: number | null;
    created_at: Generated<Date>;
  };
  media_uploads: {
    account_id: number;
    media_id: number;
    provider_media_id: string;
    uploaded_at: Date;
  };
  messages: {
    id: GeneratedAlways<number>;
    conversation_id: number;
    account_id: number;
    direction: "in" | "out";
    kind: string;
    text: Generated<string>;
    details: Generated<unknown>;
    media_id: number | null;
    provider_media_id: string | null;
    media_state: "wanted" | "stored" | "lost" | null;
    provider_message_id: string | null;
    reply_to: string | null;
    broadcast_id: string | null;
    delivery_id: number | null;
    staff_id: number | null;
    automatic: Generated<boolean>;
    reactions: Generated<unknown>;
    at: Date;
    edited_at: Date | null;
    deleted_at: Date | null;
    media_attempts: Generated<number>;
    media_next_at: Date | null;
  };
  migrations: {
    name: string;
    checksum: string;
    applied_at: Generated<Date>;
  };
  notes: {
    id: GeneratedAlways<number>;
    conversation_id: number;
    staff_id: number | null;
    text: string;
    at: Date;
    edited_at: Date | null;
  };
  notice_versions: {
    version: string;
    body_de: string;
    body_en: string;
    hash: string;
    valid_from: Date;
  };
  occurrences: {
    id: GeneratedAlways<number>;
    event_id: number;
    key: string;
    starts_on: string;
    starts_at: Date | null;
    starts_zone: string | null;
    starts_local: string | null;
    ends_on: string | null;
    ends_at: Date | null;
    ends_zone: string | null;
    ends_local: string | null;
    status: "scheduled" | "cancelled" | "postponed" | "moved-online" | "sold-out";
    status_by_staff: "scheduled" | "cancelled" | "postponed" | "moved-online" | "sold-out" | null;
    details: unknown;
    digest: string;
    vanished_at: Date | null;
  };
  parked_statuses: {
    id: GeneratedAlways<number>;
    account_id: number;
    provider_message_id: string;
    delivery_ref: string | null;
    status: unknown;
    received_at: Date;
  };
  privacy_requests: {
    id: GeneratedAlways<number>;
    kind: "access" | "erasure";
    subscriber_id: number | null;
    address_id: number | null;
    account_id: number | null;
    farewell_delivery_id: number | null;
    asked_at: Date;
    done_at: Date | null;
    asked_by: Generated<"subscriber" | "staff">;
    not_before: Date | null;
    media_ids: Generated<number[]>;
  };
  rate_cards: {
    valid_from: string;
    prices: unknown;
    free_service_messages: number;
    added_by: number | null;
    added_at: Date;
  };
  rate_limits: {
    bucket: string;
    tokens: number;
    updated_at: Date;
  };
  reserved_charges: {
    account_id: number;
    delivery_id: number;
    micros: number;
    takes_free: boolean;
    at: Date;
  };
  sender_leases: {
    account_id: number;
    owner: string;
    until: Date;
  };
  set_aside_events: {
    id: GeneratedAlways<number>;
    webhook_body_id: number | null;
    channel: string;
    event: unknown;
    reason: string;
    at: Date;
    settled_at: Date | null;
  };
  settings: {
    key: string;
    value: unknown;
    updated_at: Generated<Date>;
  };
  source_bodies: {
    source_id: number;
    bytes: Buffer;
    sha256: string;
    content_type: string | null;
    url: string;
    fetched_at: Date;
    read_at: Date;
  };
  source_items: {
    id: GeneratedAlways<number>;
    source_id: number;
    key: string;
    title: string;
    teaser: string;
    text: string;
    url: string | null;
    image: unknown;
    published_at: Date | null;
    updated_at: Date | null;
    first_seen_at: Date;
    draft_wanted: boolean;
    broadcast_id: string | null;
  };
  source_quarantine: {
    id: GeneratedAlways<number>;
    source_id: number;
    uid: string | null;
    reason: string;
    raw: string;
    is_remark: boolean;
    fingerprint: string;
    first_seen_at: Date;
  };
  sources: {
    id: GeneratedAlways<number>;
    title: string;
    url: string;
    format: string;
    topic_id: number | null;
    drafts_news: Generated<boolean>;
    only_cities: Generated<string[]>;
    only_categories: Generated<string[]>;
    every_minutes: Generated<number>;
    created_at: Date;
    switched_off_at: Date | null;
    due_at: Date;
    lease_until: Date | null;
    failures: Generated<number>;
    etag: string | null;
    last_modified: string | null;
    moved_to: string | null;
    first_polled_at: Date | null;
    polled_at: Date | null;
    succeeded_at: Date | null;
    trouble: string | null;
    trouble_detail: string | null;
    lost_at: Date | null;
    lost_events: number | null;
    lost_of: number | null;
    loss_accepted_at: Date | null;
    events_read: Generated<number>;
    news_read: Generated<number>;
    unreadable: Generated<number>;
  };
  staff: {
    id: GeneratedAlways<number>;
    email: string;
    name: string;
    role: "editor" | "dialogue" | "administrator";
    password_hash: string;
    language: Generated<"de" | "en">;
    test_address_id: number | null;
    created_at: Generated<Date>;
    disabled_at: Date | null;
    approves: Generated<boolean>;
  };
  staff_sessions: {
    token_hash: string;
    staff_id: number;
    created_at: Date;
    last_seen_at: Date;
    expires_at: Date;
  };
  status_streams: {
    account_id: number;
    heard_up_to: Date | null;
    deaf_until: Date | null;
    ambiguous_until: Date | null;
  };
  subscribers: {
    id: GeneratedAlways<number>;
    display_name: string | null;
    language: Generated<string>;
    paused_until: string | null;
    consent_subject: string;
    pilot_code: string | null;
    erasure_asked_at: Date | null;
    erasure_confirmed_at: Date | null;
    created_at: Generated<Date>;
    reads: string | null;
    pause_said_at: Date | null;
  };
  subscriptions: {
    topic_id: number;
    subscriber_id: number;
    state: "pending" | "active" | "ended";
    frequency: Generated<"at-once" | "daily" | "weekly">;
    since: Date;
    ended_at: Date | null;
    recorded_at: Date | null;
  };
  summary_items: {
    broadcast_id: string;
    subscriber_id: number;
    cadence: "daily" | "weekly";
    reason: "chosen" | "promise";
    noted_on: string;
    summary_id: string | null;
  };
  summary_runs: {
    day: string;
    settled_at: Date;
  };
  templates: {
    account_id: number;
    name: string;
    language: string;
    provider_id: string | null;
    status: string;
    category: string;
    components: unknown;
    rejected_reason: string | null;
    synced_at: Date;
  };
  test_codes: {
    staff_id: number;
    code: string;
    made_at: Date;
  };
  text_templates: {
    id: GeneratedAlways<number>;
    name: string;
    title: string;
    teaser: string;
    body: string;
    link: string | null;
    topic_ids: Generated<number[]>;
    edited_by: number | null;
    version: Generated<number>;
    updated_at: Date;
  };
  texts: {
    key: string;
    language: string;
    body: string;
    updated_at: Generated<Date>;
  };
  topics: {
    id: GeneratedAlways<number>;
    key: string;
    title: string;
    title_en: string | null;
    description: Generated<string>;
    description_en: string | null;
    promised_frequency: Generated<string>;
    promised_frequency_en: string | null;
    position: Generated<number>;
    hidden_at: Date | null;
    created_at: Generated<Date>;
    approvals: Generated<number>;
  };
  webhook_bodies: {
    id: GeneratedAlways<number>;
    channel: string;
    body: Buffer;
    received_at: Date;
    attempts: Generated<number>;
    lease_until: Date | null;
    processed_at: Date | null;
  };
};
