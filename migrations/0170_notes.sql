-- What staff note about a conversation for each other. It is never sent; it goes with the person, who may ask to see it.

create table notes (
  id bigint generated always as identity primary key,
  conversation_id bigint not null references conversations on delete cascade,
  staff_id bigint references staff on delete set null,
  text text not null check (text <> '' and length(text) <= 2000),
  at timestamptz not null,
  edited_at timestamptz
);
create index notes_conversation on notes (conversation_id, id);
