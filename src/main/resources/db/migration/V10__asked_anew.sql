-- Under which number a partner is asked anew that takes each request but once, since the day of a refusal is over; null: under
-- random_id.
alter table notice add column asked_as uuid;
alter table notice add constraint notice_asked_as unique (asked_as);
