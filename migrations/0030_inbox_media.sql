-- Files that citizens sent are fetched by a loop: it needs to know what was tried, when to try again, and what to take away.

alter table messages
  add column media_attempts smallint not null default 0,
  -- Lease and back-off in one: nobody tries before this.
  add column media_next_at timestamptz;

-- The citizen deleted the message: its file is still to be removed.
create index messages_media_deleted on messages (id) where deleted_at is not null and media_id is not null;

-- The list reads the latest message that is somebody's task; reactions are found by what they speak of.
create index messages_tasks on messages (conversation_id, id) where not automatic;
