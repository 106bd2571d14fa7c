-- A broadcast says who took its picture, and may say the same in other languages; each person gets it in the one they chose.

alter table broadcasts
  add column image_credit text,
  -- [{language, title, teaser, text}]; the main text stands in the columns.
  add column variants jsonb not null default '[]';

-- Chosen by the person, beside the language of the automatic answers; null: as those.
alter table subscribers add column reads text;

-- {language: {inWindow, outsideWindow}}
alter table batches add column variants jsonb not null default '{}';
-- Decided once, when the delivery is made; null: what the batch says first.
alter table deliveries add column variant text;
