-- A choice from a list is a yes to what stood above the list: the proof of consent needs that text.
alter table dialogues
  add column listed_text text;
