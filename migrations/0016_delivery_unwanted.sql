-- A STOP that meets a message on the wire, or one of which nobody knows whether it went out: it may not be tried again.

alter table deliveries add column unwanted_at timestamptz;
