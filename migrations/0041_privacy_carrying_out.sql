-- Requests can come from staff (somebody asked by letter), are tried again later where they fail, and their answers go soon.

alter table privacy_requests
  -- A letter names no number of ours.
  alter column account_id drop not null,
  add column asked_by text not null default 'subscriber' check (asked_by in ('subscriber', 'staff')),
  -- Lease and back-off in one: nobody tries before this.
  add column not_before timestamptz,
  -- The files of an answer, in the clear and complete: removed when they have arrived.
  add column media_ids bigint[] not null default '{}';

-- A body that is kept loses what it says of one person; the others' part stays for replay.
alter table set_aside_events
  drop constraint set_aside_events_webhook_body_id_fkey,
  add constraint set_aside_events_webhook_body_id_fkey
    foreign key (webhook_body_id) references webhook_bodies on delete set null;
