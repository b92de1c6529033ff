-- The ledger: who holds which order's fields, since when, under which contract. Pseudonymous: orders and customers are
-- keyed hashes, and what is sealed can be read with the order's keys only.
--
-- No foreign keys between the tables that every order writes to: they would look up what the same transaction has just
-- written. No index over states: open work stands in waiting and is deleted from there when it is done.

-- each process takes ten thousand ids at a time
create sequence hub_id start with 10000 increment by 10000;

create table contract_version (
  id            bigint                   not null primary key,
  partner       varchar(40)              not null,
  version       varchar(12)              not null,
  -- JSON: the documents and their fields, in the order of the bits of disclosure.fields
  description   text                     not null,
  first_used_at timestamp with time zone not null,
  constraint contract_version_once unique (partner, version)
);

create table customer_order (
  id            bigint                   not null primary key,
  order_hash    uuid                     not null,
  customer_hash uuid,
  -- the epoch whose key wraps the order's two keys; a key that was shredded is null
  epoch         bigint                   not null,
  content_key   bytea,
  reference_key bytea,
  -- the order's reference, sealed under the reference key
  reference     bytea,
  -- the highest that was seen
  revision      int                      not null,
  stage         varchar(9)               not null,
  -- the time of the first event of it, by the shop's clock
  placed_at     timestamp with time zone not null,
  created_at    timestamp with time zone not null,
  -- when an event last brought it further
  changed_at    timestamp with time zone not null,
  -- of an order that turned out to be a minor's: the last epoch of the other tier that may have wrapped its keys
  former_epoch  bigint,
  constraint customer_order_once unique (order_hash),
  constraint customer_order_stage check (stage in ('open', 'shipped', 'cancelled', 'closed'))
);

create index customer_order_of_customer on customer_order (customer_hash);
-- what a turn of the epochs has yet to wrap anew
create index customer_order_of_epoch on customer_order (epoch, id);

create table disclosure (
  id               bigint                   not null primary key,
  order_id         bigint                   not null,
  -- keyed hash of the event's id
  event_key        bigint                   not null,
  -- the event's id itself, until the order is deleted
  event_id         varchar(100),
  partner          varchar(40)              not null,
  document         varchar(40)              not null,
  contract_version bigint                   not null,
  -- bit i (little-endian) stands for the i-th field of the document in contract_version.description
  fields           bytea                    not null,
  state            varchar(12)              not null,
  reason           varchar(40),
  -- who is sending it: set only while the state is sending; whoever lost it may change nothing
  claim            bigint,
  -- how often it was tried to send it
  attempts         int                      not null,
  -- those of them that may have reached the partner: above 0, the partner may hold a copy, whatever the state
  reached          int                      not null,
  manifest_id      bigint,
  -- the notice that asks the partner to purge it
  notice_id        bigint,
  created_at       timestamp with time zone not null,
  changed_at       timestamp with time zone not null,
  -- order_id first: also the look-up by order, and the rows of an order stay together
  constraint disclosure_once unique (order_id, event_key, partner, document),
  constraint disclosure_state check
    (state in ('queued', 'sending', 'sent', 'waiting', 'parked', 'suppressed', 'withheld'))
);

-- Sealed disclosures that cannot go straight from a bundle. A disclosure that has a row here is sent from here, and a
-- bundle that brings it again is out of date.
create table waiting (
  disclosure_id bigint                   not null primary key,
  order_id      bigint                   not null,
  partner       varchar(40)              not null,
  document      varchar(40)              not null,
  -- how many rows of a manifest it takes
  row_count     int                      not null,
  -- when it came here
  since         timestamp with time zone not null,
  -- not before; null: not by itself (parked, withheld)
  due_at        timestamp with time zone,
  -- the unfinished manifest that it is in
  manifest_id   bigint,
  -- null: parked before a bundle brought it, and never to be made again; a bundle may bring it yet
  sealed        bytea
);

-- serves what is due at a partner and what is in a manifest
create index waiting_due on waiting (partner, manifest_id, due_at, disclosure_id);

create table manifest (
  id         bigint                   not null primary key,
  partner    varchar(40)              not null,
  document   varchar(40)              not null,
  number     int                      not null,
  file_name  varchar(120)             not null,
  state      varchar(8)               not null,
  reason     varchar(40),
  claim      bigint                   not null,
  attempts   int                      not null,
  -- what the file must be, on record before it is uploaded
  row_count  int,
  size_bytes bigint,
  sha256     bytea,
  -- which rows are whose: for each disclosure, in the order of the file, its id (8 bytes) and its number of rows (4)
  lines      bytea,
  -- when an unfinished manifest is tried again
  due_at     timestamp with time zone not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint manifest_once unique (partner, document, number),
  constraint manifest_state check (state in ('cutting', 'cut', 'sent', 'void'))
);

-- One row for each document that a partner gets in manifests: the next number, and the one manifest that is unfinished.
create table manifest_series (
  partner       varchar(40) not null,
  document      varchar(40) not null,
  next_number   int         not null,
  open_manifest bigint,
  primary key (partner, document)
);

-- Results that the shop has not been told of yet.
create table announcement (
  id            bigint                   not null primary key,
  disclosure_id bigint                   not null,
  state         varchar(12)              not null,
  reason        varchar(40),
  announced_at  timestamp with time zone not null
);
