-- The press office sees week by week what WhatsApp withheld; the few rows are found without reading the millions.

create index deliveries_withheld on deliveries (failed_at)
  where state = 'failed' and failure_code in (131049, 130472, 131050, 132015);
create index consents_preference on consents (at) where source = 'whatsapp-preference';
