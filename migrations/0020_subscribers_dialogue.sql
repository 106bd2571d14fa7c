-- What the chat must remember between two messages, and what keeps the proof of consent from being guessed.

create table dialogues (
  subscriber_id bigint primary key references subscribers on delete cascade,
  -- When the person was told, once, what this service is and what it is not for.
  greeted_at timestamptz,
  -- The one question that "ja" and "nein" now answer.
  question text check (question in ('erase', 'stop', 'renew', 'pause')),
  asked_at timestamptz,
  -- The list as it was shown: numbers refer to it, also after staff reorder the topics.
  listed_topic_ids integer[],
  listed_at timestamptz,
  stop_answers smallint not null default 0,
  stop_answered_at timestamptz
);

-- The evidence hash stays when the evidence is erased; without a salt a short text could be guessed from it.
alter table consent_evidence add column salt text not null default '';

create index subscriptions_active on subscriptions (subscriber_id) where state = 'active';
