-- Deletion: who asked, which orders it is of, and how far each has come. What is open stands here; what has ended is in the
-- chain of proof and is deleted here, but for the requests, by which the hub knows one that comes again.

create table deletion_request (
  id            bigint                   not null primary key,
  -- the shop's; of the hub's own: the reason and a random id
  request_id    varchar(64)              not null,
  reason        varchar(15)              not null,
  requested_by  varchar(8)               not null,
  state         varchar(9)               not null,
  -- false: more were asked for in an hour than go without a person's word
  approved      boolean                  not null,
  -- keyed hash of the customer's id; null once no more orders are looked for
  customer_hash uuid,
  -- all of the customer's orders that were placed until then; null: those in deletion_target
  placed_until  timestamp with time zone,
  -- how far the topic of orders reached when the request was on record: once the hub has read that far, no order comes up
  -- any more that was published before
  reach         varchar(2000),
  -- how many orders it has been found to be of
  orders        int                      not null,
  received_at   timestamp with time zone not null,
  changed_at    timestamp with time zone not null,
  constraint deletion_request_once unique (request_id),
  constraint deletion_request_reason check (reason in ('deletion', 'retention', 'agreement-ended', 'reassigned')),
  constraint deletion_request_by check (requested_by in ('customer', 'guardian', 'hub')),
  constraint deletion_request_state check
    (state in ('asking', 'standing', 'swept', 'effective', 'completed', 'final'))
);

create index deletion_request_open on deletion_request (state, id);

-- Listed orders that have not been found yet.
create table deletion_target (
  request_id bigint not null,
  order_hash uuid   not null,
  primary key (request_id, order_hash)
);

-- One order that a request is of.
create table erasure (
  id           bigint                   not null primary key,
  request_id   bigint                   not null,
  order_id     bigint                   not null,
  -- what stands for the order wherever it is told of
  random_id    uuid                     not null,
  state        varchar(9)               not null,
  -- a guardian asked, or the order is a minor's
  urgent       boolean                  not null,
  -- the epoch whose key wrapped what was shredded last: once it is destroyed, no copy of it can be opened
  epoch        bigint,
  changed_at   timestamp with time zone not null,
  constraint erasure_once unique (request_id, order_id),
  constraint erasure_state check (state in ('deferred', 'held', 'due', 'erased', 'effective', 'final'))
);

create index erasure_of_order on erasure (order_id);
create index erasure_next on erasure (state, urgent, id);

-- Closed orders whose time has not run out yet.
create table closed_order (
  order_id  bigint                   not null primary key,
  closed_at timestamp with time zone not null
);

create index closed_order_oldest on closed_order (closed_at, order_id);

-- Partners from which an order was moved away: each is to purge its copy when it has been told that it is not to act on it.
create table reassignment (
  order_id      bigint      not null,
  partner       varchar(40) not null,
  -- the last disclosure that tells the partner so; whatever is younger concerns it again
  disclosure_id bigint      not null,
  primary key (order_id, partner)
);

-- What keeps an order from coming back when its events are read again, and one from coming in that was deleted before.
create table tombstone (
  -- under a key of its own: of an order, or of a customer
  hash          uuid                     not null primary key,
  -- the customer whose order it must be; null: whoever's it is
  customer_hash uuid,
  -- of a customer: orders that were placed until then; null: it is of an order
  placed_until  timestamp with time zone
);

-- Orders that must be kept for now, whoever asks.
create table legal_hold (
  order_id   bigint                   not null primary key,
  basis      varchar(40)              not null,
  held_until date                     not null,
  created_at timestamp with time zone not null
);

-- What the shop has not been told of yet.
create table deletion_news (
  id          bigint                   not null primary key,
  request_id  varchar(64)              not null,
  state       varchar(24)              not null,
  reason      varchar(40),
  -- the day until which a partner keeps something, or a law does
  until       date,
  -- what the partner keeps, by name, joined by blanks
  fields      varchar(2000),
  -- the order and the notice it is about, by their random ids
  random_id   uuid,
  notice      uuid,
  partner     varchar(40),
  happened_at timestamp with time zone not null
);

-- Requests to purge, until their answer is final.
create table notice (
  id           bigint                   not null primary key,
  -- what stands for it at the partner and wherever it is told of
  random_id    uuid                     not null,
  request_id   bigint                   not null,
  order_id     bigint                   not null,
  order_random uuid                     not null,
  partner      varchar(40)              not null,
  reason       varchar(15)              not null,
  state        varchar(12)              not null,
  urgent       boolean                  not null,
  -- who is sending it: set only while it is being sent
  claim        bigint,
  -- the open file that takes it
  file_id      bigint,
  attempts     int                      not null,
  -- how often the partner has got it: an attempt of which that is not known is repeated as it was
  round        int                      not null,
  -- when the partner is to be told, reminded or asked next
  due_at       timestamp with time zone not null,
  -- when the time to answer is over, and when the partner is reminded of it; null until the contract was looked at
  answer_by    timestamp with time zone,
  remind_at    timestamp with time zone,
  -- the basis of a refusal, or why it failed
  code         varchar(40),
  -- until when the partner keeps something, or by when it wants to be done
  until_day    date,
  fields       varchar(2000),
  created_at   timestamp with time zone not null,
  changed_at   timestamp with time zone not null,
  constraint notice_random unique (random_id),
  constraint notice_state check (state in ('queued', 'sent', 'acknowledged', 'partial', 'refused', 'failed', 'overdue'))
);

create index notice_due on notice (partner, due_at);
create index notice_late on notice (answer_by);
create index notice_kept on notice (until_day);
create index notice_of_file on notice (file_id);
create index notice_of_order on notice (order_id);
create index notice_of_request on notice (request_id);
