-- Payments: what a provider was asked for, what it has answered, and what the shop is to be told of that.
--
-- Amounts and the provider's reference are sealed under the order's reference key. What waits stands in tables of its
-- own and is deleted from there when it is done, as in the ledger.

create table payment (
  order_id    bigint                   not null,
  partner     varchar(40)              not null,
  state       varchar(15)              not null,
  -- asked for, captured, refunded, reserved for refunds, and the provider's reference: sealed
  figures     bytea                    not null,
  -- the newest row in payment_news: those that follow have higher ids, whichever process writes them
  last_news   bigint                   not null,
  created_at  timestamp with time zone not null,
  changed_at  timestamp with time zone not null,
  constraint payment_pk primary key (order_id, partner),
  constraint payment_state check (state in
    ('requested', 'authorized', 'captured', 'partly-refunded', 'refunded', 'failed', 'canceled', 'disputed'))
);

-- Which events of providers have been dealt with: each has its effect once. Kept longer than any provider repeats one.
create table payment_event (
  id          bigint                   not null primary key,
  partner     varchar(40)              not null,
  -- keyed hash of the provider's id for it
  event_key   uuid                     not null,
  -- null: of no order that the hub knew, or of an erased one
  order_id    bigint,
  kind        varchar(10)              not null,
  effect      varchar(10)              not null,
  received_at timestamp with time zone not null,
  constraint payment_event_once unique (partner, event_key),
  constraint payment_event_kind check
    (kind in ('authorized', 'captured', 'refunded', 'failed', 'canceled', 'disputed')),
  constraint payment_event_effect check (effect in ('applied', 'ignored', 'pending', 'mismatch', 'erased'))
);

create index payment_event_received on payment_event (received_at);

-- Results that came before what they build on: before the capture, or before the hub has asked for the payment at all.
create table payment_pending (
  event_id      bigint                   not null primary key,
  partner       varchar(40)              not null,
  kind          varchar(10)              not null,
  received_at   timestamp with time zone not null,
  -- the order, whose reference key seals the result; or, of an order that the hub does not know, the keyed hash of the
  -- reference and a key for this row alone, wrapped like those of orders: an epoch is in use as long as a row here names it
  order_id      bigint,
  order_hash    uuid,
  epoch         bigint,
  reference_key bytea,
  sealed        bytea                    not null,
  -- when the shop is told that it is still open; null: it has been
  due_at        timestamp with time zone,
  constraint payment_pending_sealed_by_one_key check
    ((order_id is not null and order_hash is null and epoch is null and reference_key is null)
     or (order_id is null and order_hash is not null and epoch is not null and reference_key is not null))
);

create index payment_pending_of_order on payment_pending (order_id);
create index payment_pending_of_reference on payment_pending (order_hash);

-- What the shop has not been told of yet.
create table payment_news (
  id          bigint                   not null primary key,
  -- null: of no order that can be named
  order_id    bigint,
  partner     varchar(40)              not null,
  -- what the payment has become, or, of a result that does not match, what the provider has reported
  state       varchar(15)              not null,
  -- what does not match, separated by commas; null: everything does
  differs     varchar(100),
  -- amount, currency, the sum refunded and the provider's reference; null where something differs
  sealed      bytea,
  -- the provider's time
  happened_at timestamp with time zone,
  verified_at timestamp with time zone not null,
  constraint payment_news_sealed check ((differs is null) = (sealed is not null))
);

-- Payments without a final answer, at providers that can be asked for one. Deleted as soon as there is one, or when it is
-- asked for no more.
create table payment_open (
  order_id  bigint                   not null,
  partner   varchar(40)              not null,
  -- when the payment was requested
  since     timestamp with time zone not null,
  -- how often the provider has answered that it has none
  answers   int                      not null,
  -- when the provider was last asked; null: not yet
  asked_at  timestamp with time zone,
  -- when it is asked next
  due_at    timestamp with time zone not null,
  -- when the shop is told that there is no answer, or, once it has been, when the provider is asked no more
  review_at timestamp with time zone not null,
  constraint payment_open_pk primary key (order_id, partner)
);

create index payment_open_due on payment_open (partner, due_at, order_id);
create index payment_open_review on payment_open (review_at);
