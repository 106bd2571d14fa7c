-- Files end before their messages do (retention): the message stays and says that its file is gone.

alter table messages
  drop constraint messages_media_id_fkey,
  add constraint messages_media_id_fkey foreign key (media_id) references media on delete set null;
create index messages_media on messages (media_id) where media_id is not null;
