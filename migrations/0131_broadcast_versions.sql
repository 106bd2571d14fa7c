-- Drafts are saved by themselves and by several people: what was written before can be read, compared and brought back.

create table broadcast_versions (
  broadcast_id uuid not null references broadcasts on delete cascade,
  -- The broadcast's own version at that time.
  version integer not null,
  -- Title, teaser, text, link, picture, and whatever else is said.
  content jsonb not null,
  topic_ids integer[] not null,
  -- null: a program wrote it, or the member is gone.
  editor_id bigint references staff on delete set null,
  -- Saved by itself while somebody typed; saves of one sitting replace each other for some minutes.
  automatic boolean not null default false,
  -- The open form that it came from: a form is never overtaken by itself.
  form_id uuid,
  began_at timestamptz not null,
  at timestamptz not null,
  primary key (broadcast_id, version)
);

insert into broadcast_versions (broadcast_id, version, content, topic_ids, editor_id, began_at, at)
select id, version,
  jsonb_build_object('title', title, 'teaser', teaser, 'text', body, 'link', link,
    'picture', case
      when image_media_id is not null
        then jsonb_build_object('mediaId', image_media_id, 'alt', coalesce(image_alt, ''))
    end),
  array(select topic_id from broadcast_topics where broadcast_id = broadcasts.id order by topic_id),
  edited_by, updated_at, updated_at
from broadcasts
where state <> 'cancelled';
