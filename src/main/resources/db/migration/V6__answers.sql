-- What carriers answer to manifests, and what they leave in their outboxes that the hub does not take.

alter table disclosure drop constraint disclosure_state;
alter table disclosure add constraint disclosure_state check
  (state in ('queued', 'sending', 'sent', 'not-accepted', 'waiting', 'parked', 'suppressed', 'withheld'));

-- of a manifest that was sent; null: not answered yet
alter table manifest add column answer varchar(12);
-- of what it says: the same again changes nothing, and another answer is not taken
alter table manifest add column answer_sha256 bytea;
alter table manifest add column answered_at timestamp with time zone;
alter table manifest add constraint manifest_answer check (answer in ('accepted', 'not-accepted'));

-- Files that were left where they are. Nothing of them is kept but that they have been told of: they are of unknown origin,
-- and a name can be personal too.
create table quarantined_file (
  partner  varchar(40)              not null,
  -- keyed hash of its name, size and time
  file_key uuid                     not null,
  code     varchar(40)              not null,
  since    timestamp with time zone not null,
  primary key (partner, file_key)
);
